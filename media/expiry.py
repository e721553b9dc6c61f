"""Telling the desk, fourteen days before, that the right to show a photo comes to its end."""

import logging
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from media.ledger import drafts_with, named_to
from media.models import ExpiryNotice, LedgerEntry, Photo, PhotoQuerySet
from media.models.photo_queryset import day_in_vietnam

AHEAD = timedelta(days=14)

logger = logging.getLogger(__name__)


def expiring(*, at: datetime) -> PhotoQuerySet:
    """Photos whose last day is one of the next fourteen or today, the first to end first.

    What is blocked or in the bin is shown no more as it is.
    """
    today = day_in_vietnam(at)
    photos = Photo.objects.in_library().filter(blocked_at=None)
    soon = photos.filter(rights_expire_on__gte=today, rights_expire_on__lte=today + AHEAD)
    return soon.order_by("rights_expire_on", "pk")


def tell(recipients: Sequence[str], *, at: datetime) -> list[Photo]:
    """Send one mail for each photo that expires soon, once for each date; return the photos.

    Any number may run at once. When mail can't be sent nothing is noted, and the rest of the round
    is left to the next one.
    """
    told = []
    sent = ExpiryNotice.objects.filter(
        photo=OuterRef("pk"), expires_on=OuterRef("rights_expire_on")
    )
    waiting = expiring(at=at).filter(~Exists(sent)) if recipients else Photo.objects.none()
    for number in list(waiting.values_list("pk", flat=True)):
        try:
            with transaction.atomic():
                row = waiting.filter(pk=number)
                photo = row.select_for_update(skip_locked=True, of=("self",)).first()
                if photo is None:
                    continue
                ExpiryNotice.objects.create(
                    photo=photo, expires_on=photo.rights_expire_on, sent_at=at
                )
                _mail(photo, recipients).send()
        except OSError:
            # Among them all errors of mail servers.
            logger.exception("The desk could not be told of photo %s", number)
            break
        else:
            told.append(photo)
    return told


def used_in(photos: Collection[Photo], *, user=None) -> dict[int, list[str]]:
    """By each photo's number the titles of what shows it now, then of the drafts that hold it.

    Of drafts that ``user`` may not open it is only said that there are some.
    """
    numbers = [photo.pk for photo in photos]
    found: dict[int, dict[str, None]] = {number: {} for number in numbers}
    shown = LedgerEntry.objects.filter(photo__in=numbers, ended_at=None)
    for number, title in shown.values_list("photo", "page_title"):
        found[number][title] = None
    for number, drafts in drafts_with(numbers).items():
        named = named_to(user, drafts)
        for one in named:
            found[number][_("%(title)s (draft)") % {"title": one.title}] = None
        if len(named) < len(drafts):
            found[number][_("a draft of somebody else")] = None
    return {number: list(titles) for number, titles in found.items()}


def _mail(photo: Photo, recipients: Sequence[str]) -> EmailMessage:
    with translation.override(settings.LANGUAGE_CODE):
        day = date_format(photo.rights_expire_on, "SHORT_DATE_FORMAT")
        address = reverse("wagtailimages:edit", args=[photo.pk])
        title = " ".join(photo.title.split())
        lines = [
            _("The right to show the photo “%(title)s” ends after %(day)s.")
            % {"title": title, "day": day},
            _("From the next day on readers do not see it, wherever it stands."),
            "",
            _("Credit: %(credit)s") % {"credit": photo.credit or "–"},
            _("Usage terms: %(terms)s") % {"terms": photo.usage_terms or "–"},
            _("Allowed by: %(name)s") % {"name": photo.allowed_by or "–"},
            "",
            *_where(photo),
            "",
            f"{settings.WAGTAILADMIN_BASE_URL}{address}",
        ]
        subject = _("Photo expires on %(day)s: %(title)s") % {"day": day, "title": title}
        return EmailMessage(subject, "\n".join(lines), to=list(recipients))


def _where(photo: Photo) -> list[str]:
    titles = used_in([photo])[photo.pk]
    if not titles:
        return [_("It is used nowhere now.")]
    return [_("It is used in:"), *(f"- {title}" for title in titles)]


def days_left(photo: Photo, *, at: datetime) -> int:
    """How many days after the day of ``at`` the photo may still be shown; 0 on its last day."""
    return (photo.rights_expire_on - day_in_vietnam(at)).days
