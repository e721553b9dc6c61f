"""The bin: where photos that nobody needs wait thirty days before they are deleted.

A photo that readers see, that a draft holds or that a kept snapshot shows can't be thrown away. One
that readers ever saw may lie in the bin and is never deleted: the ledger keeps it.
"""

import logging
import uuid
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.log_actions import log
from wagtail.permissions import policy_registry

from media.ledger import named_to, uses_of
from media.models import LedgerEntry, Photo, PhotoChange
from media.signals import photo_state_changed

KEPT_FOR = timedelta(days=30)
_MOST_NAMED = 3

logger = logging.getLogger(__name__)


def why_kept(photo: Photo, *, user=None) -> list[str]:
    """Why ``photo`` can't be thrown away, in sentences; empty when it can.

    Drafts that ``user`` may not open are counted and not named.
    """
    uses = uses_of(photo)
    shown = dict.fromkeys(_place_of(entry) for entry in uses.now)
    named = named_to(user, uses.drafts)
    drafts = [_("The draft “%(title)s” holds it.") % {"title": one.title} for one in named]
    if others := len(uses.drafts) - len(named):
        told = ngettext(
            "A draft of somebody else holds it.",
            "%(number)s drafts of others hold it.",
            others,
        )
        drafts.append(told % {"number": others})
    seen = {entry.page_id for entry in uses.now}
    kept = [
        _("What readers saw of “%(title)s” is kept, with this photo.") % {"title": one.title}
        for one in uses.snapshots
        if one.page_number not in seen
    ]
    return [*_few(shown), *_few(drafts), *_few(kept)]


@transaction.atomic
def put_in_bin(photo: Photo, *, user) -> None:
    """Hide ``photo`` from library, chooser and readers. ``user`` None is the product itself.

    Raises PermissionDenied and, with a sentence for each reason, ValidationError.
    """
    _require(user, photo)
    stored = _locked(photo)
    if stored.binned_at:
        raise ValidationError(_("The photo lies in the bin already."))
    if reasons := why_kept(stored, user=user):
        raise ValidationError(reasons)
    _move(photo, stored, "bin", user, binned_at=timezone.now(), binned_by=user)


@transaction.atomic
def take_out(photo: Photo, *, user) -> None:
    """Give ``photo`` back to the library. Raises PermissionDenied, ValidationError."""
    _require(user, photo)
    stored = _locked(photo)
    if not stored.binned_at:
        raise ValidationError(_("The photo does not lie in the bin."))
    _move(photo, stored, "take_out", user, binned_at=None, binned_by=None)


@transaction.atomic
def delete_for_good(photo: Photo, *, user) -> None:
    """Delete ``photo``, with all its files, before its time. Raises PermissionDenied and, with a
    sentence for each reason, ValidationError."""
    policy = policy_registry.get_by_type(Photo)
    if user is not None and not policy.may_delete_for_good(user, photo):
        raise PermissionDenied
    stored = _locked(photo)
    if not stored.binned_at:
        raise ValidationError(_("The photo does not lie in the bin."))
    if reasons := why_not_deleted(stored, user=user):
        raise ValidationError(reasons)
    log(instance=stored, action="wagtail.delete", user=user, deleted=True)
    stored.delete()


def why_not_deleted(photo: Photo, *, user=None) -> list[str]:
    """Why a photo of the bin stays there, in sentences; empty when it may be deleted."""
    if LedgerEntry.objects.filter(photo=photo).exists():
        return [_("Readers saw it once; it stays on record.")]
    return why_kept(photo, user=user)


def empty(*, at: datetime) -> list[Photo]:
    """Delete what has lain in the bin for thirty days at ``at``; return what was deleted.

    What readers saw, or a draft has come to hold meanwhile, stays. Any number may run at once.
    """
    deleted = []
    overdue = Photo.objects.in_bin().filter(binned_at__lte=at - KEPT_FOR, ledger=None)
    for number in list(overdue.values_list("pk", flat=True)):
        try:
            with transaction.atomic():
                row = Photo.objects.filter(pk=number, binned_at__lte=at - KEPT_FOR)
                photo = row.select_for_update(skip_locked=True).first()
                if photo is None or why_not_deleted(photo):
                    continue
                delete_for_good(photo, user=None)
        except Exception:
            # Whatever is wrong with one photo, the others go.
            logger.exception("Photo %s stays in the bin", number)
        else:
            photo.pk = number
            deleted.append(photo)
    return deleted


def _place_of(entry: LedgerEntry) -> str:
    kind = entry.place.partition(":")[0]
    if entry.page_id is None and kind == "portrait":
        text = _("It is the portrait of %(title)s.")
    elif entry.page_id is None:
        text = _("It is the photo of the topic “%(title)s”.")
    else:
        text = _("“%(title)s” is published with it.")
    return text % {"title": entry.page_title}


def _few(sentences: Iterable[str]) -> list[str]:
    sentences = list(sentences)
    rest = len(sentences) - _MOST_NAMED
    more = [_("And %(number)s more.") % {"number": rest}] if rest > 0 else []
    return sentences[:_MOST_NAMED] + more


def _require(user, photo: Photo) -> None:
    may = policy_registry.get_by_type(Photo).user_has_permission_for_instance
    if user is not None and not may(user, "delete", photo):
        raise PermissionDenied


def _locked(photo: Photo) -> Photo:
    return Photo.objects.select_for_update(of=("self",)).get(pk=photo.pk)


def _move(photo: Photo, stored: Photo, action: str, user, *, binned_at, binned_by) -> None:
    was = stored.binned_at
    stored.binned_at, stored.binned_by = binned_at, binned_by
    stored.save(update_fields=["binned_at", "binned_by"])
    PhotoChange.objects.create(
        photo=stored,
        action=uuid.uuid4(),
        field="binned_at",
        was=was and was.isoformat(),
        becomes=binned_at and binned_at.isoformat(),
        user=user,
    )
    log(instance=stored, action=f"media.{action}_photo", user=user)
    photo.binned_at, photo.binned_by = binned_at, binned_by
    photo_state_changed.send(Photo, photo=photo, action=action, user=user)
