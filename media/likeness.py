"""Photos that show the same: one file twice, one picture in two guises, frames of one series.

A difference hash says, for each of 64 places, whether the picture grows brighter to the right and,
for 64 more, whether it does so downward. Making it smaller, packing it harder, brightening it or
putting a mark on it turns few of the 128 bits; another picture turns about half of them.

Measured on twice 200 drawn pictures and 8 changes of each, as the tests repeat it: 14 bits find
99.8 % of the changed pictures and take 0.02 % of other pairs for the same. Of LANCZOS, BOX, HAMMING
and BILINEAR, LANCZOS confuses the fewest. A difference counts from a tenth of the picture's
contrast: with less, the bits of even areas flicker, with more, plain scenes have no bits left.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import pstdev

from django.db.models import BigIntegerField, Case, F, Func, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Cast
from PIL import Image

from media.colours import WHITE, on, plain
from media.models import Photo, PhotoFingerprint

# The most bits of the 128 by which two guises of one picture differ.
THRESHOLD = 14
# Frames taken no further apart than this belong to one series.
SERIES_SPAN = timedelta(minutes=10)

# The hash of a picture that shows too little to be told from others by it.
TELLS_NOTHING = (0, 0)

_SIDE = 8
# The longer side, in pixels, to which a large picture is brought before it is measured.
_LONGEST = 256
# Shares of the standard deviation and grey levels (of 256) of the reduced picture.
_DEAD_ZONE = 0.1
_LEAST_CONTRAST = 1.5
# Of the 64 bits across and of those down, how many must go against the rest.
_LEAST_VARIED = 3

_SAME_FILE, _SAME_PICTURE, _SERIES = range(3)


@dataclass
class Likeness:
    """Photos in which the same is seen, each in one list, the likest first.

    ``same_file``: byte for byte. ``same_picture``: resized, recompressed, brightened, marked or
    trimmed. ``series``: another exposure of the same view within :data:`SERIES_SPAN`.
    """

    same_file: list[Photo] = field(default_factory=list)
    same_picture: list[Photo] = field(default_factory=list)
    series: list[Photo] = field(default_factory=list)


def difference_hash(picture: Image.Image) -> tuple[int, int]:
    """Where ``picture`` (upright, any mode and size) grows brighter ``across`` and ``down``.

    Two signed 64-bit integers, a bit for each two neighbours among 9 mean brightnesses of each of
    8 rows (from the top) and of 8 columns (from the left), the highest bit first.

    :data:`TELLS_NOTHING` for a picture with hardly any contrast, or with bands of colour and no
    more (a wall, fog, clear sky, bare sea): many of those have one hash, and what differs is noise.
    """
    grey = _grey(picture)
    rows = _grid(grey, (_SIDE + 1, _SIDE))
    # Turned about its diagonal, the second grid is read along its rows as well.
    columns = _grid(grey.transpose(Image.Transpose.TRANSPOSE), (_SIDE + 1, _SIDE))
    contrast = pstdev(value for row in rows for value in row)
    if contrast < _LEAST_CONTRAST:
        return TELLS_NOTHING
    across, down = (_rises(grid, contrast * _DEAD_ZONE) for grid in (rows, columns))
    if min(_varied(across), _varied(down)) < _LEAST_VARIED:
        return TELLS_NOTHING
    return _signed(across), _signed(down)


def measure(photo: Photo, data: bytes, small: Image.Image) -> PhotoFingerprint:
    """Keep the fingerprint of the file ``data`` of the saved ``photo``, in place of an earlier one.

    ``small`` is what the file shows, upright and in sRGB, of any size.
    """
    across, down = difference_hash(small)
    fingerprint, _ = PhotoFingerprint.objects.update_or_create(
        photo=photo,
        defaults={
            "file_name": photo.file.name,
            "sha256": hashlib.sha256(data).hexdigest(),
            "across": across,
            "down": down,
        },
    )
    return fingerprint


def likeness_of(
    sha256: str,
    across: int,
    down: int,
    taken_at: datetime | None,
    *,
    exclude: Photo | None = None,
    limit: int = 20,
    among: QuerySet[Photo] | Iterable[Photo] | None = None,
) -> Likeness:
    """Photos like the file with that SHA-256 (hexadecimal) and difference hash; one query.

    ``taken_at`` is the camera's own time, with fractions. Two exposures never have the same: where
    both times are known and differ, like pictures are a series when both were taken within
    :data:`SERIES_SPAN`, and have nothing to do with each other when they weren't.

    ``limit`` is of all lists together, files and pictures before series. ``among`` are the photos
    that may be told of. Photos that await their files and ``exclude`` are never among them.
    """
    found = (
        PhotoFingerprint.objects.annotate(distance=_distance(across, down))
        .filter(_is_like(sha256, across, down))
        .exclude(photo__status=Photo.Status.AWAITING_FILE)
        .annotate(kind=_kind(sha256, taken_at))
        .filter(kind__isnull=False)
        .select_related("photo")
        .order_by("kind", "distance", "photo_id")
    )
    if exclude is not None:
        found = found.exclude(photo_id=exclude.pk)
    if among is not None:
        found = found.filter(photo__in=among)
    likeness = Likeness()
    lists = (likeness.same_file, likeness.same_picture, likeness.series)
    for fingerprint in found[:limit]:
        lists[fingerprint.kind].append(fingerprint.photo)
    return likeness


class _TurnedBits(Func):
    """How many of the 64 bits of a bigint differ from those of a value. PostgreSQL 14 or newer."""

    function = "bit_count"
    template = "%(function)s((%(expressions)s)::bit(64))"
    arg_joiner = " # "
    output_field = IntegerField()

    def __init__(self, name: str, value: int):
        # Uncast, the least of all bigints would be read as a number too large for one.
        super().__init__(F(name), Cast(Value(value), BigIntegerField()))


def _distance(across: int, down: int):
    return _TurnedBits("across", across) + _TurnedBits("down", down)


def _is_like(sha256: str, across: int, down: int) -> Q:
    same_bytes = Q(sha256=sha256)
    if (across, down) == TELLS_NOTHING:
        return same_bytes
    nothing = dict(zip(("across", "down"), TELLS_NOTHING, strict=True))
    # No distance is below 0. But what is bounded on both sides PostgreSQL takes for rare, as it is,
    # and looks up single photos; of "at most" alone it expects a third, and reads every photo.
    near = Q(distance__lte=THRESHOLD) & Q(distance__gte=0)
    return same_bytes | (near & ~Q(**nothing))


def _kind(sha256: str, taken_at: datetime | None) -> Case:
    cases = [When(sha256=sha256, then=_SAME_FILE)]
    if taken_at is None:
        return Case(*cases, default=_SAME_PICTURE, output_field=IntegerField())
    taken = "photo__taken_at"
    span = (taken_at - SERIES_SPAN, taken_at + SERIES_SPAN)
    cases += [
        When(Q(**{f"{taken}__isnull": True}) | Q(**{taken: taken_at}), then=_SAME_PICTURE),
        When(**{f"{taken}__range": span}, then=_SERIES),
    ]
    return Case(*cases, default=None, output_field=IntegerField())


def _grey(picture: Image.Image) -> Image.Image:
    """Its brightness in floating point, lest small differences be rounded away."""
    grey = on(WHITE, plain(picture)).convert("L")
    # Copies nothing when the picture is small enough already.
    grey.thumbnail((_LONGEST, _LONGEST), Image.Resampling.LANCZOS)
    return grey.convert("F")


def _grid(grey: Image.Image, size: tuple[int, int]) -> list[tuple[float, ...]]:
    """The rows of ``grey``, made smaller to ``size``."""
    values = grey.resize(size, Image.Resampling.LANCZOS).get_flattened_data()
    return [values[start : start + size[0]] for start in range(0, len(values), size[0])]


def _rises(rows: list[tuple[float, ...]], least: float) -> int:
    """A bit for each two neighbours in a row: the right one is brighter by more than ``least``."""
    bits = 0
    for row in rows:
        for one, other in pairwise(row):
            bits = bits << 1 | (other - one > least)
    return bits


def _varied(bits: int) -> int:
    ones = bits.bit_count()
    return min(ones, _SIDE**2 - ones)


def _signed(bits: int) -> int:
    """The same 64 bits read as PostgreSQL's bigint."""
    return bits - (1 << 64) if bits >> 63 else bits
