"""Photos at the sizes readers get, found in one query for a whole page."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch, prefetch_related_objects

from media.models import Photo, Rendition

# Sizes in pixels, as wide as twice the column on a dense screen; the first is the fallback.
IN_STORY = tuple(f"width-{width}|format-webp" for width in (800, 400, 1200, 1600))
LARGE = ("fill-960x640|format-webp", "fill-480x320|format-webp")
SMALL = ("fill-240x160|format-webp", "fill-480x320|format-webp")
SHEET = ("max-480x480|format-webp", "max-960x960|format-webp")
PORTRAIT = ("fill-240x300|format-webp",)
SHARED = ("fill-1200x630|format-jpeg",)
EVERY_SIZE = tuple(dict.fromkeys((*IN_STORY, *LARGE, *SMALL, *SHEET, *PORTRAIT, *SHARED)))

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Picture:
    """A photo ready for an ``img``: addresses, and the pixels of the first of them."""

    url: str
    srcset: str
    width: int
    height: int


def find_renditions(photos: Iterable[Photo | None]) -> None:
    """Look up the renditions of all ``photos`` together, so that none asks for its own."""
    wanted = [photo for photo in photos if photo is not None]
    if wanted:
        known = Rendition.objects.filter(filter_spec__in=EVERY_SIZE)
        prefetch_related_objects(
            wanted, Prefetch("renditions", queryset=known, to_attr="prefetched_renditions")
        )


def picture(photo: Photo | None, sizes: tuple[str, ...]) -> Picture | None:
    """``photo`` at ``sizes`` (of this module), made where they are missing.

    None when there is no photo or its original can't be read: a lost file costs its place on the
    page and nothing else.
    """
    if photo is None:
        return None
    try:
        renditions = list(photo.get_renditions(*sizes).values())
    except OSError as error:
        logger.warning("Photo %s can't be shown: %r", photo.pk, error)
        return None
    first = renditions[0]
    by_width = {rendition.width: rendition.url for rendition in renditions}
    return Picture(
        url=first.url,
        srcset=", ".join(f"{url} {width}w" for width, url in sorted(by_width.items())),
        width=first.width,
        height=first.height,
    )
