"""Embargo, sensitivity, retraction, origin and corrections live outside revisions."""

import json
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import streamfield

from cms.articles.gate import NotReady
from cms.articles.models import ArticlePage, Correction
from tests.articles.forms import NO_BYLINES, story_form
from tests.factories import AccountFactory, ArticleFactory

pytestmark = pytest.mark.django_db

# What the editor in the browser sends for the paragraph of the factory.
TYPED_IN_THE_EDITOR = json.dumps(
    {
        "blocks": [
            {
                "key": "a1b2c",
                "text": "Sáng nay, chiếc cầu được đưa vào sử dụng.",
                "type": "unstyled",
                "depth": 0,
                "inlineStyleRanges": [],
                "entityRanges": [],
            }
        ],
        "entityMap": {},
    }
)


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


@pytest.fixture
def secretary(client):
    client.force_login(AccountFactory(role="duty_secretary"))


def edit_address(article):
    return reverse("wagtailadmin_pages:edit", args=[article.pk])


def printed(moment):
    return moment and timezone.localtime(moment).strftime("%d/%m/%Y %H:%M")


def stored(article):
    return ArticlePage.objects.get(pk=article.pk)


def test_the_form_sets_facts_at_once_even_when_only_saving(client, secretary):
    article = ArticleFactory()
    data = story_form(embargoed_until="01/02/2031 06:00", is_sensitive="on")
    client.post(edit_address(article), data)
    assert printed(stored(article).embargoed_until) == "01/02/2031 06:00"
    assert stored(article).is_sensitive


def test_a_published_story_can_be_marked_sensitive_but_not_put_under_embargo(client, secretary):
    article = ArticleFactory(published=True)
    client.post(edit_address(article), story_form(is_sensitive="on"))
    assert stored(article).is_sensitive
    response = client.post(edit_address(article), story_form(embargoed_until="01/02/2031 06:00"))
    assert response.context["form"].errors["embargoed_until"]
    with pytest.raises(ValidationError):
        article.set_facts(embargoed_until=timezone.now() + timedelta(days=1))
    assert stored(article).embargoed_until is None


def test_a_form_left_open_does_not_lift_what_was_set_meanwhile(client, secretary):
    article = ArticleFactory()
    opened = client.get(edit_address(article)).context["form"]
    until = timezone.now() + timedelta(days=1)
    article.set_facts(embargoed_until=until, is_sensitive=True)
    client.post(edit_address(article), story_form(facts_seen=opened["facts_seen"].value()))
    assert stored(article).embargoed_until == until
    assert stored(article).is_sensitive


def test_publishing_from_a_form_left_open_meets_the_embargo_set_meanwhile(client, secretary):
    article = ArticleFactory()
    opened = client.get(edit_address(article)).context["form"]
    article.set_facts(embargoed_until=timezone.now() + timedelta(days=1))
    data = story_form(facts_seen=opened["facts_seen"].value(), **{"action-publish": "1"})
    response = client.post(edit_address(article), data)
    assert response.context["form"].errors["go_live_at"]
    assert not stored(article).live


def test_what_this_person_changed_is_written(client, secretary):
    article = ArticleFactory()
    article.set_facts(embargoed_until=timezone.now() + timedelta(days=1))
    opened = client.get(edit_address(article)).context["form"]
    data = story_form(facts_seen=opened["facts_seen"].value(), embargoed_until="")
    client.post(edit_address(article), data)
    assert stored(article).embargoed_until is None


def test_a_writer_may_set_an_embargo_and_not_lift_it(client):
    reporter = AccountFactory(role="reporter")
    client.force_login(reporter)
    article = ArticleFactory(owner=reporter)
    client.post(edit_address(article), story_form(embargoed_until="01/02/2031 06:00"))
    assert printed(stored(article).embargoed_until) == "01/02/2031 06:00"
    response = client.post(edit_address(article), story_form(embargoed_until=""))
    assert response.context["form"].errors["embargoed_until"]
    assert printed(stored(article).embargoed_until) == "01/02/2031 06:00"


def test_a_preview_writes_nothing(client, secretary):
    article = ArticleFactory()
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[article.pk])
    client.post(address, story_form(embargoed_until="01/02/2031 06:00", is_sensitive="on"))
    assert client.get(f"{address}?mode=").status_code == 200
    assert stored(article).embargoed_until is None
    assert not stored(article).is_sensitive


def test_a_copy_has_no_origin_and_keeps_its_embargo():
    until = timezone.now() + timedelta(days=3)
    article = ArticleFactory(origin_key="cu/004.txt", embargoed_until=until, is_sensitive=True)
    copy = article.copy(update_attrs={"slug": "ban-sao"}, keep_live=False)
    assert (copy.origin_key, copy.embargoed_until, copy.is_sensitive) == (None, until, True)


def test_a_story_cannot_become_an_alias(client, secretary):
    article = ArticleFactory(origin_key="cu/005.txt")
    address = reverse("wagtailadmin_pages:copy", args=[article.pk])
    assert "alias" not in client.get(address).context["form"].fields
    data = {
        "new_title": "Bản sao",
        "new_slug": "ban-sao",
        "new_parent_page": article.section.pk,
        "alias": "on",
    }
    client.post(address, data)
    assert ArticlePage.objects.get(slug="ban-sao").alias_of is None


def test_update_time_appears_only_when_the_words_changed():
    article = ArticleFactory(published=True)
    article.save_revision().publish()
    assert ArticlePage.objects.get(pk=article.pk).revised_at is None
    article = ArticlePage.objects.get(pk=article.pk)
    article.standfirst = "Sapo đã viết lại."
    article.save_revision().publish()
    assert ArticlePage.objects.get(pk=article.pk).revised_at is not None


def test_opening_and_publishing_unchanged_in_the_form_is_no_update(client, secretary):
    article = ArticleFactory(published=True)
    data = story_form(
        title=article.title,
        standfirst=article.standfirst,
        slug=article.slug,
        body=streamfield([("text", TYPED_IN_THE_EDITOR)]),
        bylines=NO_BYLINES,
        **{"action-publish": "1"},
    )
    client.post(edit_address(article), data)
    assert "data-block-key" in stored(article).body.raw_data[0]["value"]
    assert stored(article).revised_at is None


def test_another_genre_is_no_update():
    article = ArticleFactory(published=True)
    article.genre = ArticlePage.Genre.REPORTAGE
    article.save_revision().publish()
    assert stored(article).revised_at is None
