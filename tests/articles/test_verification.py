"""The command that proves that nothing was altered afterwards."""

import pytest
from django.core.management import call_command
from django.db import connection

from cms.articles.models import Snapshot
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db


def test_whole_snapshots_pass(capsys):
    ArticleFactory(published=True)
    call_command("verify_snapshots")
    assert capsys.readouterr().out == "1 snapshots, 0 differ\n"


def test_an_altered_snapshot_is_named_and_the_command_fails(capsys):
    article = ArticleFactory(published=True)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        # As somebody with the database in hand would do it, past the trigger.
        cursor.execute("ALTER TABLE articles_snapshot DISABLE TRIGGER articles_keep_snapshot")
        cursor.execute(
            "UPDATE articles_snapshot SET content = jsonb_set(content, '{title}', '\"Khác\"')"
        )
    with pytest.raises(SystemExit) as ended:
        call_command("verify_snapshots")
    assert ended.value.code == 1
    assert f"snapshot {Snapshot.objects.get().pk} of page {article.pk}" in capsys.readouterr().out
