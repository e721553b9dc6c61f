"""A form that was opened before somebody kept a newer version puts nothing over it unasked."""

import pytest
from django.urls import reverse
from wagtail.models import PageLogEntry, Workflow

from cms.articles.models import ArticlePage
from cms.articles.set_aside import ACTION
from tests.articles.forms import story_form
from tests.factories import AccountFactory, ArticleFactory
from tests.workflow.walking import approved_form

pytestmark = pytest.mark.django_db
PUBLISH = {"action-publish": "1"}


@pytest.fixture
def secretary(client):
    account = AccountFactory(role="duty_secretary")
    client.force_login(account)
    return account


@pytest.fixture
def other():
    return AccountFactory(role="desk_editor", first_name="Khế", last_name="Nguyễn")


@pytest.fixture
def story():
    article = ArticleFactory()
    article.save_revision()
    return article


def address(article):
    return reverse("wagtailadmin_pages:edit", args=[article.pk])


def set_aside(article):
    """The versions that lost to a newer one, the oldest first."""
    rows = PageLogEntry.objects.filter(page=article.pk, action=ACTION).order_by("timestamp")
    return [row.revision for row in rows]


def opened_with(revision) -> dict:
    """What Wagtail's form sends of the version it was opened with."""
    return {
        "loaded_revision_id": str(revision.pk),
        "loaded_revision_created_at": revision.created_at.isoformat(),
    }


@pytest.mark.parametrize("action", [PUBLISH, {}], ids=["publish", "save"])
def test_a_newer_version_of_somebody_else_is_named_and_the_words_stay(
    client, secretary, other, story, action
):
    opened = opened_with(story.latest_revision)
    story.save_revision(user=other)
    data = story_form(title="Tít của thư ký", **opened, **action)
    response = client.post(address(story), data)
    [message] = response.context["form"].non_field_errors()
    assert "Khế" in message
    assert "Tít của thư ký" in response.content.decode()
    assert not ArticlePage.objects.get(pk=story.pk).live


@pytest.mark.parametrize("by_itself", [False, True], ids=["saved by hand", "saved by itself"])
def test_refused_words_are_a_version_of_their_own_and_change_nothing(
    client, secretary, other, story, by_itself
):
    opened = opened_with(story.latest_revision)
    newest = story.save_revision(user=other)
    before = ArticlePage.objects.get(pk=story.pk)
    data = story_form(title="Tít của thư ký", **opened)
    headers = {"accept": "application/json"} if by_itself else {}
    answer = client.post(address(story), data, headers=headers)
    assert answer.status_code == (400 if by_itself else 200)
    [kept] = set_aside(story)
    assert (kept.user, kept.as_object().title) == (secretary, "Tít của thư ký")
    after = ArticlePage.objects.get(pk=story.pk)
    assert after.latest_revision == newest
    assert newest.is_latest_revision()
    assert (after.draft_title, after.status_string) == (before.draft_title, before.status_string)
    assert after.story_path.worded_by == before.story_path.worded_by


def test_the_same_refused_words_are_kept_once_and_other_ones_again(client, secretary, other, story):
    opened = opened_with(story.latest_revision)
    story.save_revision(user=other)
    for title in ("Tít một", "Tít một", "Tít hai"):
        client.post(address(story), story_form(title=title, **opened))
    assert [kept.as_object().title for kept in set_aside(story)] == ["Tít một", "Tít hai"]


def test_refused_words_stand_in_the_history_and_come_back_from_there(
    client, secretary, other, story
):
    opened = opened_with(story.latest_revision)
    newest = story.save_revision(user=other)
    client.post(address(story), story_form(title="Tít của thư ký", **opened))
    [kept] = set_aside(story)
    history = client.get(reverse("wagtailadmin_pages:history", args=[story.pk])).content.decode()
    back = reverse("wagtailadmin_pages:revisions_revert", args=[story.pk, kept.pk])
    assert back in history
    assert "Tít của thư ký" in client.get(back).content.decode()
    client.post(back, story_form(title="Tít của thư ký", **opened_with(newest)))
    after = ArticlePage.objects.get(pk=story.pk)
    assert after.get_latest_revision_as_object().title == "Tít của thư ký"


def test_who_may_only_read_puts_nothing_into_the_history(client, other, story):
    reporter = AccountFactory(role="reporter")
    ArticlePage.objects.filter(pk=story.pk).update(owner=reporter)
    opened = opened_with(story.latest_revision)
    story.save_revision(user=other)
    Workflow.objects.get(active=True).start(ArticlePage.objects.get(pk=story.pk), reporter)
    client.force_login(reporter)
    answer = client.post(address(story), story_form(title="Tít của phóng viên", **opened))
    assert "Tít của phóng viên" in answer.content.decode()
    assert not set_aside(story)


@pytest.mark.parametrize("said_again", ["with the newer version", "with Wagtail's dialogue"])
def test_said_again_it_is_kept_and_the_newer_version_stays(
    client, secretary, other, story, said_again
):
    opened = opened_with(story.latest_revision)
    newer = story.save_revision(user=other)
    if said_again == "with the newer version":
        opened = opened_with(newer)
    else:
        opened["replaces_newer"] = "1"
    client.post(address(story), story_form(title="Tít của thư ký", **opened))
    assert not set_aside(story)
    assert story.revisions.count() == 3
    assert story.revisions.filter(pk=newer.pk, user=other).exists()


def test_the_answer_holds_for_one_submission(client, secretary, story):
    data = story_form(replaces_newer="1", expire_at="01/01/2020 08:00", **PUBLISH)
    field = client.post(address(story), data).context["form"]["replaces_newer"]
    assert 'value="1"' not in str(field)


def test_a_version_written_anew_by_autosave_counts_as_newer(client, secretary, other, story):
    revision = story.save_revision(user=other)
    opened = opened_with(revision)
    story.save_revision(user=other, overwrite_revision=revision)
    response = client.post(address(story), story_form(**opened, **PUBLISH))
    assert response.context["form"].non_field_errors()


def test_a_form_that_saved_itself_goes_on(client, secretary, story):
    form = approved_form(client, story, story_form(**PUBLISH))
    own = ArticlePage.objects.get(pk=story.pk).latest_revision
    response = client.post(address(story), {**form, "overwrite_revision_id": str(own.pk)})
    assert response.status_code == 302
    assert ArticlePage.objects.get(pk=story.pk).live


def test_a_preview_is_shown_all_the_same(client, secretary, other, story):
    opened = opened_with(story.latest_revision)
    story.save_revision(user=other)
    preview = reverse("wagtailadmin_pages:preview_on_edit", args=[story.pk])
    answer = client.post(preview, story_form(**opened)).json()
    assert answer["is_valid"]
