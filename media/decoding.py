"""Pictures decoded once, upright and in sRGB, in a bounded amount of memory.

Nothing is decoded before its pixels are counted and known to fit. A picture of 60 megapixels
takes 240 MB as Pillow keeps it, so there is never a second copy of one: parts are cut out of it,
brought to plain modes and made smaller strip by strip.
"""

import math
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import partial

from django.conf import settings
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from PIL import Image

from media.colours import in_srgb, plain
from media.containers import ends_early, format_of
from media.readers import READERS, Reader

Box = tuple[float, float, float, float]
Size = tuple[int, int]

# A process with Django and ours in it takes 125 MB; with these it stays below 400.
ROOM = 262_000_000
# WebP has no longer side, and what is taken must be deliverable in every format.
LONGEST_SIDE = 16_383
# From here on, in bytes, one process decodes one picture at a time.
_HEAVY = 64_000_000
_one_heavy_at_a_time = threading.BoundedSemaphore(1)
_STRIP_PIXELS = 500_000
_GAP = 3.0
_LANCZOS_REACH = 3

# How to turn a stored picture upright, and where a box of the upright one (its left, top, right
# and bottom; width and height of the upright whole) lies in the stored one, by EXIF orientation.
_TURNS = {
    2: (Image.Transpose.FLIP_LEFT_RIGHT, lambda x, y, r, b, w, h: (w - r, y, w - x, b)),
    3: (Image.Transpose.ROTATE_180, lambda x, y, r, b, w, h: (w - r, h - b, w - x, h - y)),
    4: (Image.Transpose.FLIP_TOP_BOTTOM, lambda x, y, r, b, w, h: (x, h - b, r, h - y)),
    5: (Image.Transpose.TRANSPOSE, lambda x, y, r, b, w, h: (y, x, b, r)),
    6: (Image.Transpose.ROTATE_270, lambda x, y, r, b, w, h: (y, w - r, b, w - x)),
    7: (Image.Transpose.TRANSVERSE, lambda x, y, r, b, w, h: (h - b, w - r, h - y, w - x)),
    8: (Image.Transpose.ROTATE_90, lambda x, y, r, b, w, h: (h - b, x, h - y, r)),
}
_LYING = (5, 6, 7, 8)


class NotAPicture(ValueError):
    """A file that is no picture the library keeps; the message says why, for the newsroom."""


class Decoded:
    """A decoded picture. ``width`` and ``height`` are those of the upright one, in pixels."""

    def __init__(self, reader: Reader, format: str, refusing: Callable[[], AbstractContextManager]):
        self._reader = reader
        self._refusing = refusing
        self.format = format
        self.frames = reader.frames
        self.width, self.height = _upright_size(reader)

    def part(self, box: Box, size: Size) -> Image.Image:
        """The part ``box`` (upright pixels) as RGB or RGBA in sRGB, ``size`` pixels, upright."""
        left, top, right, bottom = box
        box = (
            min(max(0.0, left), self.width - 1),
            min(max(0.0, top), self.height - 1),
            min(max(left + 1, right), self.width),
            min(max(top + 1, bottom), self.height),
        )
        turn, stored_box = _TURNS.get(self._reader.orientation, (None, lambda *box: box[:4]))
        if self._reader.orientation in _LYING:
            size = size[::-1]
        stored = [side / self._reader.scale for side in stored_box(*box, self.width, self.height)]
        with self._refusing():
            image = in_srgb(_resized(self._reader, tuple(stored), size), self._reader.profile)
        return image if turn is None else image.transpose(turn)


@contextmanager
def decoded(data: bytes, name: str, shrink: Callable[[int, int], float]) -> Iterator[Decoded]:
    """The picture in the file ``data``, decoded; ``name`` is for the message of NotAPicture.

    ``shrink``, called with the upright width and height, says how many times smaller along a side
    the picture may be decoded where its format makes that cheaper.
    """
    format = format_of(data)
    if format is None:
        raise NotAPicture(unreadable(name))
    refusing = partial(_refusing, data, name, format)
    with refusing():
        reader = READERS[format](data)
        if not all(reader.size):
            raise ValueError("a picture without pixels")
    room = _refuse_too_large(reader, data, name)
    factor = shrink(*_upright_size(reader))
    with refusing():
        reader.shrink(factor, room)
    heavy = math.prod(reader.size) * reader.bytes_per_pixel > _HEAVY
    with _one_heavy_at_a_time if heavy else nullcontext():
        try:
            with refusing():
                reader.load()
            yield Decoded(reader, format, refusing)
        finally:
            reader.close()


def unreadable(name: str) -> str:
    kept = _(
        "The file %(name)s is not a picture that can be read. Upload a JPEG, PNG, WebP, AVIF, "
        "HEIC or GIF."
    )
    return kept % {"name": name}


@contextmanager
def _refusing(data: bytes, name: str, format: str) -> Iterator[None]:
    """Decoders raise whatever a broken file leads them to; all of it becomes NotAPicture."""
    try:
        yield
    except Image.DecompressionBombError as error:
        text = _("The picture %(name)s has too many pixels. Make it smaller and upload it again.")
        raise NotAPicture(text % {"name": name}) from error
    except Exception as error:
        if ends_early(data, format):
            text = _("The file %(name)s ends before the picture does. Upload it again.")
        elif "MAX_TEXT" in str(error):
            text = _(
                "The text packed into %(name)s is too long. Save the picture again without it, or "
                "as a JPEG, and upload that."
            )
        else:
            text = _(
                "The file %(name)s is damaged: it is not a picture that can be read. Open it in "
                "an image program, save it again and upload that."
            )
        raise NotAPicture(text % {"name": name}) from error


def _refuse_too_large(reader: Reader, data: bytes, name: str) -> float:
    """The bytes there are for decoding. Raises NotAPicture when the picture needs more."""
    width, height = reader.size
    if max(width, height) > LONGEST_SIDE:
        text = _(
            "The picture %(name)s is %(found)s pixels long, and no side may have more than "
            "%(allowed)s. Make it smaller or cut it up, and upload that."
        )
        raise NotAPicture(
            text % {"name": name, "found": max(width, height), "allowed": LONGEST_SIDE}
        )
    room = ROOM - (1 + reader.copies) * len(data)
    fitting = room / reader.least_bytes_per_pixel
    allowed = min(settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS, fitting)
    if width * height > allowed:
        text = _(
            "The picture %(name)s has too many pixels: %(found)s megapixels, and a file like this "
            "may have %(allowed)s. Make it smaller and upload it again."
        )
        found = number_format(math.ceil(width * height / 100_000) / 10, 1)
        limit = number_format(max(0, math.floor(allowed / 100_000)) / 10, 1)
        raise NotAPicture(text % {"name": name, "found": found, "allowed": limit})
    return room


def _upright_size(reader: Reader) -> Size:
    width, height = reader.size
    return (height, width) if reader.orientation in _LYING else (width, height)


def _resized(reader: Reader, box: Box, size: Size) -> Image.Image:
    """``box`` of the decoded picture, as stored, in ``size`` and a plain mode."""
    whole = reader.decoded_size
    box = tuple(min(side, whole[at % 2]) for at, side in enumerate(box))
    steps = ((box[2] - box[0]) / size[0], (box[3] - box[1]) / size[1])
    factor = int(min(steps) / _GAP)
    if factor < 2:
        return _by_bands(reader, box, size, steps)
    left, top = math.floor(box[0]), math.floor(box[1])
    right, bottom = math.ceil(box[2]), math.ceil(box[3])
    reduced = _by_strips(reader, (left, top, right, bottom), factor)
    inner = [(side - (left, top)[at % 2]) / factor for at, side in enumerate(box)]
    inner = [min(side, reduced.size[at % 2]) for at, side in enumerate(inner)]
    return reduced.resize(size, Image.Resampling.LANCZOS, box=tuple(inner))


def _by_strips(reader: Reader, box: tuple[int, int, int, int], factor: int) -> Image.Image:
    """``box`` made smaller by a whole ``factor``, each pixel the mean of those it stands for."""
    left, top, right, bottom = box
    rows = factor * max(1, _STRIP_PIXELS // ((right - left) * factor))
    reduced = None
    for start in range(top, bottom, rows):
        strip = plain(reader.crop((left, start, right, min(start + rows, bottom)))).reduce(factor)
        if reduced is None:
            reduced = Image.new(strip.mode, (strip.width, math.ceil((bottom - top) / factor)))
        reduced.paste(strip, (0, (start - top) // factor))
    return reduced


def _by_bands(reader: Reader, box: Box, size: Size, steps: tuple[float, float]) -> Image.Image:
    """The same pixels as from one ``resize`` of the whole, each band from the rows it needs."""
    whole_width, whole_height = reader.decoded_size
    reach_x, reach_y = (math.ceil(_LANCZOS_REACH * max(1, step)) + 1 for step in steps)
    left = max(0, math.floor(box[0]) - reach_x)
    right = min(whole_width, math.ceil(box[2]) + reach_x)
    rows = max(1, int(_STRIP_PIXELS / ((right - left) * steps[1])))
    result = None
    for start in range(0, size[1], rows):
        end = min(start + rows, size[1])
        first, last = box[1] + start * steps[1], min(box[1] + end * steps[1], whole_height)
        top = max(0, math.floor(first) - reach_y)
        bottom = min(whole_height, math.ceil(last) + reach_y)
        strip = plain(reader.crop((left, top, right, bottom)))
        band = strip.resize(
            (size[0], end - start),
            Image.Resampling.LANCZOS,
            box=(box[0] - left, first - top, box[2] - left, last - top),
        )
        if result is None:
            result = Image.new(band.mode, size)
        result.paste(band, (0, start))
    return result
