"""What a reviewer does besides approving and sending back."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from cms.articles.models import ArticlePage
from cms.workflow import approvals
from cms.workflow.models import StoryPath
from cms.workflow.review.changes import person
from cms.workflow.signals import passed_on


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
