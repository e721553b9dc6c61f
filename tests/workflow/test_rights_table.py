"""The whole table of rights through the admin's real screens, both ways: given and refused."""

from contextlib import contextmanager

import pytest
from django.db import transaction
from django.urls import reverse

from cms.articles.models import ArticlePage
from cms.workflow.approvals import Wording
from cms.workflow.rights import Action, Relation, StateGroup, may
from cms.workflow.rights.questions import granted
from cms.workflow.roles import Role
from tests.articles.forms import story_form
from tests.factories import AccountFactory, SectionFactory
from tests.workflow.stories import section_with_desk, story_for
from tests.workflow.walking import wording_seen

pytestmark = pytest.mark.django_db

ON_STORIES = [action for action in Action if action.is_about_a_story]


def page(name, article, *more):
    return reverse(f"wagtailadmin_pages:{name}", args=[article.pk, *more])


def stored(article):
    return ArticlePage.objects.get(pk=article.pk)


def sees(client, article):
    found = client.get(reverse("wagtailadmin_api:pages:detail", args=[article.pk]))
    return found.status_code == 200


def reads(client, article):
    return client.get(page("history_results", article)).status_code == 200


def edits(client, article):
    client.post(page("edit", article), story_form(title="Lò gốm đỏ lửa"))
    newest = stored(article).get_latest_revision_as_object()
    return newest.title == "Lò gốm đỏ lửa"


def submits(client, article):
    client.post(page("edit", article), story_form(**{"action-submit": "1"}))
    return stored(article).workflow_in_progress


def takes_back(client, article):
    client.post(page("edit", article), story_form(**{"action-cancel-workflow": "1"}))
    return not stored(article).workflow_in_progress


def locks(client, article):
    client.post(page("lock", article))
    return stored(article).locked


def copies(client, article):
    before = ArticlePage.objects.count()
    section = article.get_parent().pk
    words = {"new_title": "Bản sao", "new_slug": "ban-sao", "new_parent_page": section}
    client.post(page("copy", article), words)
    return ArticlePage.objects.count() == before + 1


def moves(client, article):
    section = SectionFactory(title="Nơi khác")
    client.post(page("move_confirm", article, section.pk), {"new_parent_page": section.pk})
    return stored(article).get_parent().pk == section.pk


def deletes(client, article):
    client.post(page("delete", article))
    return not ArticlePage.objects.filter(pk=article.pk).exists()


def takes_down(client, article):
    client.post(reverse("after_publication:take_down", args=[article.pk]), {"reason": "Sai tên."})
    return not stored(article).live


def restores(client, article):
    client.post(reverse("after_publication:restore", args=[article.pk]))
    return stored(article).live


def confirms_taking_down(client, article):
    down = article.take_downs.get()
    client.post(reverse("after_publication:confirm", args=[down.pk]))
    down.refresh_from_db()
    return down.confirmed_at is not None


def corrects(client, article):
    words = {"kind": "slip", "wrong": "Cầu dài 1.200 mét.", "right": "Cầu dài 1.250 mét."}
    client.post(reverse("after_publication:announce", args=[article.pk]), words)
    return article.corrections.filter(kind="slip").exists()


def approves_for_the_desk(client, article):
    newest = article.get_latest_revision_as_object()
    seen = {
        "task_state": article.current_workflow_task_state.pk,
        "wording": Wording(newest).hash,
    }
    client.post(reverse("story_path:decide", args=[article.pk, "approve"]), seen)
    return article.approvals.exists()


def breaks_news(client, article):
    address = reverse("story_path:at_once", args=[article.pk])
    client.post(address, {"reason": "Bão sắp vào.", "wording": wording_seen(article)})
    return stored(article).live


def is_offered_publication(client, article):
    shown = client.get(page("edit", article))
    return shown.status_code == 200 and "action-publish" in shown.content.decode()


def cancels_schedule(client, article):
    client.post(page("revisions_unschedule", article, article.scheduled_revision.pk))
    return stored(article).scheduled_revision is None


EVERYWHERE = tuple(StateGroup)
WITH_AUTHOR, IN_REVIEW, READY, PUBLISHED, TAKEN_DOWN = StateGroup

# What is tried on the screen, and in which states it can be tried at all: nobody saves a story
# under a schedule, submits one that is in review, or takes down what readers don't see.
TRIED = [
    (Action.SEE, sees, EVERYWHERE),
    (Action.READ, reads, EVERYWHERE),
    (Action.EDIT, edits, (WITH_AUTHOR, IN_REVIEW, PUBLISHED, TAKEN_DOWN)),
    (Action.SUBMIT, submits, (WITH_AUTHOR, PUBLISHED)),
    (Action.TAKE_BACK, takes_back, (IN_REVIEW,)),
    (Action.LOCK, locks, EVERYWHERE),
    (Action.COPY, copies, EVERYWHERE),
    (Action.MOVE, moves, EVERYWHERE),
    (Action.DELETE, deletes, EVERYWHERE),
    (Action.TAKE_DOWN, takes_down, (PUBLISHED,)),
    (Action.RESTORE, restores, (TAKEN_DOWN,)),
    (Action.CONFIRM_TAKE_DOWN, confirms_taking_down, (TAKEN_DOWN,)),
    (Action.CORRECT, corrects, EVERYWHERE),
    (Action.APPROVE_DESK, approves_for_the_desk, (IN_REVIEW,)),
    (Action.PUBLISH_BREAKING, breaks_news, (WITH_AUTHOR, IN_REVIEW)),
    (Action.PUBLISH, is_offered_publication, (WITH_AUTHOR,)),
    (Action.SCHEDULE, cancels_schedule, (READY,)),
]


# Facts that no right overrules: what is not before readers is not taken down, and so on.
POSSIBLE_IN = {
    Action.TAKE_DOWN: (PUBLISHED,),
    Action.RESTORE: (TAKEN_DOWN,),
    Action.CONFIRM_TAKE_DOWN: (TAKEN_DOWN,),
    Action.CORRECT: (PUBLISHED, TAKEN_DOWN),
}


def is_granted(role, action, group, relation) -> bool:
    """What the table says of a story to which one stands in ``relation`` alone."""
    if action is Action.SEE and group is PUBLISHED:
        return True
    if action in POSSIBLE_IN:
        return group in POSSIBLE_IN[action] and granted(role, action, group, Relation.ANY)
    holding = {relation, Relation.ANY}
    return any(granted(role, action, group, held) for held in holding)


@contextmanager
def undone():
    """Whatever happens inside has not happened afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def newcomer(role, relation):
    user = AccountFactory(role=role)
    section = section_with_desk("Kinh tế")
    if relation is Relation.OWN_DESK:
        user.groups.add(section.desk)
    return user, section


CELLS = [(role, relation) for role in Role for relation in Relation]


@pytest.mark.parametrize(("role", "relation"), CELLS)
def test_every_cell_of_the_table_on_the_screens(client, role, relation):
    if relation is Relation.OWN_DESK and role is not Role.DESK_EDITOR:
        pytest.skip("only desk editors have a desk; the questions below walk these cells")
    user, section = newcomer(role, relation)
    client.force_login(user)
    for group in StateGroup:
        article = story_for(user, relation, group, section)
        for action, tried, states in TRIED:
            if group not in states:
                continue
            with undone():
                done = tried(client, article)
            assert done == is_granted(role, action, group, relation), f"{action} {group}"


@pytest.mark.parametrize(("role", "relation"), CELLS)
def test_every_cell_of_the_table_in_questions(role, relation):
    user, section = newcomer(role, relation)
    for group in StateGroup:
        article = story_for(user, relation, group, section)
        for action in ON_STORIES:
            expected = is_granted(role, action, group, relation)
            assert may(user, action, article) == expected, f"{action} {group}"
