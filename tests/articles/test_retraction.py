"""Taking a story down and bringing it back."""

import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.utils import timezone

from cms.articles import signals
from cms.articles.gate import NotReady
from cms.articles.models import ArticlePage, Correction, TakeDown
from cms.articles.retraction import confirm, restore, retract
from media.models import LedgerEntry
from tests.factories import AccountFactory, ArticleFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def taken_down():
    article = ArticleFactory(published=True)
    chief = AccountFactory(role="editor_in_chief")
    retract(article, user=chief, reason="Sai số liệu", at=timezone.now())
    return ArticlePage.objects.get(pk=article.pk)


def test_the_address_answers_410_with_a_notice(client, taken_down):
    response = client.get(taken_down.url)
    assert response.status_code == 410
    assert taken_down.standfirst not in response.content.decode()


def test_the_reason_and_who_are_kept(taken_down):
    kept = taken_down.corrections.get()
    assert (kept.kind, kept.wrong) == (Correction.Kind.RETRACTION, "Sai số liệu")


def test_publishing_any_version_is_refused_until_it_is_restored(taken_down):
    with pytest.raises(NotReady):
        taken_down.get_latest_revision().publish()


def test_restoring_publishes_the_words_that_were_taken_down(client, taken_down):
    taken_down.title = "Bản nháp viết sau khi gỡ"
    taken_down.save_revision()
    before = taken_down.snapshots.first().content["title"]
    restore(taken_down, user=AccountFactory(role="editor_in_chief"), at=timezone.now())
    stored = ArticlePage.objects.get(pk=taken_down.pk)
    assert (stored.title, stored.draft_title) == (before, "Bản nháp viết sau khi gỡ")
    assert client.get(taken_down.url).status_code == 200


def test_autosave_after_taking_down_never_writes_over_what_readers_saw(taken_down):
    seen = taken_down.snapshots.first().revision_number
    taken_down.title = "Bản nháp viết đè"
    revision = taken_down.save_revision(overwrite_revision=taken_down.latest_revision)
    assert revision.pk != seen
    restore(taken_down, user=None, at=timezone.now())
    assert ArticlePage.objects.get(pk=taken_down.pk).title != "Bản nháp viết đè"


@pytest.mark.parametrize("loss", ["deleted", "rewritten"])
def test_restoring_is_refused_when_the_version_that_readers_saw_is_gone(taken_down, loss):
    taken_down.save_revision()
    seen = taken_down.revisions.filter(pk=taken_down.snapshots.first().revision_number)
    if loss == "deleted":
        seen.delete()
    else:
        seen.update(content={**seen.get().content, "standfirst": "Chưa ai thấy câu này."})
    with pytest.raises(ValidationError, match="snapshots|ảnh chụp|bản lưu"):
        restore(taken_down, user=None, at=timezone.now())
    stored = ArticlePage.objects.get(pk=taken_down.pk)
    assert not stored.live
    assert stored.retracted_at


def test_the_chief_owes_an_answer_until_the_story_is_confirmed_or_restored(taken_down):
    other = ArticleFactory(published=True)
    secretary = AccountFactory(role="duty_secretary")
    retract(other, user=secretary, reason="Trùng bài", at=timezone.now())
    [row] = TakeDown.objects.owed().filter(article=other)
    assert (row.reason, row.taken_by) == ("Trùng bài", secretary)
    confirm(row, user=AccountFactory(role="editor_in_chief"), at=timezone.now())
    assert not TakeDown.objects.owed().filter(article=other).exists()
    with pytest.raises(ValidationError):
        confirm(row, user=secretary, at=timezone.now())
    restore(taken_down, user=secretary, at=timezone.now())
    assert not TakeDown.objects.open().filter(article=taken_down).exists()


def test_whoever_tells_people_hears_of_it_with_reason_and_person():
    heard = []

    def hear(sender, **news):
        heard.append(news)

    article = ArticleFactory(published=True)
    secretary = AccountFactory(role="duty_secretary")
    for signal in (signals.taken_down, signals.restored):
        signal.connect(hear)
    try:
        retract(article, user=secretary, reason="Sai tên", at=timezone.now())
        restore(article, user=secretary, at=timezone.now())
    finally:
        for signal in (signals.taken_down, signals.restored):
            signal.disconnect(hear)
    assert [news.get("reason") for news in heard] == ["Sai tên", None]
    assert {news["user"] for news in heard} == {secretary}
    assert {news["article"].pk for news in heard} == {article.pk}


def test_a_story_taken_down_leaves_lists_search_feeds_and_the_front_page(client):
    article = ArticleFactory(title="Trạm bơm Cồn Sẻ", published=True)
    addresses = ["/", article.section.url, "/rss.xml", "/tim-kiem/?q=Trạm+bơm+Cồn+Sẻ"]
    link = f'{article.url}"'

    def found(address):
        page = client.get(address).content.decode()
        return link in page or f"{article.url}<" in page

    assert all(found(address) for address in addresses)
    retract(article, user=None, reason="Sai", at=timezone.now())
    cache.clear()
    assert not any(found(address) for address in addresses)
    assert not LedgerEntry.objects.filter(page=article.pk, ended_at=None).exists()


def test_a_draft_cannot_be_taken_down_and_a_reason_is_asked_for():
    with pytest.raises(ValidationError):
        retract(ArticleFactory(), user=None, reason="x", at=timezone.now())
    with pytest.raises(ValidationError):
        retract(ArticleFactory(published=True), user=None, reason=" ", at=timezone.now())
