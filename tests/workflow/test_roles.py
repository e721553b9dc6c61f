"""What each role may do in the admin, both ways."""

import pytest
from django.urls import reverse

from cms.articles.models import ArticlePage
from cms.workflow.models import RoleGroup
from cms.workflow.roles import Role
from tests.articles.forms import story_form
from tests.factories import AccountFactory, ArticleFactory, SectionFactory
from tests.workflow.walking import approved_form

pytestmark = pytest.mark.django_db

WRITERS = ["reporter", "photographer", "translator"]
PUBLISHERS = ["duty_secretary", "editor_in_chief"]


def edit_address(article):
    return reverse("wagtailadmin_pages:edit", args=[article.pk])


def test_every_role_has_a_group_that_may_enter_the_admin(client):
    assert set(RoleGroup.objects.values_list("role", flat=True)) == set(Role.values)
    for role in Role.values:
        client.force_login(AccountFactory(role=role))
        assert client.get(reverse("wagtailadmin_home")).status_code == 200, role


def test_an_account_without_a_role_may_not_enter(client):
    client.force_login(AccountFactory())
    assert client.get(reverse("wagtailadmin_home")).status_code == 302


@pytest.mark.parametrize("role", WRITERS + ["photo_editor", "desk_editor"] + PUBLISHERS)
def test_who_may_write_a_story(client, role):
    client.force_login(AccountFactory(role=role))
    section = SectionFactory()
    address = reverse("wagtailadmin_pages:add", args=["articles", "articlepage", section.pk])
    client.post(address, story_form())
    assert ArticlePage.objects.count() == 1


def test_a_technician_writes_and_publishes_nothing(client):
    client.force_login(AccountFactory(role="technician"))
    section, article = SectionFactory(), ArticleFactory()
    address = reverse("wagtailadmin_pages:add", args=["articles", "articlepage", section.pk])
    assert client.post(address, story_form()).status_code == 302
    assert client.post(edit_address(article), story_form()).status_code == 302
    article.refresh_from_db()
    assert (ArticlePage.objects.count(), article.latest_revision) == (1, None)


@pytest.mark.parametrize("role", WRITERS)
def test_a_writer_edits_own_stories_and_no_others(client, role):
    account = AccountFactory(role=role)
    client.force_login(account)
    own, foreign = ArticleFactory(owner=account), ArticleFactory()
    assert client.get(edit_address(own)).status_code == 200
    assert client.get(edit_address(foreign)).status_code == 302


@pytest.mark.parametrize("role", WRITERS + ["photo_editor", "desk_editor"])
def test_those_who_may_not_publish_do_not(client, role):
    account = AccountFactory(role=role)
    client.force_login(account)
    own = ArticleFactory(owner=account)
    client.post(edit_address(own), story_form(**{"action-publish": "1"}))
    assert not ArticlePage.objects.get(pk=own.pk).live


@pytest.mark.parametrize("role", PUBLISHERS)
def test_those_who_may_publish_do(client, role):
    client.force_login(AccountFactory(role=role))
    article = ArticleFactory()
    form = approved_form(client, article, story_form(**{"action-publish": "1"}))
    client.post(edit_address(article), form)
    assert ArticlePage.objects.get(pk=article.pk).live


def test_a_reporter_hands_a_story_to_the_desk(client):
    reporter = AccountFactory(role="reporter")
    client.force_login(reporter)
    article = ArticleFactory(owner=reporter)
    client.post(edit_address(article), story_form(**{"action-submit": "1"}))
    state = ArticlePage.objects.get(pk=article.pk).current_workflow_state
    assert state.current_task_state.task.name == "Chờ biên tập"
