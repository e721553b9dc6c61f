"""Photos at the sizes readers get, found in one query for a whole page and never made for it.

The sizes are registered with the library, which makes them in the background. Where one is not
there yet, the nearest of those that are serves in its place.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from media.models import Photo, Rendition

# In the order browsers are offered them; the last is what every browser shows.
FORMATS = ("avif", "webp", "jpeg")
MIME_TYPES = {"avif": "image/avif", "webp": "image/webp", "jpeg": "image/jpeg"}

# Sizes in pixels, as wide as twice the column on a dense screen; the first is the fallback.
IN_STORY = tuple(f"width-{width}" for width in (800, 400, 1200, 1600))
LARGE = ("fill-960x640", "fill-480x320")
SMALL = ("fill-240x160", "fill-480x320")
SHEET = ("width-800", "width-400", "width-1200")
PORTRAIT = ("fill-240x300",)
SHARED = ("fill-1200x630",)
# The few browsers that know neither AVIF nor WebP get by with fewer sizes.
_IN_JPEG = ("width-800", "width-1600", "fill-960x640", "fill-480x320", "fill-240x160", *PORTRAIT)
# Half as much again: a picture that is cut otherwise than wanted is the last resort.
_SAME_SHAPE = 1.5


def _spec(size: str, format: str) -> str:
    return f"{size}|format-{format}"


def every_size() -> list[str]:
    """The filter specs of every size that a page may print, in every format it is printed in."""
    sizes = dict.fromkeys((*IN_STORY, *LARGE, *SMALL, *SHEET, *PORTRAIT))
    modern = [_spec(size, format) for format in ("webp", "avif") for size in sizes]
    return [*(_spec(size, "jpeg") for size in (*_IN_JPEG, *SHARED)), *modern]


@dataclass(frozen=True)
class Delivered:
    """One delivered file of a photo; ``width`` and ``height`` in pixels."""

    spec: str
    url: str
    width: int
    height: int

    @property
    def format(self) -> str:
        return self.spec.partition("|format-")[2]


@dataclass(frozen=True)
class Source:
    """The sizes in one format, for a ``source`` element."""

    type: str
    srcset: str


@dataclass(frozen=True)
class Picture:
    """A photo ready for ``picture``: sources best first, and the fallback with its pixels."""

    sources: tuple[Source, ...]
    url: str
    srcset: str
    width: int
    height: int


def find_renditions(photos: Iterable[Photo | None]) -> None:
    """Look up the delivered files of all ``photos`` together, so that none asks for its own."""
    wanted = [photo for photo in photos if photo is not None]
    found = _delivered({photo.pk for photo in wanted}) if wanted else {}
    for photo in wanted:
        photo.delivered = found.get(photo.pk, [])


def picture(photo: Photo | None, sizes: tuple[str, ...]) -> Picture | None:
    """``photo`` at ``sizes`` (of this module) in every format there is.

    None when there is no photo or nothing of it was delivered yet: it costs its place on the page
    and nothing else.
    """
    if photo is None:
        return None
    delivered = _of(photo)
    by_format = {format: _exact(delivered, sizes, format) for format in FORMATS}
    shown = [(format, files) for format, files in by_format.items() if files]
    if not shown:
        nearest = _nearest(delivered, photo, sizes)
        shown = [("", [nearest])] if nearest else []
    if not shown:
        return None
    *modern, (_, plain) = shown
    return Picture(
        sources=tuple(Source(MIME_TYPES[format], _srcset(files)) for format, files in modern),
        url=plain[0].url,
        srcset=_srcset(plain) if len(plain) > 1 else "",
        width=plain[0].width,
        height=plain[0].height,
    )


def shared_picture(photo: Photo | None) -> Delivered | None:
    """The JPEG that stands for a story on other sites, 1200 x 630 px where the photo allows."""
    if photo is None:
        return None
    delivered = _of(photo)
    exact = _exact(delivered, SHARED, "jpeg")
    return exact[0] if exact else _nearest(delivered, photo, SHARED)


def largest_picture(photo: Photo) -> Delivered | None:
    """The largest delivered JPEG of the whole photo, which is what machines are shown."""
    jpegs = _exact(_of(photo), IN_STORY, "jpeg")
    return max(jpegs, key=lambda file: file.width, default=None)


def _of(photo: Photo) -> list[Delivered]:
    if not hasattr(photo, "delivered"):
        find_renditions([photo])
    return photo.delivered


def _exact(delivered: list[Delivered], sizes: tuple[str, ...], format: str) -> list[Delivered]:
    """The files that are just what is wanted, in the order of ``sizes``; of one width only one."""
    by_spec = {file.spec: file for file in delivered}
    files = [by_spec[spec] for size in sizes if (spec := _spec(size, format)) in by_spec]
    return list({file.width: file for file in reversed(files)}.values())[::-1]


def _nearest(delivered: list[Delivered], photo: Photo, sizes: tuple[str, ...]) -> Delivered | None:
    """The file most like ``sizes``: of their shape, then large enough, then the smallest such."""
    if not delivered:
        return None
    _, _, shape = sizes[0].partition("fill-")
    width, height = map(int, shape.split("x")) if shape else (photo.width, photo.height)
    wide = max(int(size.partition("-")[2].partition("x")[0]) for size in sizes)

    def unlikeness(file: Delivered):
        bend = (file.width / file.height) / (width / height)
        misfit = max(bend, 1 / bend)
        return misfit > _SAME_SHAPE, abs(file.width - wide), misfit

    return min(delivered, key=unlikeness)


def _srcset(files: list[Delivered]) -> str:
    ordered = sorted(files, key=lambda file: file.width)
    return ", ".join(f"{file.url} {file.width}w" for file in ordered)


def _delivered(numbers: Iterable[int]) -> dict[int, list[Delivered]]:
    """All delivered files of the photos with these numbers, in one query and as plain data."""
    storage = Rendition._meta.get_field("file").storage
    found = defaultdict(list)
    rows = Rendition.objects.filter(image__in=numbers).order_by("pk")
    for photo, spec, name, width, height in rows.values_list(
        "image", "filter_spec", "file", "width", "height"
    ):
        found[photo].append(Delivered(spec, storage.url(name), width, height))
    return found
