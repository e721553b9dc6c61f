"""What people outside the newsroom were asked about one version, and what they answered."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.articles.models import ArticlePage


class OutsideOpinionQuerySet(models.QuerySet):
    def open(self, *, at: datetime):
        """Asked, not answered, not revoked, and the link still works at ``at``."""
        return self.filter(answered_at=None, revoked_at=None, expires_at__gt=at)


class OutsideOpinion(models.Model):
    """One version shown to somebody outside by a keyed link, until it expires or is revoked.

    ``version`` is the content of a revision as it was then; a later save may overwrite the row.
    ``key_hash`` is the SHA-256 of the link's key (64 hex digits); the key itself is told once.
    """

    class Verdict(models.TextChoices):
        AGREES = "agrees", _("Agrees")
        AGREES_WITH_CHANGES = "changes", _("Agrees with changes")
        DISAGREES = "disagrees", _("Does not agree")

    article = models.ForeignKey(
        ArticlePage, on_delete=models.CASCADE, related_name="opinions_asked"
    )
    version = models.JSONField()
    asked_of = models.CharField(_("asked of"), max_length=255)
    question = models.TextField(_("question"), blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_at = models.DateTimeField(default=timezone.now)
    key_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField(_("link works until"))
    revoked_at = models.DateTimeField(null=True)
    verdict = models.CharField(_("answer"), max_length=20, choices=Verdict.choices, blank=True)
    answer = models.TextField(_("answer in words"), blank=True)
    answered_by_name = models.CharField(_("name of who answers"), max_length=255, blank=True)
    answered_at = models.DateTimeField(null=True)

    objects = OutsideOpinionQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-pk"]
        verbose_name = _("outside opinion")
        verbose_name_plural = _("outside opinions")

    def __str__(self):
        return f"{self.asked_of}: {self.article}"

    def works_at(self, at: datetime) -> bool:
        """Whether the link opens at ``at``."""
        return self.revoked_at is None and at < self.expires_at
