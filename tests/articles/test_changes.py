"""A published story changes in the open: what is said of it, what the gate asks, what is told."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset

from cms.articles import signals
from cms.articles.changes import declare
from cms.articles.gate import NotReady
from cms.articles.models import ArticlePage, Correction
from tests.articles.forms import story_form
from tests.factories import AccountFactory, ArticleFactory
from tests.workflow.walking import approved_form

pytestmark = pytest.mark.django_db

SLIP = {"kind": "slip", "wrong": "1.200 mét", "right": "2.100 mét"}
STATUTORY = {
    "kind": "statutory",
    "wrong": "1.200 mét",
    "right": "2.100 mét",
    "apology": "Báo thành thật xin lỗi.",
    "concerned": "Ban quản lý dự án cầu",
}
NEW = "Cây cầu dài 2.100 mét giúp người dân hai xã đi lại thuận tiện hơn."


@pytest.fixture
def story():
    return ArticleFactory(published=True)


def changed(story, standfirst=NEW, **said):
    """A version of ``story`` with other words, and what was said about it."""
    story.standfirst = standfirst
    revision = story.save_revision()
    if said:
        declare(revision, user=None, **said)
    return revision


def stored(story):
    return ArticlePage.objects.get(pk=story.pk)


def test_nobody_is_told_of_typography_and_no_update_time_is_shown(story):
    changed(story, story.standfirst.replace(" ", "\u00a0", 1) + " ", kind="typography").publish()
    assert not Correction.objects.exists()
    assert stored(story).revised_at is None


def test_typography_that_changes_a_number_is_refused_and_names_the_passage(story):
    revision = changed(story, kind="typography")
    with pytest.raises(NotReady) as refusal:
        revision.publish()
    assert [problem.field for problem in refusal.value.problems] == ["change_kind"]
    assert "sapo" in refusal.value.problems[0].message
    assert "1.200" in stored(story).standfirst


@pytest.mark.parametrize("way", ["publish", "schedule"])
@pytest.mark.parametrize(
    ("said", "fields"),
    [
        ({"kind": ""}, ["change_kind"]),
        ({"kind": "slip", "wrong": "1.200 mét"}, ["change_right"]),
        ({**STATUTORY, "apology": "", "concerned": ""}, ["change_apology", "change_concerned"]),
    ],
)
def test_a_change_that_is_not_explained_goes_out_on_no_way(story, way, said, fields):
    revision = changed(story, **said)
    revision.approved_go_live_at = timezone.now() + timedelta(hours=1)
    send_out = revision.publish if way == "publish" else revision.save
    with pytest.raises(NotReady) as refusal:
        send_out()
    assert [problem.field for problem in refusal.value.problems] == fields


def test_a_slip_is_told_with_wrong_and_right_once(story):
    revision = changed(story, **SLIP)
    revision.publish()
    kept = Correction.objects.get()
    assert (kept.kind, kept.wrong, kept.right) == ("slip", "1.200 mét", "2.100 mét")
    assert stored(story).revised_at == kept.made_at
    stored(story).unpublish()
    revision.publish()
    assert Correction.objects.count() == 1


def test_a_statutory_correction_names_work_section_date_and_persons(story):
    changed(story, **STATUTORY).publish()
    kept = Correction.objects.get()
    assert kept.article_title == story.title
    assert kept.section_title == story.section.title
    assert kept.printed_at == story.first_published_at
    assert (kept.apology, kept.concerned) == (STATUTORY["apology"], STATUTORY["concerned"])


def test_a_change_that_nobody_explained_is_an_update_with_its_time(story):
    changed(story).publish()
    kept = Correction.objects.get()
    assert (kept.kind, kept.right) == ("update", "")
    assert stored(story).revised_at
    assert not Correction.objects.told().exists()


def test_the_first_publication_is_no_change():
    story = ArticleFactory()
    declare(story.save_revision(), user=None, **SLIP)
    story.get_latest_revision().publish()
    assert not Correction.objects.exists()
    assert stored(story).revised_at is None


def test_whoever_tells_people_hears_of_a_correction(story):
    heard = []

    def hear(sender, **news):
        heard.append(news["correction"].kind)

    signals.corrected.connect(hear)
    try:
        changed(story, **SLIP).publish()
    finally:
        signals.corrected.disconnect(hear)
    assert heard == ["slip"]


class TestForm:
    """What the editor says on the form of a published story."""

    @pytest.fixture
    def send(self, client, story):
        client.force_login(AccountFactory(role="duty_secretary"))

        def post(standfirst=NEW, **said):
            fields = dict.fromkeys(("wrong", "right", "apology", "concerned"), "")
            kept = stored(story).bylines.get()
            byline = {"id": kept.pk, "person": "", "organisation": "", "role": "words"}
            data = story_form(
                title=story.title,
                slug=story.slug,
                standfirst=standfirst,
                bylines=inline_formset([{**byline, "name": kept.name}], initial=1),
                **{f"change_{name}": value for name, value in {**fields, **said}.items()},
                **{"action-publish": "1"},
            )
            address = reverse("wagtailadmin_pages:edit", args=[story.pk])
            return client.post(address, approved_form(client, story, data))

        return post

    def test_a_changed_number_asks_what_kind_of_change_it_is(self, send, story):
        response = send()
        assert "change_kind" in response.context["form"].errors
        assert "1.200" in stored(story).standfirst

    def test_a_slip_takes_the_one_replaced_phrase_from_the_difference(self, send, story):
        # The form's own body and bylines first, so that one phrase differs afterwards.
        send(story.standfirst, kind="update")
        assert send(kind="slip").status_code == 302
        kept = Correction.objects.first()
        assert kept.kind == "slip"
        assert "1.200 mét" in kept.wrong
        assert "2.100 mét" in kept.right

    def test_the_form_opens_with_the_phrase_that_the_draft_replaced(self, client, story):
        changed(story)
        client.force_login(AccountFactory(role="duty_secretary"))
        form = client.get(reverse("wagtailadmin_pages:edit", args=[story.pk])).context["form"]
        assert form.initial["change_wrong"] == "Cây cầu dài 1.200 mét giúp người"
        assert form.initial["change_right"] == "Cây cầu dài 2.100 mét giúp người"

    def test_typography_needs_no_word_from_the_editor(self, send, story):
        send(story.standfirst, kind="update")
        before = Correction.objects.count()
        assert send(story.standfirst.replace(" ", "  ", 1)).status_code == 302
        assert Correction.objects.count() == before

    def test_the_choice_stands_only_on_the_form_of_a_published_story(self, client, story):
        client.force_login(AccountFactory(role="duty_secretary"))
        draft = ArticleFactory()
        pages = [
            client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
            for page in (story, draft)
        ]
        assert ["change_kind" in page for page in pages] == [True, False]
