"""The one way by which picture files become photos of the library."""

import hashlib
from dataclasses import dataclass, field

from django.core.files.base import ContentFile
from django.db import transaction
from wagtail.models import Collection

from media.describing import describe, one_at_a_time
from media.likeness import Likeness, likeness_of, measure
from media.metadata import read_metadata
from media.models import Photo, PhotoEvent, PhotoFingerprint
from media.pictures import Inspected, inspect_picture


@dataclass(frozen=True)
class Taken:
    """What became of a file. ``notes`` are sentences for whoever brought it; ``likeness`` names
    photos that show the same. ``is_new`` is off when the very same file was there already."""

    photo: Photo
    notes: tuple[str, ...] = ()
    likeness: Likeness = field(default_factory=Likeness)
    is_new: bool = True


@transaction.atomic
def take_in(
    data: bytes,
    name: str,
    *,
    user,
    collection: Collection,
    event: PhotoEvent | None = None,
    even_if_known: bool = False,
) -> Taken:
    """Make a photo of the file ``name``, described by what the camera and its owner wrote in it.

    The file is kept byte for byte. A file that the library has already, outside its bin, makes no
    second photo unless ``even_if_known``. Raises :class:`media.pictures.NotAPicture`, and nothing
    is written, when it is no picture that can be kept.
    """
    inspected = inspect_picture(data, name)
    one_at_a_time()
    if not even_if_known and (known := _known(data)):
        return Taken(known, inspected.notes, is_new=False)
    photo = Photo(
        uploaded_by_user=user, collection=collection, event=event, **file_fields(inspected, data)
    )
    describe(photo, read_metadata(data), file_name=inspected.name)
    return Taken(photo, inspected.notes, measured(photo, data, inspected))


def file_fields(inspected: Inspected, data: bytes) -> dict:
    """The fields of a photo that say what its file is; such as are given are not read again."""
    return {
        "file": ContentFile(data, name=inspected.name),
        "width": inspected.width,
        "height": inspected.height,
        "file_size": len(data),
        "file_hash": hashlib.sha1(data, usedforsecurity=False).hexdigest(),
    }


def measured(photo: Photo, data: bytes, inspected: Inspected) -> Likeness:
    """Keep the fingerprint of a saved photo's file; return which others are like it."""
    print_ = measure(photo, data, inspected.small)
    return likeness_of(print_.sha256, print_.across, print_.down, photo.taken_at, exclude=photo)


def _known(data: bytes) -> Photo | None:
    digest = hashlib.sha256(data).hexdigest()
    same = PhotoFingerprint.objects.filter(sha256=digest, photo__binned_at=None)
    known = same.select_related("photo").first()
    return known.photo if known else None
