"""Whose turn it is: what waits for one person, the most urgent first."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from cms.articles.models import ArticlePage, TakeDown
from cms.workflow import owed
from cms.workflow.after_publication import may_answer_for_take_down
from cms.workflow.models import ChiefTask, DeskTask, OwedApproval, SecretaryTask, StoryPath
from cms.workflow.states import State


@dataclass(frozen=True)
class Turns:
    """``mine``: paths of stories I decide on now, given to me or to nobody; ``taken``: those
    that were given to a colleague; ``back``: mine that came back; ``owed``: approvals owed;
    ``downs``: takings down that the editor-in-chief has not answered for."""

    mine: list[StoryPath]
    taken: list[StoryPath]
    back: list[StoryPath]
    owed: list[OwedApproval]
    downs: list[TakeDown]

    def __bool__(self):
        return bool(self.mine or self.taken or self.back or self.owed or self.downs)


def turns_of(user, *, at: datetime) -> Turns:
    """What waits for ``user``; a number of queries that doesn't grow with what waits."""
    waiting = [_urgent(path, at) for path in _paths(_numbers(user))]
    waiting = [path for _key, path in sorted(waiting, key=lambda pair: pair[0])]
    return Turns(
        mine=[path for path in waiting if path.reviewer_id in (None, user.pk)],
        taken=[path for path in waiting if path.reviewer_id not in (None, user.pk)],
        back=list(_sent_back(user)),
        owed=owed.to_settle(user),
        downs=_downs(user),
    )


def _numbers(user) -> set[int]:
    numbers = set()
    for model in (DeskTask, SecretaryTask, ChiefTask):
        for task in model.objects.filter(active=True):
            states = task.get_task_states_user_can_moderate(user)
            numbers |= {
                int(pk) for pk in states.values_list("workflow_state__object_id", flat=True)
            }
    return numbers


def _paths(numbers):
    return (
        StoryPath.objects.filter(article_id__in=numbers)
        .select_related("article", "reviewer")
        .defer("article__body")
    )


def _urgent(path: StoryPath, at: datetime):
    """Overdue and due first, then what waits longest."""
    return (path.due_at is None, path.due_at or at, path.since), path


def _sent_back(user):
    theirs = ArticlePage.objects.filter(Q(owner=user) | Q(assignees__user=user))
    return _paths(theirs.values("pk")).filter(state=State.SENT_BACK).order_by("since")


def _downs(user) -> list[TakeDown]:
    if not may_answer_for_take_down(user):
        return []
    return list(TakeDown.objects.owed().select_related("article", "taken_by"))
