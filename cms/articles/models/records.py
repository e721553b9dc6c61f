"""What may never change afterwards: what readers saw, and what was put right.

Both hang on plain foreign keys outside the page's cluster, so that publishing an older draft can
neither bring back nor lose a row; both are guarded by triggers in the database as well.
"""

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.fields.json import KeyTransform
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.text.models import NormalisedModel


class AppendOnly(models.Model):
    """A row that is written once. Changing or deleting it raises ValidationError."""

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise ValidationError(_("This record can't be changed."))
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise ValidationError(_("This record can't be deleted."))


class CorrectionQuerySet(models.QuerySet):
    def told(self):
        """What readers are told of: an update only with words of its own, a retraction only as
        long as the story is down."""
        still_down = models.Q(article__live=False, article__retracted_at__isnull=False)
        retraction = models.Q(kind=Correction.Kind.RETRACTION)
        return self._with_words().filter(~retraction | still_down)

    def on_story(self):
        """What stands above the words of a published story."""
        return self._with_words().exclude(kind=Correction.Kind.RETRACTION)

    def _with_words(self):
        return self.exclude(kind=Correction.Kind.UPDATE, right="")

    def statutory(self):
        return self.filter(kind=Correction.Kind.STATUTORY)


class Correction(NormalisedModel, AppendOnly):
    """Something that was wrong in a published story, put right in the open."""

    class Kind(models.TextChoices):
        SLIP = "slip", _("Slip corrected")
        UPDATE = "update", _("Update")
        STATUTORY = "statutory", _("Statutory correction and apology")
        RETRACTION = "retraction", _("Retraction")

    article = models.ForeignKey(
        "articles.ArticlePage",
        verbose_name=_("story"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="corrections",
    )
    article_title = models.CharField(_("headline"), max_length=255, editable=False)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    wrong = models.TextField(_("what was wrong"), blank=True)
    right = models.TextField(_("what is right"), blank=True)
    # A statutory correction names the work, its section and date, and outlives all three.
    apology = models.TextField(_("apology"), blank=True)
    concerned = models.TextField(_("persons and bodies concerned"), blank=True)
    section_title = models.CharField(_("section"), max_length=255, blank=True, editable=False)
    printed_at = models.DateTimeField(_("published at"), null=True, editable=False)
    made_at = models.DateTimeField(_("when"), default=timezone.now, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
    )
    made_by_name = models.CharField(max_length=255, blank=True, editable=False)

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")

    def __str__(self):
        return f"{self.get_kind_display()}: {self.article_title}"

    def save(self, *args, **kwargs):
        if self.article:
            self.article_title = self.article.title
            section = self.article.section
            self.section_title = section.title if section else ""
            self.printed_at = self.article.first_published_at
        if self.made_by and not self.made_by_name:
            self.made_by_name = self.made_by.get_full_name() or self.made_by.get_username()
        super().save(*args, **kwargs)


class Snapshot(AppendOnly):
    """What readers saw from one publication on. Survives the story.

    ``content`` is the plain data of :func:`cms.articles.publication.content_of`; ``content_hash``
    the SHA-256 of its canonical JSON (64 hex digits).
    """

    article = models.ForeignKey(
        "articles.ArticlePage",
        verbose_name=_("story"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="snapshots",
    )
    page_number = models.BigIntegerField(db_index=True)
    title = models.CharField(_("headline"), max_length=255)
    address = models.TextField(_("address"))
    content = models.JSONField()
    content_hash = models.CharField(max_length=64, db_index=True)
    revision_number = models.BigIntegerField(null=True)
    first_published_at = models.DateTimeField(null=True)
    taken_at = models.DateTimeField(_("published at"), default=timezone.now, db_index=True)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("published by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    taken_by_name = models.CharField(max_length=255, blank=True)

    class Meta:
        ordering = ["-taken_at", "-pk"]
        verbose_name = _("snapshot")
        verbose_name_plural = _("snapshots")
        indexes = [
            GinIndex(
                OpClass(KeyTransform("photos", "content"), name="jsonb_path_ops"),
                name="snapshots_by_photo",
            )
        ]

    def __str__(self):
        return f"{self.title} ({timezone.localtime(self.taken_at):%d/%m/%Y %H:%M})"
