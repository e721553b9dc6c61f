"""What the desk was told of photos, so that it is told once."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from media.models.photo import Photo


class ExpiryNotice(models.Model):
    """That the photo editors were told of an expiry. A date put off is a new expiry."""

    photo = models.ForeignKey(Photo, on_delete=models.CASCADE, related_name="expiry_notices")
    expires_on = models.DateField()
    sent_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("notice of an expiry")
        verbose_name_plural = _("notices of expiries")
        constraints = [
            models.UniqueConstraint(fields=["photo", "expires_on"], name="told_once_of_an_expiry")
        ]

    def __str__(self):
        return f"{self.photo_id}: {self.expires_on}"
