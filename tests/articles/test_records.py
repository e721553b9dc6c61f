"""Snapshots and corrections: written once, by every publication, and never changed."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from wagtail.log_actions import LogContext

from cms.articles.models import ArticlePage, Correction, Snapshot
from cms.articles.publication import hash_of
from tests.factories import AccountFactory, ArticleFactory, PersonFactory, PhotoFactory
from tests.workflow.walking import approve_newest

pytestmark = pytest.mark.django_db


def snapshots(article):
    return Snapshot.objects.filter(page_number=article.pk).order_by("pk")


def test_a_publication_keeps_words_photos_bylines_address_time_and_who():
    editor = AccountFactory(role="duty_secretary", first_name="Hồ Minh", last_name="Tuệ")
    photo = PhotoFactory(photographers=[PersonFactory(full_name="Lý Quốc Trường")])
    article = ArticleFactory(lead_photo=photo)
    before = timezone.now()
    article.save_revision(user=editor).publish(user=editor)
    [kept] = snapshots(article)
    assert kept.content["title"] == article.title
    assert kept.content["standfirst"] == article.standfirst
    assert kept.content["body"][0]["value"] == "<p>Sáng nay, chiếc cầu được đưa vào sử dụng.</p>"
    assert kept.content["photos"][0]["caption"] == photo.caption
    assert kept.content["photos"][0]["credit"] == "Lý Quốc Trường"
    assert kept.content["bylines"] == [{"name": "Nguyễn Thị Khế", "role": "words", "kind": "text"}]
    assert kept.address == article.url_path
    assert before <= kept.taken_at <= timezone.now()
    assert (kept.taken_by, kept.taken_by_name) == (editor, "Hồ Minh Tuệ")
    assert kept.content_hash == hash_of(kept.content)


def test_who_publishes_counts_before_who_wrote():
    writer, publisher = AccountFactory(role="reporter"), AccountFactory(role="duty_secretary")
    article = ArticleFactory()
    revision = article.save_revision(user=writer)
    approve_newest(article)
    with LogContext(user=publisher):
        revision.publish(user=publisher)
    assert snapshots(article).get().taken_by == publisher


def test_every_publication_leaves_a_snapshot_and_a_plain_save_leaves_none():
    article = ArticleFactory(published=True)
    article.save()
    assert snapshots(article).count() == 1
    article.save_revision().publish()
    assert snapshots(article).count() == 2
    article.unpublish()
    ArticlePage.objects.get(pk=article.pk).get_latest_revision().publish()
    assert snapshots(article).count() == 3


def test_code_that_makes_a_story_live_without_a_revision_leaves_one_too():
    article = ArticleFactory()
    article.live = True
    article.save()
    assert snapshots(article).count() == 1


def test_snapshot_survives_its_story():
    article = ArticleFactory(published=True)
    number = article.pk
    article.delete()
    kept = Snapshot.objects.get(page_number=number)
    assert kept.article_id is None
    assert kept.title == article.title


def records():
    article = ArticleFactory(published=True)
    correction = Correction.objects.create(
        article=article, kind=Correction.Kind.SLIP, wrong="12 km", right="21 km"
    )
    return [correction, snapshots(article).get()]


@pytest.mark.parametrize("index", [0, 1], ids=["correction", "snapshot"])
def test_a_record_refuses_to_be_changed_or_deleted(index):
    record = records()[index]
    with pytest.raises(ValidationError):
        record.save()
    with pytest.raises(ValidationError):
        record.delete()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE articles_correction SET \"right\" = 'khác'",
        "UPDATE articles_snapshot SET title = 'khác'",
        "UPDATE articles_snapshot SET content_hash = 'khác'",
        "DELETE FROM articles_correction",
        "DELETE FROM articles_snapshot",
    ],
)
def test_the_database_refuses_as_well(statement):
    records()
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_a_correction_keeps_the_headline_and_the_name_of_who_made_it():
    maker = AccountFactory(role="editor_in_chief", first_name="Trịnh Hải", last_name="Đường")
    article = ArticleFactory(published=True)
    kept = Correction.objects.create(
        article=article, kind=Correction.Kind.SLIP, wrong="a", right="b", made_by=maker
    )
    maker.delete()
    article.delete()
    kept.refresh_from_db()
    assert (kept.article_title, kept.made_by_name) == (article.title, "Trịnh Hải Đường")
