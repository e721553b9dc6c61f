"""Where a photo was shown, and what was changed in the library: rows that are only ever added."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from media.models.photo import Photo


class LedgerEntry(models.Model):
    """One place of one page where readers saw a photo, from when until when.

    Written by publication itself. ``place`` is "lead", "thumbnail", or "body:3" and "body:3:1"
    (block and position in a group, counted from 0); ``crop`` the ratio it was cut to, empty when
    whole. Only ``ended_at`` is ever written later, once. The title stays when the page is gone.
    """

    photo = models.ForeignKey(Photo, on_delete=models.PROTECT, related_name="ledger")
    page = models.ForeignKey(
        Page, null=True, on_delete=models.SET_NULL, related_name="+", db_index=True
    )
    page_title = models.CharField(max_length=255)
    place = models.CharField(max_length=40)
    crop = models.CharField(max_length=10, blank=True)
    began_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-began_at", "-pk"]
        verbose_name = _("use of a photo")
        verbose_name_plural = _("uses of photos")
        indexes = [
            models.Index(fields=["photo", "-began_at"], name="uses_of_a_photo"),
            models.Index(
                fields=["page"], name="uses_now", condition=models.Q(ended_at__isnull=True)
            ),
        ]

    def __str__(self):
        return f"{self.photo_id} @ {self.page_title} {self.place}"


class PhotoChange(models.Model):
    """What one action changed in one field of one photo; actions on many share ``action``.

    ``was`` and ``becomes`` are plain data: text, number, date in ISO form, or a list of numbers for
    relations. ``undone_at`` is set when the whole action was taken back.
    """

    photo = models.ForeignKey(Photo, on_delete=models.CASCADE, related_name="changes")
    action = models.UUIDField(default=uuid.uuid4, db_index=True)
    field = models.CharField(max_length=60)
    was = models.JSONField(null=True)
    becomes = models.JSONField(null=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("change of a photo")
        verbose_name_plural = _("changes of photos")
        indexes = [models.Index(fields=["photo", "-at"], name="changes_of_a_photo")]

    def __str__(self):
        return f"{self.photo_id} {self.field}"
