"""Whether a photo may be shown, and the decisions that say so: checked, blocked, cleared.

Refusal wins: a photo that is checked and blocked is blocked, one that is allowed and expired is
expired. Days are days in Việt Nam; the day on which the rights expire is still allowed.
"""

import uuid
from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from media.making import content_key
from media.models import Photo, PhotoChange
from media.models.photo_queryset import day_in_vietnam
from media.permissions import BLOCK, CHECK, may
from media.signals import photo_state_changed


def why_unusable(photo: Photo, *, at: datetime) -> list[str]:
    """Why readers may not be shown ``photo`` at ``at`` (aware), as sentences; empty if they may."""
    reasons = []
    if photo.blocked_at:
        text = _("The photo is blocked: %(reason)s.")
        reasons.append(text % {"reason": photo.block_reason.rstrip(".")})
    if photo.binned_at:
        reasons.append(_("The photo lies in the bin."))
    day = day_in_vietnam(at)
    if photo.valid_from and day < photo.valid_from:
        text = _("The photo may be used from %(day)s only.")
        reasons.append(text % {"day": date_format(photo.valid_from, "SHORT_DATE_FORMAT")})
    if photo.rights_expire_on and photo.rights_expire_on < day:
        text = _("The right to show the photo ended on %(day)s.")
        reasons.append(text % {"day": date_format(photo.rights_expire_on, "SHORT_DATE_FORMAT")})
    return reasons


@transaction.atomic
def check(photo: Photo, *, user, seen: str = "") -> None:
    """Say that caption, credit and file of ``photo`` are right, as they are now.

    ``seen`` is the content key that the person had before them: words changed meanwhile are not
    checked unread. Raises PermissionDenied and, with a sentence, ValidationError.
    """
    _require(user, CHECK)
    stored = _locked(photo)
    key = content_key(stored)
    if objection := _objection_to_check(stored):
        raise ValidationError(objection)
    if seen and seen != key:
        raise ValidationError(_("The photo was changed meanwhile. Look at it again, then check."))
    _decide(
        photo,
        stored,
        "check",
        user,
        checked_at=timezone.now(),
        checked_by=user,
        checked_key=key,
    )


@transaction.atomic
def block(photo: Photo, *, user, reason: str) -> None:
    """Take ``photo`` from readers until it is cleared. Raises PermissionDenied, ValidationError."""
    _require(user, BLOCK)
    reason = reason.strip()
    if not reason:
        raise ValidationError(_("Say why the photo is blocked."))
    stored = _locked(photo)
    if stored.blocked_at:
        raise ValidationError(_("The photo is blocked already."))
    _decide(
        photo,
        stored,
        "block",
        user,
        blocked_at=timezone.now(),
        blocked_by=user,
        block_reason=reason,
    )


@transaction.atomic
def clear(photo: Photo, *, user) -> None:
    """Give a blocked ``photo`` back to readers. Raises PermissionDenied, ValidationError."""
    _require(user, BLOCK)
    stored = _locked(photo)
    if not stored.blocked_at:
        raise ValidationError(_("The photo is not blocked."))
    _decide(photo, stored, "clear", user, blocked_at=None, blocked_by=None, block_reason="")


def _objection_to_check(photo: Photo) -> str | None:
    return {
        Photo.Status.AWAITING_FILE: _("The photo awaits its file; there is nothing to check yet."),
        Photo.Status.BLOCKED: _("The photo is blocked; it must be cleared first."),
        Photo.Status.NEEDS_CAPTION: _("The photo needs a caption and a credit first."),
        Photo.Status.CHECKED: _("The photo is checked already."),
    }.get(photo.derived_status())


def _require(user, permission: str) -> None:
    """``user`` None is the product itself."""
    if user is not None and not may(user, permission):
        raise PermissionDenied


def _locked(photo: Photo) -> Photo:
    return Photo.objects.with_credit().select_for_update(of=("self",)).get(pk=photo.pk)


def _decide(photo: Photo, stored: Photo, action: str, user, **fields) -> None:
    """Store ``fields`` in the locked row and in ``photo``, and keep who did it and what it was."""
    kept = ("status", "block_reason")
    before = {name: getattr(stored, name) for name in kept}
    for name, value in fields.items():
        setattr(stored, name, value)
    stored.save(update_fields=list(fields))
    number = uuid.uuid4()
    PhotoChange.objects.bulk_create(
        PhotoChange(photo=stored, action=number, field=name, was=was, becomes=becomes, user=user)
        for name, was in before.items()
        if was != (becomes := getattr(stored, name))
    )
    reason = fields.get("block_reason") or before["block_reason"]
    log(instance=stored, action=f"media.{action}_photo", user=user, data={"reason": reason})
    for name in ("status", *fields):
        setattr(photo, name, getattr(stored, name))
    photo_state_changed.send(Photo, photo=photo, action=action, user=user)
