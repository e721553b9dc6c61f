"""Which sizes of a photo are made for readers.

``media`` knows no pages; whoever prints photos registers the sizes it prints them in when the
product starts.
"""

from collections.abc import Iterable

from wagtail.images.models import Filter

from media.cropping import box_and_size

# What Wagtail's own screens show photos in: lists and choosers, the form of a photo.
ADMIN = ("max-165x165", "max-800x600")

_registered: dict[str, None] = dict.fromkeys(ADMIN)


def register(specs: Iterable[str]) -> None:
    """Make every photo in these sizes from now on; Wagtail's filter specs, largest use first."""
    _registered.update(dict.fromkeys(specs))


def filters_for(photo) -> list[Filter]:
    """The filters worth making for ``photo``, in the order of registration.

    Of several of one kind that give the same picture in the same format, as all widths do that
    are larger than the photo, only the first is kept.
    """
    found = {}
    for spec in _registered:
        filter = Filter(spec)
        kind = (spec.partition("-")[0], spec.partition("|format-")[2])
        found.setdefault((*kind, *box_and_size(photo, filter)), filter)
    return list(found.values())
