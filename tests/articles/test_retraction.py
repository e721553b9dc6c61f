"""Taking a story down and bringing it back."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from cms.articles.gate import NotReady
from cms.articles.models import ArticlePage, Correction
from cms.articles.retraction import restore, retract
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
    restore(taken_down, user=AccountFactory(role="editor_in_chief"))
    assert ArticlePage.objects.get(pk=taken_down.pk).title == before
    assert client.get(taken_down.url).status_code == 200


def test_a_draft_cannot_be_taken_down_and_a_reason_is_asked_for():
    with pytest.raises(ValidationError):
        retract(ArticleFactory(), user=None, reason="x", at=timezone.now())
    with pytest.raises(ValidationError):
        retract(ArticleFactory(published=True), user=None, reason=" ", at=timezone.now())
