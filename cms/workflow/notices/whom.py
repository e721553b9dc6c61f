"""Who is told: the authors of a story, and those whose turn it is."""

from django.contrib.auth import get_user_model
from django.db.models import Q

from cms.articles.models import ArticlePage, Byline
from cms.people.models import Person
from cms.workflow import approvals
from cms.workflow.models import RoleGroup, StoryPath
from cms.workflow.roles import Role
from cms.workflow.states import State
from cms.workflow.steps import Step

STEP_OF_STATE = {
    State.WITH_DESK: Step.DESK,
    State.WITH_SECRETARY: Step.SECRETARY,
    State.WITH_CHIEF: Step.CHIEF,
}


def authors(article: ArticlePage) -> set[int]:
    """The accounts whose story it is: owner, persons of the byline, those it was assigned to.

    The byline as ``article`` has it, as readers see it, and as the two newest versions have it:
    whoever is struck off the byline is an author still when that is told.
    """
    assigned = article.assignees.values_list("user_id", flat=True)
    return {*approvals.authors_of(article), *assigned, *_in_other_bylines(article)}


def _in_other_bylines(article: ArticlePage):
    versions = article.revisions.order_by("-created_at", "-pk")
    bylines = versions.values_list("content__bylines", flat=True)[:2]
    named = {row.get("person") for rows in bylines for row in rows or ()} - {None}
    seen = Byline.objects.filter(article=article.pk).exclude(person=None).values("person")
    persons = Person.objects.filter(Q(pk__in=named) | Q(pk__in=seen)).exclude(user=None)
    return persons.values_list("user_id", flat=True)


def deciders(article: ArticlePage, step: Step) -> set[int]:
    """The accounts that decide at ``step``; nobody decides on a story of their own."""
    people = approvals.approvers(article, step).values_list("pk", flat=True)
    return set(people) - approvals.authors_of(article)


def whose_turn(path: StoryPath) -> tuple[set[int], bool]:
    """The accounts that have the present step, and whether one was named.

    Also while an opinion is asked outside: whoever has the step keeps it.
    """
    if path.reviewer_id:
        return {path.reviewer_id}, True
    step = STEP_OF_STATE.get(State(path.state))
    if path.state == State.AWAITING_OPINION:
        step = getattr(path.article.current_workflow_task, "step", None)
    return (deciders(path.article, step) if step else set()), False


def secretaries() -> set[int]:
    """The accounts of the duty secretaries."""
    groups = RoleGroup.objects.filter(role=Role.DUTY_SECRETARY).values("group")
    people = get_user_model().objects.filter(is_active=True, groups__in=groups)
    return set(people.values_list("pk", flat=True))
