"""No way to publication leads past the rights of a photo, as they are at the time it is for."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Workflow
from wagtail.test.utils.form_data import streamfield

from cms.articles import gate
from cms.articles.gate import NotReady
from cms.articles.models import ArticlePage
from cms.articles.retraction import restore, retract
from cms.imports.batch import import_files
from cms.imports.importer import Wishes
from media import rights
from media.models import Photo
from tests.articles.forms import story_form
from tests.articles.test_gate_ways import assert_kept_back, edit_address, explorer, local, told
from tests.factories import AccountFactory, ArticleFactory, PhotoFactory, SectionFactory
from tests.imports.papers import ARCHIVED, write
from tests.workflow.walking import approved_form, decide_on_screen

pytestmark = pytest.mark.django_db
WHY = "Người trong ảnh khiếu nại"


@pytest.fixture
def secretary(client):
    account = AccountFactory(role="duty_secretary")
    client.force_login(account)
    return account


@pytest.fixture
def blocked():
    photo = PhotoFactory()
    rights.block(photo, user=None, reason=WHY)
    return photo


@pytest.fixture
def draft(blocked):
    """A draft that is complete but for its lead photo, which is blocked."""
    article = ArticleFactory(lead_photo=blocked)
    article.save_revision()
    return article


def refusals(article, at=None):
    found = gate.problems(article, at=at or timezone.now())
    return [(problem.code, problem.field, problem.block, problem.part) for problem in found]


@pytest.mark.parametrize(
    ("place", "named"),
    [
        (lambda photo: {"lead_photo": photo}, ("lead_photo", None, "photo")),
        (lambda photo: {"thumbnail": photo}, ("thumbnail", None, "")),
        (lambda photo: {"body": [("photo", {"photo": photo})]}, ("body", 0, "photo")),
        (
            lambda photo: {"body": [("photo_group", {"photos": [photo, PhotoFactory()]})]},
            ("body", 0, "photos"),
        ),
    ],
    ids=["lead", "thumbnail", "body", "group"],
)
def test_a_blocked_photo_is_named_wherever_it_stands(blocked, place, named):
    article = ArticleFactory(**place(blocked))
    assert refusals(article) == [("photo_rights", *named)]
    [problem] = gate.problems(article, at=timezone.now())
    assert WHY in problem.message
    assert blocked.title in problem.message


def test_a_binned_photo_is_refused():
    photo = PhotoFactory(binned_at=timezone.now())
    assert [code for code, *_ in refusals(ArticleFactory(lead_photo=photo))] == ["photo_rights"]


def test_validity_is_that_of_the_time_of_publication():
    today, now = timezone.localdate(), timezone.now()
    photo = PhotoFactory(
        valid_from=today + timedelta(days=2), rights_expire_on=today + timedelta(days=4)
    )
    article = ArticleFactory(lead_photo=photo)
    days = {0: False, 1: False, 2: True, 4: True, 5: False}
    for day, may in days.items():
        assert (refusals(article, now + timedelta(days=day)) == []) is may


def test_refusal_wins_over_a_check():
    photo = PhotoFactory()
    rights.check(photo, user=None)
    rights.block(photo, user=None, reason=WHY)
    assert refusals(ArticleFactory(lead_photo=photo))


def test_an_archived_story_can_not_owe_it(blocked):
    article = ArticleFactory(
        lead_photo=blocked,
        bylines=[],
        origin_key="cu/009.txt",
        origin_published_at=timezone.now() - timedelta(days=4000),
    )
    assert [code for code, *_ in refusals(article)] == ["photo_rights"]


def test_a_block_set_after_the_story_was_loaded_counts():
    photo = PhotoFactory()
    article = ArticleFactory(lead_photo=photo)
    article = ArticlePage.objects.select_related("lead_photo").get(pk=article.pk)
    rights.block(Photo.objects.get(pk=photo.pk), user=None, reason=WHY)
    assert refusals(article)


def photo_form(photo, **changes):
    return story_form(
        lead_photo=photo.pk,
        body=streamfield(
            [("photo", {"photo": str(photo.pk), "caption": "", "alternative_text": ""})]
        ),
        thumbnail=photo.pk,
        **changes,
    )


def test_edit_form_shows_it_at_the_fields(client, secretary, blocked):
    article = ArticleFactory()
    response = client.post(edit_address(article), photo_form(blocked, **{"action-publish": "1"}))
    errors = response.context["form"].errors
    assert WHY in str(errors["lead_photo"])
    assert WHY in str(errors["thumbnail"])
    assert WHY in response.content.decode()
    assert errors["body"]
    assert_kept_back(article)


def test_edit_form_keeps_a_draft_with_it(client, secretary, blocked):
    article = ArticleFactory()
    assert client.post(edit_address(article), photo_form(blocked)).status_code == 302
    draft = ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()
    assert draft.lead_photo == blocked


def test_create_form_makes_nothing(client, secretary, blocked):
    address = reverse(
        "wagtailadmin_pages:add", args=["articles", "articlepage", SectionFactory().pk]
    )
    client.post(address, photo_form(blocked, **{"action-publish": "1"}))
    assert not ArticlePage.objects.exists()


def test_bulk_publish_is_stopped(client, secretary, draft):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    response = client.post(f"{address}?id={draft.pk}&next={explorer()}", {}, follow=True)
    assert WHY in told(response)
    assert_kept_back(draft)


def test_workflow_approval_is_stopped(client, secretary, draft):
    Workflow.objects.get(active=True).start(draft, AccountFactory(role="reporter"))
    state = draft.current_workflow_state.current_task_state
    state.task.specific.on_action(state, AccountFactory(role="desk_editor"), "approve")
    response = decide_on_screen(client, draft)
    assert WHY in told(response)
    assert_kept_back(draft)


def test_scheduling_asks_for_the_time_it_is_scheduled_for(client, secretary):
    today = timezone.localdate()
    photo = PhotoFactory(rights_expire_on=today + timedelta(days=1))
    for days, may in ((3, False), (1, True)):
        article = ArticleFactory()
        soon = timezone.now() + timedelta(days=days)
        form = story_form(lead_photo=photo.pk, go_live_at=local(soon), **{"action-publish": "1"})
        client.post(edit_address(article), approved_form(client, article, form))
        assert article.revisions.exclude(approved_go_live_at=None).exists() is may


def test_code_can_not_schedule_it(draft):
    with pytest.raises(NotReady):
        draft.save_revision(approved_go_live_at=timezone.now() + timedelta(hours=1))


def test_a_block_set_after_scheduling_keeps_the_story_back(capsys):
    photo = PhotoFactory()
    article = ArticleFactory(lead_photo=photo)
    revision = article.save_revision()
    type(revision).objects.filter(pk=revision.pk).update(
        approved_go_live_at=timezone.now() - timedelta(minutes=1)
    )
    rights.block(photo, user=None, reason=WHY)
    call_command("publish_scheduled")
    assert_kept_back(article)
    assert WHY in capsys.readouterr().err
    rights.clear(photo, user=None)
    call_command("publish_scheduled")
    assert ArticlePage.objects.get(pk=article.pk).live


def test_admin_api_answers_with_the_reason(client, secretary, draft):
    response = client.post(f"/quan-tri/api/main/pages/{draft.pk}/action/publish/")
    assert response.status_code == 400
    assert WHY in str(response.json()["lead_photo"])
    assert_kept_back(draft)


def test_code_can_neither_publish_nor_save_it_live(draft):
    with pytest.raises(NotReady):
        draft.get_latest_revision().publish()
    draft.live = True
    with pytest.raises(NotReady):
        draft.save()
    assert_kept_back(draft)


def test_a_live_copy_is_refused(client, secretary):
    photo = PhotoFactory()
    article = ArticleFactory(lead_photo=photo, published=True)
    rights.block(photo, user=None, reason=WHY)
    data = {
        "new_title": "Bản sao",
        "new_slug": "ban-sao",
        "new_parent_page": article.section.pk,
        "publish_copies": "on",
    }
    address = reverse("wagtailadmin_pages:copy", args=[article.pk])
    response = client.post(address, data, follow=True)
    assert WHY in told(response)
    assert not ArticlePage.objects.filter(slug="ban-sao").exists()


def test_a_story_that_was_taken_down_does_not_come_back_with_it():
    photo = PhotoFactory()
    article = ArticleFactory(lead_photo=photo, published=True)
    editor = AccountFactory(role="editor_in_chief")
    retract(article, user=editor, reason="Sai số liệu", at=timezone.now())
    rights.block(photo, user=None, reason=WHY)
    with pytest.raises(NotReady):
        restore(ArticlePage.objects.get(pk=article.pk), user=editor, at=timezone.now())
    assert not ArticlePage.objects.get(pk=article.pk).live


def test_an_import_leaves_the_story_a_draft_and_says_why(tmp_path):
    path = write(tmp_path, "tram-bom.txt", ARCHIVED)
    import_files([path], Wishes())
    rights.block(Photo.objects.first(), user=None, reason=WHY)
    (outcome,) = import_files([path], Wishes(publish=True))
    assert not outcome.live
    assert WHY in outcome.reason
    rights.clear(Photo.objects.get(blocked_at__isnull=False), user=None)
    (outcome,) = import_files([path], Wishes(publish=True))
    assert outcome.live
