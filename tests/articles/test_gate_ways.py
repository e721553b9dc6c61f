"""Every way to publication that Wagtail has asks the gate, changes nothing and says why."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from wagtail.models import Revision, Workflow
from wagtail.test.utils.form_data import streamfield

from cms.articles.gate import NotReady
from cms.articles.models import ArticlePage, Byline, Snapshot
from cms.workflow import clock
from tests.articles.forms import NO_BYLINES, story_form
from tests.factories import (
    AccountFactory,
    ArticleFactory,
    OrganisationFactory,
    PersonFactory,
    PhotoFactory,
    SectionFactory,
    erase,
)
from tests.workflow.walking import approve_newest, approved_form, decide_on_screen

pytestmark = pytest.mark.django_db
OWED_BYLINE = gettext("The story has no byline.")


@pytest.fixture
def secretary(client):
    account = AccountFactory(role="duty_secretary")
    client.force_login(account)
    return account


@pytest.fixture
def unready():
    """A draft without a byline and with an empty photo block, kept as a revision."""
    article = ArticleFactory(bylines=[], body=[("photo", {"photo": None, "caption": ""})])
    article.save_revision(clean=False)
    return article


def assert_kept_back(article):
    stored = ArticlePage.objects.get(pk=article.pk)
    assert not stored.live
    assert stored.first_published_at is None
    assert not Snapshot.objects.filter(page_number=article.pk).exists()


def told(response) -> str:
    """Everything the next page says to the person."""
    return " ".join(str(message) for message in response.context["messages"])


def edit_address(article):
    return reverse("wagtailadmin_pages:edit", args=[article.pk])


def explorer():
    return reverse("wagtailadmin_explore_root")


def test_edit_form_shows_what_is_wrong_and_keeps_the_text(client, secretary):
    article = ArticleFactory(bylines=[])
    data = story_form(
        title="Tít đang sửa dở",
        bylines=NO_BYLINES,
        body=streamfield([("photo", {"photo": "", "caption": "", "alternative_text": ""})]),
        **{"action-publish": "1"},
    )
    response = client.post(edit_address(article), data)
    assert response.status_code == 200
    assert OWED_BYLINE in response.context["form"].non_field_errors()
    assert response.context["form"].errors["body"]
    assert "Tít đang sửa dở" in response.content.decode()
    assert_kept_back(article)


def test_edit_form_publishes_a_ready_story(client, secretary):
    article = ArticleFactory()
    form = approved_form(client, article, story_form(**{"action-publish": "1"}))
    response = client.post(edit_address(article), form)
    assert response.status_code == 302
    assert ArticlePage.objects.get(pk=article.pk).live


def test_create_form_asks_before_it_makes_anything(client, secretary):
    section = SectionFactory()
    address = reverse("wagtailadmin_pages:add", args=["articles", "articlepage", section.pk])
    data = story_form(bylines=NO_BYLINES, **{"action-publish": "1"})
    response = client.post(address, data)
    assert OWED_BYLINE in response.context["form"].non_field_errors()
    assert not ArticlePage.objects.exists()


def test_create_form_publishes_nothing_that_nobody_else_has_read(client, secretary):
    section = SectionFactory()
    address = reverse("wagtailadmin_pages:add", args=["articles", "articlepage", section.pk])
    response = client.post(address, story_form(**{"action-publish": "1"}))
    assert "Thư ký trực" in str(response.context["form"].non_field_errors())
    assert not ArticlePage.objects.exists()


def test_bulk_publish_names_every_story_and_publishes_none(client, secretary, unready):
    ready = ArticleFactory(parent=unready.section)
    ready.save_revision()
    approve_newest(ready)
    other = ArticleFactory(parent=unready.section, title="Bài thứ hai còn thiếu", bylines=[])
    other.save_revision()
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    ids = "&".join(f"id={article.pk}" for article in (unready, ready, other))
    response = client.post(f"{address}?{ids}&next={explorer()}", {}, follow=True)
    assert response.status_code == 200
    assert unready.title in told(response)
    assert "Bài thứ hai còn thiếu" in told(response)
    assert gettext("None of the chosen stories was published, the complete ones neither.") in told(
        response
    )
    for article in (unready, ready, other):
        assert_kept_back(article)


def test_bulk_publish_of_a_section_with_its_stories_is_stopped_too(client, secretary, unready):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    response = client.post(
        f"{address}?id={unready.section.pk}&next={explorer()}",
        {"include_descendants": "on"},
        follow=True,
    )
    assert response.status_code == 200
    assert OWED_BYLINE in told(response)
    assert_kept_back(unready)


@pytest.fixture
def last_step(unready, secretary):
    """The unready story at the secretary's step of the workflow."""
    Workflow.objects.get(active=True).start(unready, AccountFactory(role="reporter"))
    state = unready.current_workflow_state
    state.current_task_state.task.specific.on_action(
        state.current_task_state, AccountFactory(role="desk_editor"), "approve"
    )
    unready = ArticlePage.objects.get(pk=unready.pk)
    return unready.current_workflow_task_state


def test_workflow_approval_says_why_and_keeps_the_task(client, secretary, unready, last_step):
    response = decide_on_screen(client, unready)
    assert OWED_BYLINE in told(response)
    assert_kept_back(unready)
    last_step.refresh_from_db()
    assert last_step.status == last_step.STATUS_IN_PROGRESS


def test_workflow_approval_from_the_edit_form_keeps_the_text(client, secretary, unready, last_step):
    approve = {"action-workflow-action": "1", "workflow-action-name": "approve"}
    data = story_form(title="Chữ sửa khi duyệt", bylines=NO_BYLINES)
    # Rewritten by the secretary, it goes back to the desk; nothing asks yet what readers need.
    client.post(edit_address(unready), {**data, **approve})
    article = ArticlePage.objects.get(pk=unready.pk)
    assert article.current_workflow_task_state.task.name == "Chờ biên tập"
    assert article.get_latest_revision_as_object().title == "Chữ sửa khi duyệt"
    assert_kept_back(unready)


def test_the_desk_passes_on_an_unready_story_from_the_edit_form(client, unready):
    """The first of two approvals brings nothing before readers, so the gate is not asked."""
    Workflow.objects.get(active=True).start(unready, AccountFactory(role="reporter"))
    client.force_login(AccountFactory(role="desk_editor"))
    data = story_form(
        bylines=NO_BYLINES,
        **{"action-workflow-action": "1", "workflow-action-name": "approve"},
    )
    client.post(edit_address(unready), data)
    state = ArticlePage.objects.get(pk=unready.pk).current_workflow_state
    assert state.current_task_state.task.name == "Chờ thư ký"


def test_workflow_approval_of_a_ready_story_publishes_it(client, secretary):
    article = ArticleFactory()
    article.save_revision()
    Workflow.objects.get(active=True).start(article, AccountFactory(role="reporter"))
    for role in ("desk_editor", "duty_secretary"):
        client.force_login(AccountFactory(role=role))
        decide_on_screen(client, article)
    assert ArticlePage.objects.get(pk=article.pk).live


def local(moment) -> str:
    return timezone.localtime(moment).strftime("%d/%m/%Y %H:%M")


def test_scheduling_an_unready_story_is_refused(client, secretary):
    article = ArticleFactory(bylines=[])
    soon = timezone.now() + timedelta(hours=2)
    data = story_form(bylines=NO_BYLINES, go_live_at=local(soon), **{"action-publish": "1"})
    response = client.post(edit_address(article), data)
    assert OWED_BYLINE in response.context["form"].non_field_errors()
    assert not article.revisions.exclude(approved_go_live_at=None).exists()


def test_scheduling_before_the_embargo_ends_is_refused(client, secretary):
    article = ArticleFactory()
    now = timezone.now()
    data = story_form(
        embargoed_until=local(now + timedelta(hours=3)),
        go_live_at=local(now + timedelta(hours=2)),
        **{"action-publish": "1"},
    )
    response = client.post(edit_address(article), data)
    assert response.context["form"].errors["go_live_at"]
    assert not article.revisions.exclude(approved_go_live_at=None).exists()


def test_code_that_schedules_a_revision_is_refused(unready):
    with pytest.raises(NotReady):
        unready.save_revision(approved_go_live_at=timezone.now() + timedelta(hours=1), clean=False)


@pytest.fixture
def due():
    """A story whose schedule has come."""

    def make(**changes):
        article = ArticleFactory(**changes)
        revision = article.save_revision()
        type(revision).objects.filter(pk=revision.pk).update(
            approved_go_live_at=timezone.now() - timedelta(minutes=1)
        )
        return article

    return make


def test_firing_keeps_an_unready_story_scheduled_and_publishes_the_others(due, capsys):
    unready, ready = due(bylines=[]), due()
    call_command("publish_scheduled")
    assert_kept_back(unready)
    assert unready.revisions.exclude(approved_go_live_at=None).count() == 1
    assert ArticlePage.objects.get(pk=ready.pk).live
    assert OWED_BYLINE in capsys.readouterr().err


def test_firing_respects_an_embargo_set_after_scheduling(due):
    article = due()
    until = timezone.now() + timedelta(hours=5)
    ArticlePage.objects.filter(pk=article.pk).update(embargoed_until=until)
    call_command("publish_scheduled")
    assert_kept_back(article)


def test_admin_api_answers_with_reasons(client, secretary, unready):
    response = client.post(f"/quan-tri/api/main/pages/{unready.pk}/action/publish/")
    assert response.status_code == 400
    assert response.json()["bylines"] == [OWED_BYLINE]
    assert_kept_back(unready)


def test_code_publishing_a_revision_is_refused(unready):
    with pytest.raises(NotReady):
        unready.save_revision(clean=False).publish()
    assert_kept_back(unready)


def test_code_saving_a_live_page_is_refused(unready):
    unready.live = True
    with pytest.raises(NotReady):
        unready.save()
    assert_kept_back(unready)


def test_saving_single_columns_of_a_live_story_asks_as_well():
    article = ArticleFactory(published=True)
    article.standfirst = ""
    with pytest.raises(NotReady):
        article.save(update_fields=["standfirst"])


def test_copying_with_publication_is_refused_for_an_archived_story_that_owes(client, secretary):
    article = ArticleFactory(
        bylines=[],
        origin_key="cu/003.txt",
        origin_published_at=timezone.now() - timedelta(days=400),
        published=True,
    )
    assert article.live
    address = reverse("wagtailadmin_pages:copy", args=[article.pk])
    data = {
        "new_title": "Bản sao",
        "new_slug": "ban-sao",
        "new_parent_page": article.section.pk,
        "publish_copies": "on",
    }
    response = client.post(address, data, follow=True)
    assert response.status_code == 200
    assert OWED_BYLINE in told(response)
    assert not ArticlePage.objects.filter(slug="ban-sao").exists()


def test_publishing_an_old_version_is_refused_when_it_is_not_ready(client, secretary):
    article = ArticleFactory(lead_photo=PhotoFactory(uncredited=True))
    old = article.save_revision()
    article.lead_photo = None
    article.save_revision().publish()
    with pytest.raises(NotReady):
        old.publish()
    assert ArticlePage.objects.get(pk=article.pk).lead_photo is None


def test_a_due_version_that_cannot_be_read_does_not_stop_the_clock(due):
    broken, ready = due(), due()
    Revision.objects.filter(object_id=str(broken.pk)).update(content={"pk": broken.pk})
    outcomes = clock.run(at=timezone.now())
    assert ArticlePage.objects.get(pk=ready.pk).live
    assert [outcome.page_number for outcome in outcomes if outcome.reasons] == [broken.pk]


@pytest.fixture
def draft_with_lost_photo():
    """A live story whose draft names a photo and a source that were deleted since."""
    photo, source = PhotoFactory(), OrganisationFactory()
    article = ArticleFactory(published=True)
    article.lead_photo, article.source = photo, source
    article.bylines = [Byline(person=PersonFactory()), Byline(name="Khế")]
    revision = article.save_revision()
    person = article.bylines.all()[0].person
    erase(photo)
    source.delete()
    person.delete()
    return ArticlePage.objects.get(pk=article.pk), revision


def test_a_draft_that_names_a_deleted_photo_can_be_opened_and_mended(
    client, secretary, draft_with_lost_photo
):
    article, revision = draft_with_lost_photo
    assert client.get(edit_address(article)).status_code == 200
    draft = revision.as_object()
    assert (draft.lead_photo, draft.source) == (None, None)
    assert [row.printed_name for row in draft.bylines.all()] == ["", "Khế"]


def test_the_clock_publishes_past_a_deleted_photo(draft_with_lost_photo):
    article, revision = draft_with_lost_photo
    Revision.objects.filter(pk=revision.pk).update(
        approved_go_live_at=timezone.now() - timedelta(minutes=1)
    )
    [outcome] = clock.run(at=timezone.now())
    assert outcome.action == "published"
