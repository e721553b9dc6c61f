"""Files on their way in, piece by piece."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection

from media.models.events import PhotoEvent
from media.models.photo import Photo


class PhotoUpload(models.Model):
    """One file that a browser sends in pieces, so that an interrupted upload goes on.

    ``key`` is what the browser knows the file by (name, size, time of change): the same user
    choosing the same file again continues it. ``photo`` is what became of it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=400)
    name = models.CharField(max_length=255)
    size = models.PositiveBigIntegerField()
    collection = models.ForeignKey(Collection, on_delete=models.CASCADE, related_name="+")
    event = models.ForeignKey(
        PhotoEvent, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    photo = models.ForeignKey(
        Photo, null=True, blank=True, on_delete=models.CASCADE, related_name="uploads"
    )
    started_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-started_at"]
        verbose_name = _("upload")
        verbose_name_plural = _("uploads")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "key"],
                condition=models.Q(photo=None),
                name="one_unfinished_upload_per_file",
            )
        ]

    def __str__(self):
        return self.name


class UploadPiece(models.Model):
    """Some bytes of an upload, ``start`` its offset. Kept where originals are kept, so that any
    machine of several may take the next piece."""

    upload = models.ForeignKey(PhotoUpload, on_delete=models.CASCADE, related_name="pieces")
    start = models.PositiveBigIntegerField()
    size = models.PositiveIntegerField()
    file = models.FileField(upload_to="uploads", max_length=255)

    class Meta:
        ordering = ["start"]
        constraints = [
            models.UniqueConstraint(fields=["upload", "start"], name="one_piece_per_offset")
        ]

    def __str__(self):
        return f"{self.upload} @{self.start}"
