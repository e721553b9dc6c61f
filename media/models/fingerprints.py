"""What tells whether a picture is in the library already."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from media.models.photo import Photo


class PhotoFingerprint(models.Model):
    """The SHA-256 of a photo's file and a difference hash of what it shows.

    The 128 bits of the difference hash are two signed 64-bit numbers: brightness compared
    ``across`` rows and ``down`` columns. A narrow table of its own, because looking for a similar
    picture reads all of it. ``file_name`` is the stored file that was measured.
    """

    photo = models.OneToOneField(
        Photo, on_delete=models.CASCADE, primary_key=True, related_name="fingerprint"
    )
    file_name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64, db_index=True)
    across = models.BigIntegerField()
    down = models.BigIntegerField()

    class Meta:
        verbose_name = _("fingerprint")
        verbose_name_plural = _("fingerprints")

    def __str__(self):
        return self.sha256
