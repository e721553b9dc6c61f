"""Whether a decision can be taken at the step where a story stands, before it is taken."""

from datetime import datetime

from django import forms
from django.utils.translation import gettext as _

from cms.articles import schedule
from cms.articles.decisions import Decision, Judgement
from cms.workflow import approvals
from cms.workflow.forms import ApproveForm


def judge(article, decision: Decision, *, user, at: datetime) -> Judgement:
    """What stands against ``decision`` of ``user`` about ``article`` (its words as in memory)."""
    if decision.said is None:
        return _refused(_("What was said with the decision can't be read; decide once more."))
    task = article.current_workflow_task if article.pk else None
    if task is None:
        return _refused(_("The story waits for nobody now."))
    offered = {name for name, *_rest in task.get_actions(article, user)}
    step = getattr(task, "step", None)
    if decision.name not in offered:
        objection = step and approvals.objection_to(user, article, step)
        return _refused(objection or _("This can't be decided here."))
    form_class = task.get_form_for_action(decision.name)
    if form_class is None or step is None:
        return Judgement()
    form = form_of(form_class, decision.said)
    if not form.is_valid():
        return _refused(*problems_of(form))
    if not isinstance(form, ApproveForm):
        return Judgement()
    reason, moment = form.cleaned_data["alone_reason"], form.cleaned_data["go_live_at"]
    objection = approvals.objection_to(user, article, step, alone_reason=reason)
    refusals = [objection] if objection else why_not_at(article, user, moment, at=at)
    return Judgement(refusals, moment)


def _refused(*refusals: str) -> Judgement:
    return Judgement(list(refusals))


def form_of(form_class: type[forms.Form], values: dict) -> forms.Form:
    """The form of a decision, filled as a browser would: what is neither text nor a time is left
    out, since nobody has looked at ``values`` yet."""
    texts = (str, datetime)
    return form_class({name: v if isinstance(v, texts) else "" for name, v in values.items()})


def problems_of(form: forms.Form) -> list[str]:
    return [error for errors in form.errors.values() for error in errors]


def why_not_at(article, user, moment: datetime | None, *, at: datetime) -> list[str]:
    """Why ``user`` can't have ``article`` go out at ``moment``; nothing against None, which is at
    once or at the hour it has already."""
    if moment is None:
        return []
    if refusal := schedule.why_not(user, article):
        return [refusal]
    times = {
        "go_live_at": moment,
        "expire_at": article.expire_at,
        "embargoed_until": article.embargoed_until,
    }
    return list(schedule.disagreements(**times, at=at).values())
