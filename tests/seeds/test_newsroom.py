"""The sample newsroom: only where it may be, once, and good enough for its own gate."""

import json

import pytest
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command
from django.utils import timezone

from cms.articles.models import ArticlePage
from seeds.newsroom import SampleRefused, load
from tests.factories import AccountFactory, ArticleFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def embedded(settings):
    settings.SAMPLE_PASSWORD = "mat-khau-mau"


def accounts(capsys):
    call_command("sample_accounts", "--json")
    return json.loads(capsys.readouterr().out)


def test_it_loads_once(embedded):
    assert load() > 0
    stories = ArticlePage.objects.published(at=timezone.now()).count()
    assert load() == 0
    assert ArticlePage.objects.published(at=timezone.now()).count() == stories


def test_every_role_gets_an_account_that_can_log_in(embedded, capsys):
    load()
    listed = accounts(capsys)
    assert {account["role"] for account in listed} == {
        "reporter",
        "photographer",
        "photo_editor",
        "desk_editor",
        "duty_secretary",
        "editor_in_chief",
        "translator",
        "technician",
    }
    for account in listed:
        assert authenticate(username=account["username"], password=account["password"])


def test_there_are_no_accounts_outside_a_sample_newsroom(capsys):
    assert accounts(capsys) == []


def test_it_is_refused_without_a_sample_password():
    with pytest.raises(CommandError, match="embedded"):
        call_command("load_sample_newsroom")


@pytest.mark.parametrize("work", [AccountFactory, ArticleFactory])
def test_it_never_loads_beside_somebodys_own_work(embedded, work):
    work()
    with pytest.raises(SampleRefused, match="not empty"):
        load()
