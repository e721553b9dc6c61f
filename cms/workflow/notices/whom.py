"""Who is told: the authors of a story, and those whose turn it is."""

from cms.articles.models import ArticlePage
from cms.workflow import approvals
from cms.workflow.models import StoryPath
from cms.workflow.states import State
from cms.workflow.steps import Step

STEP_OF_STATE = {
    State.WITH_DESK: Step.DESK,
    State.WITH_SECRETARY: Step.SECRETARY,
    State.WITH_CHIEF: Step.CHIEF,
}


def authors(article: ArticlePage) -> set[int]:
    """The accounts whose story it is: owner, persons of the byline, those it was assigned to."""
    assigned = article.assignees.values_list("user_id", flat=True)
    return {*approvals.authors_of(article), *assigned}


def deciders(article: ArticlePage, step: Step) -> set[int]:
    """The accounts that decide at ``step``; nobody decides on a story of their own."""
    people = approvals.approvers(article, step).values_list("pk", flat=True)
    return set(people) - approvals.authors_of(article)


def whose_turn(path: StoryPath) -> tuple[set[int], bool]:
    """The accounts that have the present step, and whether one was named."""
    if path.reviewer_id:
        return {path.reviewer_id}, True
    step = STEP_OF_STATE.get(State(path.state))
    return (deciders(path.article, step) if step else set()), False
