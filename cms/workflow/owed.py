"""The gate asks for approvals; breaking news goes out before them and owes them."""

from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.log_actions import get_active_log_context, log

from cms.articles import changes
from cms.articles.gate import APPROVAL, Problem
from cms.articles.models import ArticlePage, Byline
from cms.sections.models import SectionPage
from cms.workflow import approvals
from cms.workflow.models.approvals import OwedApproval
from cms.workflow.rights.actions import Action
from cms.workflow.rights.questions import why_not
from cms.workflow.signals import published_at_once
from cms.workflow.steps import Step

_is_breaking: ContextVar[bool] = ContextVar("is_breaking", default=False)


def lacking_approvals(article, *, at: datetime) -> list[Problem]:
    """The gate's question: may this wording go out?

    Asked of whatever a person lets out, and of every story that has been on the path. What a
    command imports or loads was approved elsewhere.
    """
    if _is_breaking.get():
        return []
    somebody_acts = get_active_log_context().user is not None
    if not somebody_acts and not (article.pk and article.approvals.exists()):
        return []
    return [
        Problem(APPROVAL, APPROVAL, message) for message in approvals.Wording(article).objections()
    ]


@contextmanager
def _before_approval():
    token = _is_breaking.set(True)
    try:
        yield
    finally:
        _is_breaking.reset(token)


@transaction.atomic
def publish_at_once(article: ArticlePage, *, user, reason: str, at: datetime) -> OwedApproval:
    """Publish the newest version of ``article`` now; its approval is owed from ``at`` on.

    Raises :class:`approvals.Undecided` without the right or a reason, NotReady when the gate has
    other objections: breaking news may lack approvals, nothing else.
    """
    if refusal := why_not(user, Action.PUBLISH_BREAKING, article):
        raise approvals.Undecided(article, refusal)
    if not reason.strip():
        raise approvals.Undecided(article, _("Say why it can't wait for approval."))
    revision = _without_time(article, user=user, at=at)
    content = approvals.Wording(revision.as_object()).content
    with _before_approval():
        revision.publish(user=user, skip_permission_checks=True)
    owed = OwedApproval.objects.create(
        article_id=article.pk,
        content=content,
        reason=reason.strip(),
        published_by=user,
        published_at=at,
    )
    log(instance=article, action="workflow.breaking", user=user, data={"reason": reason})
    published_at_once.send(type(article), article=article, owed=owed, user=user)
    return owed


def _without_time(article: ArticlePage, *, user, at: datetime):
    """The newest version; kept anew without a time that lies ahead, for which it would wait."""
    newest, revision = article.get_latest_revision_as_object(), article.get_latest_revision()
    if revision and not (newest.go_live_at and newest.go_live_at > at):
        return revision
    newest.go_live_at = None
    return changes.keep_again(newest, user=user)


def may_settle(user, owed: OwedApproval) -> bool:
    """Whether ``user`` may give the approval afterwards: anybody of the path but who published,
    wrote or last changed it; for what is sensitive the editor-in-chief alone."""
    if user.pk == owed.published_by_id or user.pk in approvals.writers_of(owed.article):
        return False
    steps = [Step.CHIEF] if approvals.needs_chief(owed.article) else Step
    return any(approvals.may_pass(user, owed.article, step) for step in steps)


def to_settle(user) -> list[OwedApproval]:
    """The owed approvals that ``user`` may give, as :func:`may_settle` says of each; a number of
    queries that doesn't grow with them."""
    mine = (
        Q(published_by=user)
        | Q(article__owner=user)
        | Q(article__story_path__worded_by=user)
        | Q(article__in=Byline.objects.filter(person__user=user).values("article"))
    )
    rows = OwedApproval.objects.open().exclude(mine).select_related("article", "published_by")
    passes = approvals.passes_of(user)
    sensitive = tuple(SectionPage.objects.filter(is_sensitive=True).values_list("path", flat=True))

    def steps(article):
        needs_chief = article.is_sensitive or article.path.startswith(sensitive)
        return [Step.CHIEF] if needs_chief else Step

    rows = rows.defer("content", "article__body")
    return [row for row in rows if any(passes(row.article, step) for step in steps(row.article))]


@transaction.atomic
def settle(owed: OwedApproval, *, user, at: datetime) -> None:
    """Give the owed approval. Raises :class:`approvals.Undecided` when ``user`` may not."""
    owed = OwedApproval.objects.select_for_update().get(pk=owed.pk)
    if owed.settled_at:
        raise approvals.Undecided(owed.article, _("Somebody has approved it already."))
    if not may_settle(user, owed):
        raise approvals.Undecided(
            owed.article, _("Somebody else must approve it: you wrote, changed or published it.")
        )
    owed.settled_by, owed.settled_at = user, at
    owed.save(update_fields=["settled_by", "settled_at"])
    log(instance=owed.article, action="workflow.settle", user=user)
