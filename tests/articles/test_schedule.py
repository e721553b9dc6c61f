"""Setting or changing a time never leaves an impossible one, whichever way it is set."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision, Workflow

from cms.articles.gate import NotReady
from cms.articles.models import ArticlePage
from tests.articles.forms import story_form
from tests.factories import AccountFactory, ArticleFactory, SectionFactory
from tests.workflow.walking import approve_newest, approved_form, decide_on_screen

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
PUBLISH = {"action-publish": "1"}


@pytest.fixture
def secretary(client):
    account = AccountFactory(role="duty_secretary")
    client.force_login(account)
    return account


@pytest.fixture
def now():
    return timezone.now().replace(second=0, microsecond=0)


def typed(moment) -> str:
    return timezone.localtime(moment).strftime("%d/%m/%Y %H:%M")


def edit_address(article):
    return reverse("wagtailadmin_pages:edit", args=[article.pk])


def stored(article):
    return ArticlePage.objects.get(pk=article.pk)


def scheduled_for(article):
    return article.revisions.exclude(approved_go_live_at=None).values_list(
        "approved_go_live_at", flat=True
    )


def errors(response) -> dict:
    return response.context["form"].errors


@pytest.mark.parametrize("action", [PUBLISH, {}], ids=["publish", "save a draft"])
class TestForm:
    def test_a_time_in_the_past_is_refused(self, client, secretary, now, action):
        article = ArticleFactory()
        data = story_form(go_live_at=typed(now - HOUR), **action)
        assert errors(client.post(edit_address(article), data))["go_live_at"]
        assert not stored(article).live
        assert not article.revisions.exists()

    def test_going_out_before_the_embargo_ends_is_refused(self, client, secretary, now, action):
        article = ArticleFactory(embargoed_until=now + 3 * HOUR)
        data = story_form(
            go_live_at=typed(now + 2 * HOUR), embargoed_until=typed(now + 3 * HOUR), **action
        )
        assert errors(client.post(edit_address(article), data))["go_live_at"]
        assert not article.revisions.exists()

    def test_expiring_before_going_out_is_refused(self, client, secretary, now, action):
        article = ArticleFactory()
        data = story_form(go_live_at=typed(now + 2 * HOUR), expire_at=typed(now + HOUR), **action)
        assert errors(client.post(edit_address(article), data))["expire_at"]
        assert not article.revisions.exists()

    def test_expiring_before_the_embargo_ends_is_refused(self, client, secretary, now, action):
        article = ArticleFactory()
        data = story_form(
            embargoed_until=typed(now + 2 * HOUR), expire_at=typed(now + HOUR), **action
        )
        assert errors(client.post(edit_address(article), data))["expire_at"]


def test_a_time_that_has_come_in_the_meantime_publishes_at_once(client, secretary, now):
    article = ArticleFactory(go_live_at=now - HOUR)
    form = story_form(go_live_at=typed(now - HOUR), **PUBLISH)
    client.post(edit_address(article), approved_form(client, article, form))
    assert stored(article).live


def test_the_create_form_asks_as_well(client, secretary, now):
    section = SectionFactory()
    address = reverse("wagtailadmin_pages:add", args=["articles", "articlepage", section.pk])
    response = client.post(address, story_form(go_live_at=typed(now - HOUR), **PUBLISH))
    assert errors(response)["go_live_at"]
    assert not ArticlePage.objects.exists()


def schedule(article, moment):
    article.go_live_at = moment
    article.save_revision().publish()


def test_a_scheduled_story_is_locked_and_its_form_says_why(client, secretary, now):
    article = ArticleFactory(title="Bến phà cũ")
    schedule(article, now + 2 * HOUR)
    response = client.get(edit_address(article))
    [message] = [str(one) for one in response.context["messages"]]
    assert "Bến phà cũ" in message
    response = client.post(edit_address(article), story_form(title="Tít viết dở", **PUBLISH))
    assert "Tít viết dở" in response.content.decode()
    assert list(scheduled_for(article)) == [now + 2 * HOUR]
    assert article.revisions.count() == 1


def test_a_later_draft_leaves_the_scheduled_version_its_time(now):
    article = ArticleFactory()
    schedule(article, now + 2 * HOUR)
    article.go_live_at = now + 5 * HOUR
    later = article.save_revision()
    assert list(scheduled_for(article)) == [now + 2 * HOUR]
    assert later.approved_go_live_at is None


def test_an_embargo_beyond_the_schedule_is_refused(now):
    article = ArticleFactory()
    schedule(article, now + 2 * HOUR)
    with pytest.raises(ValidationError):
        article.set_facts(embargoed_until=now + 3 * HOUR)
    assert stored(article).embargoed_until is None
    article.set_facts(embargoed_until=now + HOUR)
    assert list(scheduled_for(article)) == [now + 2 * HOUR]


def test_an_update_after_the_published_words_come_down_is_refused(now):
    article = ArticleFactory(published=True)
    ArticlePage.objects.filter(pk=article.pk).update(expire_at=now + HOUR)
    with pytest.raises(NotReady):
        schedule(article, now + 2 * HOUR)
    assert not scheduled_for(article).exists()


def test_approval_of_a_draft_that_expires_before_it_goes_out_is_refused(client, secretary, now):
    article = ArticleFactory(go_live_at=now + 2 * HOUR, expire_at=now + HOUR)
    article.save_revision(clean=False)
    Workflow.objects.get(active=True).start(article, AccountFactory(role="reporter"))
    state = article.current_workflow_state.current_task_state
    state.task.specific.on_action(state, AccountFactory(role="desk_editor"), "approve")
    decide_on_screen(client, article)
    assert not scheduled_for(article).exists()


@pytest.mark.parametrize("way", ["bulk", "api"])
def test_bulk_and_api_ask_at_the_time_of_the_schedule(client, secretary, now, way):
    article = ArticleFactory(embargoed_until=now + 3 * HOUR, go_live_at=now + 2 * HOUR)
    article.save_revision()
    if way == "bulk":
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        client.post(f"{address}?id={article.pk}&next=/quan-tri/")
    else:
        client.post(f"/quan-tri/api/main/pages/{article.pk}/action/publish/")
    assert not scheduled_for(article).exists()
    assert not stored(article).live


class TestRights:
    def ways(self, article):
        yield (
            edit_address(article),
            story_form(go_live_at=typed(timezone.now() + 2 * HOUR), **PUBLISH),
        )
        yield f"/quan-tri/api/main/pages/{article.pk}/action/publish/", {}
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        yield f"{address}?id={article.pk}&next=/quan-tri/", {}

    @pytest.mark.parametrize("role", ["duty_secretary", "editor_in_chief"])
    @pytest.mark.parametrize("number", range(3))
    def test_those_who_schedule(self, client, now, role, number):
        article = ArticleFactory(go_live_at=now + 2 * HOUR)
        article.save_revision()
        client.force_login(AccountFactory(role=role))
        address, data = list(self.ways(article))[number]
        approve_newest(article)
        client.post(address, approved_form(client, article, data) if data else data)
        assert scheduled_for(article).count() == 1

    @pytest.mark.parametrize("role", ["desk_editor", "reporter"])
    @pytest.mark.parametrize("number", range(3))
    def test_those_who_do_not(self, client, now, role, number):
        article = ArticleFactory(go_live_at=now + 2 * HOUR)
        article.save_revision()
        client.force_login(AccountFactory(role=role))
        address, data = list(self.ways(article))[number]
        client.post(address, data)
        assert not scheduled_for(article).exists()
        assert not stored(article).live

    @pytest.mark.parametrize("action", [PUBLISH, {}], ids=["publish", "save a draft"])
    def test_a_refused_person_keeps_the_words_typed(self, client, now, action):
        article = ArticleFactory()
        client.force_login(AccountFactory(role="desk_editor"))
        data = story_form(title="Tít viết dở", go_live_at=typed(now + 2 * HOUR), **action)
        response = client.post(edit_address(article), data)
        assert errors(response)["go_live_at"]
        assert "Tít viết dở" in response.content.decode()

    def test_only_those_who_schedule_cancel_a_schedule(self, client, now):
        article = ArticleFactory()
        schedule(article, now + 2 * HOUR)
        revision = Revision.objects.get(object_id=str(article.pk))
        address = reverse("wagtailadmin_pages:revisions_unschedule", args=[article.pk, revision.pk])
        client.force_login(AccountFactory(role="desk_editor"))
        client.post(address)
        assert list(scheduled_for(article)) == [now + 2 * HOUR]
        client.force_login(AccountFactory(role="duty_secretary"))
        client.post(address)
        assert not scheduled_for(article).exists()
