"""From an original and Wagtail's filters to the files that are delivered."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import PurePath

from django.core.files.base import ContentFile
from wagtail.images.exceptions import UnknownOutputImageFormatError
from wagtail.images.models import Filter

from media.cropping import box_and_size, kept_crop
from media.imprints import imprint_of
from media.metadata import iim_segment, xmp_packet
from media.rendering import Rendered, Wanted, render
from media.storage import plain_name

SUFFIXES = {"avif": ".avif", "jpeg": ".jpg", "png": ".png", "webp": ".webp"}
# What an original becomes when a filter names no format: one that every browser shows.
_USUAL_FORMATS = {".gif": "png", ".png": "png", ".webp": "webp"}
_LONGEST_FILE_NAME = 60


class _Intentions:
    """Stands where Wagtail's operations expect a Willow image, and notes what they want."""

    def __init__(self):
        self.background = None

    def set_background_color_rgb(self, colour):
        self.background = colour
        return self


def content_key(photo) -> str:
    """16 characters that change with the photo's original and with the words delivered in it.

    ``photo`` should come from ``Photo.objects.with_credit()``, or four queries are asked.
    """
    words = xmp_packet(imprint_of(photo))
    return _key(photo.file.name.encode() + b"\0" + words)


def delivered_key(photo, filter: Filter, content: str) -> str:
    """The same for one size: changes also when an editor cuts its shape anew.

    ``content`` is the photo's :func:`content_key`, asked for once for all of its sizes.
    """
    kept = kept_crop(photo, filter)
    return _key(f"{content} {kept[0]}".encode()) if kept else content


def _key(of: bytes) -> str:
    return hashlib.sha256(of).hexdigest()[:16]


def rendition_files(
    photo, filters: Iterable[Filter], *, source=None
) -> Iterator[tuple[Filter, Rendered]]:
    """Each of ``filters`` made from one decoding of the photo's original, in any order.

    ``source`` is an open file of the original, when there is one already. Every file carries the
    photo's caption, credit and rights. Raises what :func:`media.rendering.render` raises, OSError
    when the original can't be read, and Wagtail's errors for filters that make no sense.
    """
    by_key = {filter.spec: filter for filter in filters}
    wanted = [wanted_of(photo, filter) for filter in by_key.values()]
    imprint = imprint_of(photo)
    for rendered in render(
        _bytes_of(photo, source), wanted, xmp=xmp_packet(imprint), iim=iim_segment(imprint)
    ):
        yield by_key[rendered.wanted.key], rendered


def wanted_of(photo, filter: Filter) -> Wanted:
    """What ``filter`` asks for, in pixels of the upright photo."""
    box, size = box_and_size(photo, filter)
    intentions, environment = _Intentions(), {}
    for operation in filter.filter_operations:
        operation.run(intentions, photo, environment)
    usual = _USUAL_FORMATS.get(PurePath(photo.file.name).suffix.lower(), "jpeg")
    format = environment.get("output-format", usual)
    if format not in SUFFIXES:
        raise UnknownOutputImageFormatError(f"Photos are not delivered as {format}")
    return Wanted(
        key=filter.spec,
        box=box,
        size=size,
        format=format,
        quality=environment.get(f"{format}-quality"),
        background=intentions.background,
    )


def output_file(photo, filter: Filter, rendered: Rendered) -> ContentFile:
    """``rendered`` as a file whose name says of which photo and which size it is."""
    ending = filter.spec.replace("|", ".") + SUFFIXES[rendered.wanted.format]
    key = filter.get_cache_key(photo)
    ending = f"{key}.{ending}" if key else ending
    room = max(1, _LONGEST_FILE_NAME - 1 - len(ending))
    stem = PurePath(plain_name(photo.file.name)).stem[:room]
    return ContentFile(rendered.data, name=f"{stem}.{ending}")


def _bytes_of(photo, source) -> bytes:
    if source is not None:
        source.seek(0)
        return source.read()
    with photo.open_file() as file:
        return file.read()
