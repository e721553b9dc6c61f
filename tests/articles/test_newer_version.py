"""A form that was opened before somebody kept a newer version puts nothing over it unasked."""

import pytest
from django.urls import reverse

from cms.articles.models import ArticlePage
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
    assert story.revisions.count() == 2
    assert not ArticlePage.objects.get(pk=story.pk).live


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
