"""Who approved which wording, and what went out before it was approved."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.articles.models import ArticlePage
from cms.workflow.steps import Step


class Approval(models.Model):
    """Somebody let one wording of a story pass one step.

    It belongs to the wording and holds for it, whatever version carries it. ``content`` is the
    plain data of ``content_of``; ``wording`` the hash of what of it is more than typography.
    """

    article = models.ForeignKey(ArticlePage, on_delete=models.CASCADE, related_name="approvals")
    step = models.CharField(_("step"), max_length=20, choices=Step.choices)
    content = models.JSONField()
    wording = models.CharField(max_length=64, db_index=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("approved by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="approvals",
    )
    at = models.DateTimeField(_("approved at"), default=timezone.now)
    comment = models.TextField(_("comment"), blank=True)
    alone_reason = models.TextField(
        _("why alone"),
        blank=True,
        help_text=_("Given where a section lets its author or last editor approve with a reason."),
    )

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("approval")
        verbose_name_plural = _("approvals")

    def __str__(self):
        return f"{self.get_step_display()}: {self.article}"


class OwedApprovalQuerySet(models.QuerySet):
    def open(self):
        return self.filter(settled_at=None)


class OwedApproval(models.Model):
    """Breaking news: a wording that went out at once, by whom and why; its approval is owed.

    It is asked for until somebody else settles it.
    """

    article = models.ForeignKey(
        ArticlePage, on_delete=models.CASCADE, related_name="owed_approvals"
    )
    content = models.JSONField()
    reason = models.TextField(_("reason"))
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    published_at = models.DateTimeField(default=timezone.now)
    worded_by = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        related_name="+",
        help_text=_("Who wrote what went out, or changed its wording last."),
    )
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    settled_at = models.DateTimeField(null=True)

    objects = OwedApprovalQuerySet.as_manager()

    class Meta:
        ordering = ["published_at", "pk"]
        verbose_name = _("owed approval")
        verbose_name_plural = _("owed approvals")

    def __str__(self):
        return f"{self.article}: {self.reason}"
