"""What became of one file, in words for whoever brought it."""

import logging
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath

from django.conf import settings
from django.db import transaction
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from wagtail.permissions import policy_registry

from media.intake import Taken, take_in
from media.likeness import Likeness, likeness_of
from media.models import Photo, PhotoFingerprint, PhotoUpload
from media.pictures import PICTURE_SUFFIXES, NotAPicture

logger = logging.getLogger(__name__)

# What pictures of the kept kinds are called; a file without any ending is looked into.
KINDS = ".jpg, .png, .webp, .gif, .heic, .avif"
NAMED = (*PICTURE_SUFFIXES, ".heif", ".jfif", ".jpe")


class State(StrEnum):
    TAKEN = "taken"
    KNOWN = "known"
    REFUSED = "refused"
    FAILED = "failed"


@dataclass(frozen=True)
class Outcome:
    """One file: taken in, known already, refused for good, or failed and worth another try.

    ``taken`` is there for the first two, ``reason`` for the last two.
    """

    name: str
    state: State
    taken: Taken | None = None
    reason: str = ""

    @property
    def photo(self) -> Photo | None:
        return self.taken and self.taken.photo


def collections_open_to(user):
    """Collections that ``user`` may add photos to."""
    return policy_registry.get_by_type(Photo).collections_user_has_permission_for(user, "add")


def objection(name: str, size: int) -> str:
    """Why a file of that name and size is not worth sending; empty when it is."""
    largest = settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE
    if PurePath(name).suffix.lower() not in ("", *NAMED):
        return _("The library takes these kinds of pictures only: %(kinds)s.") % {"kinds": KINDS}
    if size > largest:
        return _("The file is too large (%(size)s); at most %(largest)s is taken.") % {
            "size": filesizeformat(size),
            "largest": filesizeformat(largest),
        }
    return "" if size else _("The file is empty.")


def bring(
    data: bytes, name: str, *, user, collection, event=None, even_if_known: bool = False
) -> Outcome:
    """Take a file in, whatever it is: nothing is raised, and nothing half done is left."""
    try:
        with transaction.atomic():
            taken = take_in(
                data,
                name,
                user=user,
                collection=collection,
                event=event,
                even_if_known=even_if_known,
            )
    except NotAPicture as problem:
        return Outcome(name, State.REFUSED, reason=str(problem))
    except Exception:
        logger.exception("The file %s was not taken in", name)
        return Outcome(name, State.FAILED, reason=_("The file could not be read; try again."))
    return Outcome(name, State.TAKEN if taken.is_new else State.KNOWN, taken)


def settled(upload: PhotoUpload) -> Outcome:
    """What became of an upload before, for a browser that did not hear the answer."""
    if upload.pieces.exists():
        return Outcome(upload.name, State.KNOWN, Taken(upload.photo, is_new=False))
    return Outcome(upload.name, State.TAKEN, Taken(upload.photo, likeness=_likeness(upload.photo)))


def _likeness(photo: Photo) -> Likeness:
    mark = PhotoFingerprint.objects.filter(photo=photo).first()
    if mark is None:
        return Likeness()
    return likeness_of(mark.sha256, mark.across, mark.down, photo.taken_at, exclude=photo)
