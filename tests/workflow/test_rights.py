"""The rights of the newsroom in words: what must never change unnoticed in the table."""

from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import Permission
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page

from cms.articles.models import ArticlePage
from cms.workflow.models import Assignee, RoleGroup
from cms.workflow.rights import Action, Relation, StateGroup, may, why_not
from cms.workflow.rights.questions import roles_that_may
from cms.workflow.rights.table import IN_THE_NEWSROOM, PERMISSIONS
from cms.workflow.roles import Role
from tests.articles.forms import story_form
from tests.factories import AccountFactory, ArticleFactory, SectionFactory
from tests.workflow.stories import section_with_desk, story_for

pytestmark = pytest.mark.django_db

PUBLISHING = {Role.DUTY_SECRETARY, Role.EDITOR_IN_CHIEF}


def edit_address(article):
    return reverse("wagtailadmin_pages:edit", args=[article.pk])


def test_only_secretary_and_chief_let_stories_out_and_take_them_down():
    for action in (Action.PUBLISH, Action.SCHEDULE, Action.PUBLISH_BREAKING, Action.TAKE_DOWN):
        assert set(roles_that_may(action)) == PUBLISHING, action


def test_a_technician_works_on_no_story():
    assert not any(
        Role.TECHNICIAN in roles_that_may(action) for action in Action if action.is_about_a_story
    )


def test_only_the_chief_decides_on_sensitive_stories():
    for action in (Action.APPROVE_CHIEF, Action.LIFT_SENSITIVITY):
        assert roles_that_may(action) == (Role.EDITOR_IN_CHIEF,)


def test_a_reporter_reads_on_after_submitting_and_saves_nothing(client):
    reporter = AccountFactory(role="reporter")
    story = story_for(reporter, Relation.OWN, StateGroup.IN_REVIEW, SectionFactory())
    client.force_login(reporter)
    shown = client.get(edit_address(story))
    assert shown.status_code == 200
    assert why_not(reporter, Action.EDIT, story) in shown.content.decode()
    newest = story.latest_revision_id
    for extra in ({}, {"action-publish": "1"}, {"action-submit": "1"}):
        client.post(edit_address(story), story_form(title="Lén sửa", **extra))
    as_script = client.post(
        edit_address(story), story_form(title="Lén sửa"), HTTP_ACCEPT="application/json"
    )
    assert as_script.status_code == 400
    story.refresh_from_db()
    assert story.latest_revision_id == newest


def test_who_was_given_a_story_works_on_it(client):
    writer, story = AccountFactory(role="translator"), ArticleFactory()
    client.force_login(writer)
    assert client.get(edit_address(story)).status_code == 302
    Assignee.objects.create(article=story, user=writer)
    client.post(edit_address(story), story_form(title="Được giao"))
    assert ArticlePage.objects.get(pk=story.pk).get_latest_revision_as_object().title == "Được giao"


def test_the_nearest_desk_above_a_story_counts_and_no_other():
    economy, culture = section_with_desk("Kinh tế"), section_with_desk("Văn hóa")
    markets = SectionFactory(title="Thị trường", parent=economy)
    books = SectionFactory(title="Sách", parent=economy, desk=culture.desk)
    editor = AccountFactory(role="desk_editor")
    editor.groups.add(economy.desk)
    in_markets, in_books = ArticleFactory(parent=markets), ArticleFactory(parent=books)
    elsewhere = ArticleFactory(parent=culture)
    elsewhere.also_in = [economy]
    elsewhere.save()
    assert [may(editor, Action.EDIT, s) for s in (in_markets, in_books, elsewhere)] == [
        True,
        False,
        False,
    ]


def test_a_section_without_a_desk_is_every_desk_editors():
    editor = AccountFactory(role="desk_editor")
    section_with_desk("Kinh tế")
    assert may(editor, Action.APPROVE_DESK, story_for_review(SectionFactory()))


def story_for_review(section):
    return story_for(AccountFactory(), Relation.ANY, StateGroup.IN_REVIEW, section)


def test_lists_and_questions_agree(client):
    """Explorer, chooser and the admin's programming interface show what may be seen, all of it."""
    economy, culture = section_with_desk("Kinh tế"), section_with_desk("Văn hóa")
    for role in Role:
        user = AccountFactory(role=role)
        user.groups.add(economy.desk)
        stories = [
            story_for(user, relation, group, section)
            for relation in (Relation.OWN, Relation.ASSIGNED, Relation.ANY)
            for group in StateGroup
            for section in (economy, culture)
        ]
        client.force_login(user)
        seen = {story.pk for story in stories if may(user, Action.SEE, story)}
        for section in (economy, culture):
            there = {story.pk for story in stories if story.is_child_of(section)}
            api = client.get(
                reverse("wagtailadmin_api:pages:listing"),
                {"child_of": section.pk, "for_explorer": 1, "limit": 20},
            )
            chooser = client.get(
                reverse("wagtailadmin_choose_page_child", args=[section.pk]), {"p": 1}
            )
            listed = {row["id"] for row in api.json()["items"]}
            assert listed & there == seen & there, role
            assert chooser.status_code == 200
            for number in there - seen:
                assert f"/pages/{number}/" not in chooser.json()["html"]
        ArticlePage.objects.filter(pk__in=[story.pk for story in stories]).delete()


@pytest.mark.parametrize("role", ["reporter", "desk_editor", "duty_secretary"])
def test_more_rows_in_a_list_cost_no_more_queries(client, role):
    user, section = AccountFactory(role=role), section_with_desk("Kinh tế")
    user.groups.add(section.desk)
    client.force_login(user)

    def queries():
        address = reverse("wagtailadmin_explore", args=[section.pk])
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    for group in StateGroup:
        story_for(user, Relation.OWN, group, section)
    queries()
    few = queries()
    for group in (*StateGroup, *StateGroup):
        story_for(user, Relation.OWN, group, section)
    assert queries() <= few


@pytest.mark.parametrize("role", ["reporter", "technician"])
def test_the_admins_programming_interface_follows_the_table(client, role):
    user = AccountFactory(role=role)
    client.force_login(user)
    own = story_for(user, Relation.OWN, StateGroup.IN_REVIEW, SectionFactory())
    live = ArticleFactory(published=True)
    data = {"destination_page_id": SectionFactory().pk, "revision_id": own.latest_revision_id}
    for act in ("publish", "unpublish", "delete", "move", "revert_to_page_revision"):
        for story in (own, live):
            address = reverse("wagtailadmin_api:pages:action", args=[story.pk, act])
            assert client.post(address, data).status_code in (403, 404), act
    assert ArticlePage.objects.get(pk=live.pk).live
    kept = ArticlePage.objects.get(pk=own.pk)
    assert (kept.live, kept.path) == (False, own.path)
    assert kept.latest_revision_id == own.latest_revision_id


@pytest.mark.parametrize("act", ["publish", "unpublish", "delete", "move"])
@pytest.mark.parametrize("role", ["reporter", "desk_editor", "technician"])
def test_many_at_once_follow_the_table(client, role, act):
    user, section = AccountFactory(role=role), section_with_desk("Kinh tế")
    client.force_login(user)
    draft, live = ArticleFactory(parent=section), ArticleFactory(parent=section, published=True)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", act])
    other = SectionFactory()
    client.post(f"{address}?id={draft.pk}&id={live.pk}", {"chooser": other.pk})
    pages = Page.objects.filter(pk__in=[draft.pk, live.pk]).order_by("pk")
    assert [(p.live, p.get_parent().pk) for p in pages] == [(False, section.pk), (True, section.pk)]


def test_rows_that_a_group_holds_on_pages_are_not_read():
    reporter, story = AccountFactory(role="reporter"), ArticleFactory(published=True)
    for permission in Permission.objects.filter(content_type__model="page"):
        GroupPagePermission.objects.create(
            group=reporter.groups.get(), page=Page.objects.get(depth=1), permission=permission
        )
    tester = story.permissions_for_user(reporter)
    assert not any([tester.can_edit(), tester.can_unpublish(), tester.can_delete()])


def test_permissions_of_groups_are_those_of_the_table():
    for action, names in PERMISSIONS.items():
        for name in names:
            app, codename = name.split(".")
            permission = Permission.objects.get(content_type__app_label=app, codename=codename)
            holding = RoleGroup.objects.filter(group__permissions=permission)
            roles = set(holding.values_list("role", flat=True))
            assert roles == set(IN_THE_NEWSROOM[action]), name
    declared = {name for names in PERMISSIONS.values() for name in names}
    held = Permission.objects.filter(group__role_group__isnull=False).distinct()
    for permission in held.select_related("content_type"):
        name = f"{permission.content_type.app_label}.{permission.codename}"
        assert name in declared or name == "wagtailadmin.access_admin", f"{name} is not declared"


def test_no_group_of_a_role_holds_rows_on_pages():
    assert not GroupPagePermission.objects.exclude(group__role_group=None).exists()


def test_why_not_says_who_may_and_what_stands_in_the_way():
    reporter, story = AccountFactory(role="reporter"), ArticleFactory(published=True)
    own = story_for(reporter, Relation.OWN, StateGroup.IN_REVIEW, SectionFactory())
    assert why_not(reporter, Action.EDIT, ArticleFactory(owner=reporter)) == ""
    assert str(Role.DUTY_SECRETARY.label) in why_not(reporter, Action.PUBLISH, story)
    sentences = {
        why_not(reporter, Action.EDIT, story),
        why_not(reporter, Action.EDIT, own),
        why_not(AccountFactory(), Action.EDIT, own),
        why_not(AccountFactory(role="duty_secretary"), Action.TAKE_DOWN, own),
        why_not(AccountFactory(role="technician"), Action.ADMINISTER_WORKFLOWS),
    }
    assert len(sentences) == 5
    assert all(sentences)


def test_a_closed_account_may_nothing():
    chief, story = AccountFactory(role="editor_in_chief", is_active=False), ArticleFactory()
    assert not any(may(chief, action, story) for action in Action if action.is_about_a_story)


def test_everybody_reads_the_table_in_the_admin(client):
    for role in (Role.TECHNICIAN, Role.REPORTER):
        client.force_login(AccountFactory(role=role))
        shown = client.get(reverse("newsroom_rights")).content.decode()
        assert shown.index(str(role.label)) < shown.index("rights__own")
        assert all(str(other.label) in shown for other in Role)


def test_the_documentation_of_the_table_is_current():
    out = StringIO()
    call_command("rights_table", stdout=out)
    written = Path(settings.BASE_DIR, "docs/rights.md").read_text(encoding="utf-8")
    assert written == out.getvalue()
