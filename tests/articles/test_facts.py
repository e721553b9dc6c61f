"""Embargo, sensitivity, retraction, origin and corrections live outside revisions."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cms.articles.gate import NotReady
from cms.articles.models import ArticlePage, Correction
from tests.articles.forms import story_form
from tests.factories import AccountFactory, ArticleFactory

pytestmark = pytest.mark.django_db


def test_publishing_an_older_draft_neither_brings_back_nor_loses_a_fact():
    article = ArticleFactory(is_sensitive=True)
    older = article.save_revision()
    article.set_facts(is_sensitive=False, origin_url="https://vidu.example/bai")
    older.publish()
    stored = ArticlePage.objects.get(pk=article.pk)
    assert stored.live
    assert not stored.is_sensitive
    assert stored.origin_url == "https://vidu.example/bai"


def test_an_older_draft_cannot_slip_under_a_later_embargo():
    article = ArticleFactory()
    older = article.save_revision()
    article.set_facts(embargoed_until=timezone.now() + timedelta(days=1))
    with pytest.raises(NotReady):
        older.publish()


def test_saving_a_page_held_in_memory_does_not_overwrite_a_fact():
    article = ArticleFactory()
    held = ArticlePage.objects.get(pk=article.pk)
    until = timezone.now() + timedelta(days=1)
    article.set_facts(embargoed_until=until)
    held.title = "Tít mới"
    held.save()
    stored = ArticlePage.objects.get(pk=article.pk)
    assert (stored.title, stored.embargoed_until) == ("Tít mới", until)


def test_only_facts_are_set_as_facts():
    with pytest.raises(TypeError, match="title"):
        ArticleFactory().set_facts(title="Không phải việc này")


def test_corrections_survive_the_publication_of_an_older_draft():
    article = ArticleFactory()
    older = article.save_revision()
    older.publish()
    Correction.objects.create(
        article=article, kind=Correction.Kind.SLIP, wrong="12 km", right="21 km"
    )
    older.publish()
    assert article.corrections.count() == 1


@pytest.mark.parametrize("published", [True, False], ids=["published", "draft"])
def test_the_form_sets_an_embargo_at_once_even_when_only_saving(client, published):
    client.force_login(AccountFactory(role="duty_secretary"))
    article = ArticleFactory(published=published)
    client.post(
        reverse("wagtailadmin_pages:edit", args=[article.pk]),
        story_form(embargoed_until="01/02/2031 06:00", is_sensitive="on"),
    )
    stored = ArticlePage.objects.get(pk=article.pk)
    assert timezone.localtime(stored.embargoed_until).strftime("%d/%m/%Y %H:%M") == (
        "01/02/2031 06:00"
    )
    assert stored.is_sensitive


def test_a_copy_has_no_origin_and_no_embargo():
    article = ArticleFactory(
        origin_key="cu/004.txt", embargoed_until=timezone.now() + timedelta(days=3)
    )
    copy = article.copy(update_attrs={"slug": "ban-sao"}, keep_live=False)
    assert (copy.origin_key, copy.embargoed_until) == (None, None)


def test_update_time_appears_only_when_the_words_changed():
    article = ArticleFactory(published=True)
    article.save_revision().publish()
    assert ArticlePage.objects.get(pk=article.pk).revised_at is None
    article = ArticlePage.objects.get(pk=article.pk)
    article.standfirst = "Sapo đã viết lại."
    article.save_revision().publish()
    assert ArticlePage.objects.get(pk=article.pk).revised_at is not None
