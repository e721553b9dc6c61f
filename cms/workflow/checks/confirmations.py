"""A person's word that a finding is known and the story goes out all the same."""

from datetime import datetime

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import log

from cms.articles import gate
from cms.articles.models import ArticlePage
from cms.text import has_ink
from cms.text.models import NormalisedModel
from cms.workflow.checks.base import Finding, Level
from cms.workflow.checks.registry import findings
from cms.workflow.rights.actions import Action
from cms.workflow.rights.questions import may


class Confirmation(NormalisedModel):
    """Who confirmed which finding of a story, when and why. It holds while the finding is the same
    one, in every version."""

    article = models.ForeignKey(ArticlePage, on_delete=models.CASCADE, related_name="confirmations")
    code = models.CharField(max_length=40)
    fingerprint = models.CharField(max_length=32)
    message = models.TextField()
    reason = models.TextField(gettext_lazy("reason"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    by_name = models.CharField(max_length=255)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "fingerprint"], name="finding_confirmed_once"
            )
        ]

    def __str__(self):
        return self.message


def confirmed(article) -> dict[str, Confirmation]:
    """What was confirmed of ``article``, by fingerprint; nothing of one that was never saved."""
    if article.pk is None:
        return {}
    return {row.fingerprint: row for row in Confirmation.objects.filter(article_id=article.pk)}


def unconfirmed(article, *, at: datetime) -> list[Finding]:
    """The findings that somebody must confirm before ``article`` is approved or published."""
    known = confirmed(article)
    return [
        finding
        for finding in findings(article, at=at)
        if finding.level == Level.CONFIRMS and finding.fingerprint not in known
    ]


def questions(article, *, at: datetime) -> list[gate.Problem]:
    """What the gate asks where a person can answer, each as a problem until it is confirmed."""
    return [finding.as_problem for finding in unconfirmed(article, at=at)]


@transaction.atomic
def confirm(article, finding: Finding, user, reason: str, at: datetime) -> Confirmation:
    """Let ``article`` pass in spite of ``finding``, for ``reason``; twice is as once.

    Raises PermissionDenied for who may neither edit nor publish the story, ValidationError for an
    empty reason and for a finding of another level: what blocks must be mended.
    """
    if not (may(user, Action.EDIT, article) or may(user, Action.PUBLISH, article)):
        raise PermissionDenied
    if finding.level != Level.CONFIRMS:
        raise ValidationError(_("Only what asks to be confirmed can be confirmed."))
    if not has_ink(reason):
        raise ValidationError({"reason": _("Say why it may stay as it is.")})
    row, is_new = Confirmation.objects.get_or_create(
        article_id=article.pk,
        fingerprint=finding.fingerprint,
        defaults={
            "code": finding.code,
            "message": finding.as_problem.message,
            "reason": reason.strip(),
            "by": user,
            "by_name": user.get_full_name() or user.get_username(),
            "at": at,
        },
    )
    if is_new:
        data = {"finding": row.message, "reason": row.reason}
        log(article, "workflow.confirm", user=user, data=data)
    return row
