"""What a reviewer does besides approving and sending back."""

from datetime import datetime

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from cms.articles.models import ArticlePage
from cms.workflow import approvals
from cms.workflow.models import Assignee, RoleGroup, StoryPath
from cms.workflow.review.changes import person
from cms.workflow.rights.actions import Action
from cms.workflow.rights.questions import roles_that_may, why_not
from cms.workflow.signals import assigned, passed_on, taken_from


def assignable(article):
    """The active accounts that write stories and don't have this one yet."""
    groups = RoleGroup.objects.filter(role__in=roles_that_may(Action.WRITE_NEW)).values("group")
    there = {article.owner_id, *article.assignees.values_list("user_id", flat=True)}
    people = get_user_model().objects.filter(is_active=True, groups__in=groups)
    return people.exclude(pk__in=there - {None}).distinct().order_by("last_name", "first_name")


@transaction.atomic
def assign(article: ArticlePage, *, user, colleague) -> None:
    """Let ``colleague`` work on ``article`` as if it were their own.

    Raises :class:`approvals.Undecided` when ``user`` may not give it away.
    """
    if refusal := why_not(user, Action.ASSIGN, article):
        raise approvals.Undecided(article, refusal)
    _row, is_new = Assignee.objects.get_or_create(
        article_id=article.pk, user=colleague, defaults={"given_by": user}
    )
    data = {"colleague": person(colleague)}
    log(instance=article, action="workflow.assign", user=user, data=data)
    if is_new:
        assigned.send(type(article), article=article, user=user, colleague=colleague)


@transaction.atomic
def take_from(article: ArticlePage, *, user, colleague) -> None:
    """The story is no longer given to ``colleague``. Raises as :func:`assign`."""
    if refusal := why_not(user, Action.ASSIGN, article):
        raise approvals.Undecided(article, refusal)
    rows, _by_model = article.assignees.filter(user=colleague).delete()
    data = {"colleague": person(colleague)}
    log(instance=article, action="workflow.unassign", user=user, data=data)
    if rows:
        taken_from.send(type(article), article=article, user=user, colleague=colleague)


@transaction.atomic
def pass_on(article: ArticlePage, *, user, reviewer, due_at: datetime | None) -> None:
    """Name who shall take the present step and until when; either may be None.

    Raises :class:`approvals.Undecided` when the story is at no step, or the reviewer may not
    decide there.
    """
    task = article.current_workflow_task
    step = getattr(task, "step", None)
    if step is None:
        raise approvals.Undecided(article, _("The story waits for nobody now."))
    if reviewer is not None and not approvals.may_pass(reviewer, article, step):
        message = _("%(person)s does not decide at this step.") % {"person": person(reviewer)}
        raise approvals.Undecided(article, message)
    StoryPath.objects.filter(article_id=article.pk).update(reviewer=reviewer, due_at=due_at)
    log(
        instance=article,
        action="workflow.pass_on",
        user=user,
        data={"reviewer": person(reviewer), "due_at": due_at.isoformat() if due_at else ""},
    )
    passed_on.send(type(article), article=article, user=user, reviewer=reviewer, due_at=due_at)
