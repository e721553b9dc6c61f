"""The groups of photos that are asked for, by name."""

from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import ImageQuerySet

FROM_THE_BIN_ONLY = _(
    "A photo is deleted from the bin only, and one that readers saw stays on record for good."
)


def day_in_vietnam(at: datetime) -> date:
    """The day of ``at`` (aware) where the paper is made, whatever zone a person works in."""
    return timezone.localdate(at, timezone.get_default_timezone())


class PhotoQuerySet(ImageQuerySet):
    """Chainable; ``at`` is always the moment the question is asked for, aware."""

    def awaiting_file(self):
        return self.filter(status=self.model.Status.AWAITING_FILE)

    def in_library(self):
        """Photos that lists and choosers offer: all but those in the bin."""
        return self.filter(binned_at=None)

    def in_bin(self):
        return self.filter(binned_at__isnull=False)

    def delete(self):
        """Delete photos of the bin that were never used. Raises ValidationError for any other."""
        if self.filter(Q(binned_at=None) | Q(ledger__isnull=False)).exists():
            raise ValidationError(FROM_THE_BIN_ONLY)
        return super().delete()

    delete.alters_data = True
    delete.queryset_only = True

    def usable_q(self, at: datetime, *, ahead: timedelta = timedelta(0)) -> Q:
        """What readers may be shown at ``at``: not blocked, not binned, inside its validity.

        ``ahead`` looks for the first day of validity so much later.
        """
        begins = Q(valid_from=None) | Q(valid_from__lte=day_in_vietnam(at + ahead))
        ends = Q(rights_expire_on=None) | Q(rights_expire_on__gte=day_in_vietnam(at))
        return Q(blocked_at=None, binned_at=None) & begins & ends

    def usable(self, at: datetime):
        return self.filter(self.usable_q(at))

    def not_usable(self, at: datetime):
        day = day_in_vietnam(at)
        return self.filter(
            Q(blocked_at__isnull=False)
            | Q(binned_at__isnull=False)
            | Q(valid_from__gt=day)
            | Q(rights_expire_on__lt=day)
        )

    def with_credit(self):
        """Photos with everything that their credit line is printed from, in two queries."""
        rows = self.model.photographer_rows.rel.related_model.objects.select_related("person")
        return self.select_related("agency").prefetch_related(
            models.Prefetch("photographer_rows", queryset=rows)
        )
