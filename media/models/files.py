"""The files of a photo: sizes that are delivered, and what was replaced."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractRendition

from media.models.photo import Photo
from media.storage import unguessable_name


class Rendition(AbstractRendition):
    """A size of a photo that readers may fetch."""

    image = models.ForeignKey(Photo, related_name="renditions", on_delete=models.CASCADE)

    content_key = models.CharField(
        max_length=16,
        blank=True,
        editable=False,
        help_text="Changes with the original and with the words inside the file.",
    )

    class Meta:
        verbose_name = _("rendition")
        verbose_name_plural = _("renditions")
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_per_filter"
            )
        ]

    def __str__(self):
        return f"{self.image} {self.filter_spec}"

    def get_upload_to(self, filename):
        """Who knows the name of a photo can't tell the address of a size nobody has shown yet."""
        return unguessable_name(super().get_upload_to(filename))


class RetiredFile(models.Model):
    """A delivered file that nothing names any more, and that caches still do.

    Its address answers until ``gone_at``; then the file is deleted.
    """

    name = models.CharField(max_length=255, unique=True)
    photo = models.ForeignKey(
        Photo, null=True, on_delete=models.SET_NULL, related_name="retired_files"
    )
    gone_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("retired file")
        verbose_name_plural = _("retired files")

    def __str__(self):
        return self.name

    @classmethod
    def retire(cls, name: str, *, photo: Photo, at=None) -> None:
        """Keep the file ``name`` of ``photo`` for as long as caches may send readers to it."""
        gone_at = (at or timezone.now()) + timedelta(seconds=settings.DELIVERED_FILES_CACHED_FOR)
        cls.objects.get_or_create(name=name, defaults={"gone_at": gone_at, "photo": photo})


class PhotoDelivery(models.Model):
    """Whether readers have the sizes of a photo as it is now.

    ``wanted`` counts the changes of the photo, ``done`` says up to which of them the delivered
    files have followed. ``withdrawn_at`` is when the files were taken away because readers may not
    be shown the photo; empty while they may. ``held_back``: the stories that showed it were taken
    down, and no other shows it. In a row of its own: saving a photo must never write an old count
    back.
    """

    photo = models.OneToOneField(
        Photo, on_delete=models.CASCADE, primary_key=True, related_name="delivery"
    )
    wanted = models.PositiveIntegerField(default=1)
    done = models.PositiveIntegerField(default=0)
    problem = models.TextField(blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    held_back = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        indexes = [
            models.Index(
                fields=["photo"],
                name="deliveries_owed",
                condition=models.Q(wanted__gt=models.F("done")),
            ),
            models.Index(
                fields=["photo"],
                name="deliveries_withdrawn",
                condition=models.Q(withdrawn_at__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.photo_id}: {self.done}/{self.wanted}"


class PhotoVersion(models.Model):
    """An original that was replaced. Its file is kept as it came; it is never served."""

    photo = models.ForeignKey(Photo, on_delete=models.CASCADE, related_name="versions")
    file = models.FileField(upload_to="original_images", max_length=255)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    file_size = models.PositiveIntegerField(null=True)
    file_hash = models.CharField(max_length=40, blank=True)
    replaced_at = models.DateTimeField(default=timezone.now)
    replaced_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["-replaced_at", "-pk"]
        verbose_name = _("earlier file")
        verbose_name_plural = _("earlier files")

    def __str__(self):
        return f"{self.photo} ({timezone.localtime(self.replaced_at):%d/%m/%Y %H:%M})"
