"""A half-finished draft saves, always; an address follows the one slug rule."""

import pytest
from django.urls import reverse
from django.utils.translation import gettext
from wagtail.test.utils.form_data import streamfield

from cms.articles.models import ArticlePage
from cms.sections.models import SectionPage
from tests.articles.forms import NO_BYLINES, story_form
from tests.factories import AccountFactory, ArticleFactory, SectionFactory

pytestmark = pytest.mark.django_db

EMPTY = {
    "title": "",
    "slug": "",
    "standfirst": "",
    "bylines": NO_BYLINES,
    "body": streamfield(
        [
            ("photo", {"photo": "", "caption": "", "alternative_text": ""}),
            ("pull_quote", {"quote": "", "attribution": ""}),
        ]
    ),
}


@pytest.fixture
def reporter(client):
    account = AccountFactory(role="reporter")
    client.force_login(account)
    return account


def add_address(section):
    return reverse("wagtailadmin_pages:add", args=["articles", "articlepage", section.pk])


def test_an_empty_draft_is_kept(client, reporter):
    response = client.post(add_address(SectionFactory()), story_form(**EMPTY))
    assert response.status_code == 302
    draft = ArticlePage.objects.get()
    assert (draft.title, draft.live, draft.owner) == ("", False, reporter)
    assert len(draft.get_latest_revision_as_object().body) == 2


def test_two_empty_drafts_do_not_fight_over_an_address(client, reporter):
    section = SectionFactory()
    for _ in range(2):
        client.post(add_address(section), story_form(**EMPTY))
    assert len(set(ArticlePage.objects.values_list("slug", flat=True))) == 2


def test_an_empty_draft_can_be_opened_and_listed(client, reporter):
    section = SectionFactory()
    client.post(add_address(section), story_form(**EMPTY))
    draft = ArticlePage.objects.get()
    edit = client.get(reverse("wagtailadmin_pages:edit", args=[draft.pk]))
    listing = client.get(reverse("wagtailadmin_explore", args=[section.pk]))
    assert (edit.status_code, listing.status_code) == (200, 200)
    assert gettext("(no headline yet)") in listing.content.decode()


def test_the_address_of_an_empty_draft_follows_its_first_headline(client, reporter):
    section = SectionFactory()
    client.post(add_address(section), story_form(**EMPTY))
    draft = ArticlePage.objects.get()
    data = story_form(title="Chính phủ đổi mới", slug="")
    client.post(reverse("wagtailadmin_pages:edit", args=[draft.pk]), data)
    assert ArticlePage.objects.get().get_latest_revision_as_object().slug == "chinh-phu-doi-moi"


def test_a_typed_address_is_brought_within_the_rule(client, reporter):
    client.post(add_address(SectionFactory()), story_form(slug="Đường-Ống_Nước"))
    assert ArticlePage.objects.get().slug == "duong-ong-nuoc"


def test_an_address_taken_since_the_form_looked_is_told_and_the_words_stay(
    client, reporter, monkeypatch
):
    section = SectionFactory()
    add_child = SectionPage.add_child

    def somebody_was_quicker(parent, **kwargs):
        monkeypatch.undo()
        ArticleFactory(parent=section, slug="vu-he-thu", title="Bài của người khác")
        return add_child(parent, **kwargs)

    monkeypatch.setattr(SectionPage, "add_child", somebody_was_quicker)
    form = story_form(title="Vụ hè thu", slug="vu-he-thu")
    answer = client.post(add_address(section), form)
    assert answer.status_code == 200
    assert "vu-he-thu" in str(answer.context["form"].errors["slug"])
    assert form["standfirst"] in answer.content.decode()
    assert not ArticlePage.objects.filter(title="Vụ hè thu").exists()


def test_a_story_made_by_code_gets_its_address_by_the_same_rule():
    assert ArticleFactory(title="Chính phủ đổi mới").slug == "chinh-phu-doi-moi"


def test_text_is_nfc_whatever_the_keyboard_sent(client, reporter):
    mixed = "Tiê\u0301ng Viê\u0323t"
    client.post(add_address(SectionFactory()), story_form(title=mixed, standfirst=mixed))
    draft = ArticlePage.objects.get()
    assert (draft.title, draft.standfirst) == ("Tiếng Việt", "Tiếng Việt")
