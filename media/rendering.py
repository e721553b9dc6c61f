"""The sizes of a photo that are delivered, all made from one decoding of its original.

Wagtail's own way decodes the original again for each of them; ``make bench`` compares.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from io import BytesIO

from django.utils.translation import gettext as _
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from media.colours import WHITE, on
from media.decoding import Box, Size, decoded

_XMP_IN_PNG = "XML:com.adobe.xmp"
# Speed 8 takes a quarter of the time of libavif's usual 6; one step of quality more makes up for
# what that loses, for 6 % more bytes. One thread: several take more time and memory in all, and
# sizes are made where nobody waits.
_AVIF = {"quality": 62, "speed": 8, "max_threads": 1}
_WEBP = {"quality": 80, "method": 4}
_JPEG = {"quality": 80, "subsampling": "4:2:0", "progressive": True, "optimize": True}


@dataclass(frozen=True)
class Wanted:
    """A size that is wanted: ``box`` of the upright original, None for all of it, in its pixels.

    ``size`` is in pixels and no larger than the box. ``format`` is avif, webp, jpeg or png.
    ``background`` (RGB) is put under what shines through; a JPEG without one gets white.
    """

    key: str
    box: Box | None
    size: Size
    format: str
    quality: int | None = None
    background: tuple[int, int, int] | None = None


@dataclass(frozen=True)
class Rendered:
    """The file made of a Wanted, in its format; width and height in pixels."""

    wanted: Wanted
    data: bytes
    width: int
    height: int


def render(
    data: bytes, wanted: Sequence[Wanted], *, xmp: bytes = b"", iim: bytes = b"", name: str = ""
) -> Iterator[Rendered]:
    """Each of ``wanted`` from the original ``data``, the larger before the smaller.

    They are sRGB with 8 bits a channel and upright, and tell nothing of what the original knew
    (camera, place, thumbnail, comments): only ``xmp``, a packet of XMP, and in a JPEG ``iim``, a
    whole APP13 segment. Each is given out before the next is made. Raises NotAPicture, which
    calls the file ``name``, when the original can't be decoded.
    """
    if not wanted:
        return
    images = _largest(data, wanted, name or _("of this photo"))
    # Nobody else may hold the file any more, and encoders need memory too.
    del data
    for box in list(images):
        of_box = [one for one in wanted if one.box == box]
        yield from _of_box(of_box, images.pop(box), xmp, iim)


def _largest(data: bytes, wanted: Sequence[Wanted], name: str) -> dict[Box | None, list]:
    """For each box its largest images, from which all of its sizes can be made."""
    images = {}
    with decoded(data, name, partial(_shrink, wanted)) as picture:
        whole = (0, 0, picture.width, picture.height)
        for box in dict.fromkeys(one.box for one in wanted):
            sizes = _not_covered({one.size for one in wanted if one.box == box})
            images[box] = [picture.part(box or whole, size) for size in sizes]
    return images


def _of_box(wanted, firsts, xmp, iim) -> Iterator[Rendered]:
    """The renditions of one box, each size made from the nearest larger one there is."""
    image = firsts[0]
    if len(firsts) == 1:
        # All sizes have one shape, and what is larger than the next of them is let go.
        firsts.clear()
    for size in sorted({one.size for one in wanted}, reverse=True):
        image = next(made for made in (image, *firsts) if _covers(made.size, size))
        if image.size != size:
            image = image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
        for one in wanted:
            if one.size == size:
                yield Rendered(one, _encoded(image, one, xmp, iim), *size)


def _shrink(wanted: Sequence[Wanted], width: int, height: int) -> float:
    """How many times smaller the original may be decoded: as much as all of ``wanted`` allow."""
    factors = []
    for one in wanted:
        left, top, right, bottom = one.box or (0, 0, width, height)
        factors.append(min((right - left) / one.size[0], (bottom - top) / one.size[1]))
    return min(factors)


def _not_covered(sizes: set[Size]) -> list[Size]:
    """Those of ``sizes`` that can't be made smaller from another one of them."""
    return [size for size in sizes if not any(_covers(one, size) for one in sizes - {size})]


def _covers(larger: Size, size: Size) -> bool:
    return larger[0] >= size[0] and larger[1] >= size[1]


def _encoded(image: Image.Image, wanted: Wanted, xmp: bytes, iim: bytes) -> bytes:
    background = wanted.background or (WHITE if wanted.format == "jpeg" else None)
    if background:
        image = on(background, image)
    file = BytesIO()
    quality = {} if wanted.quality is None else {"quality": wanted.quality}
    match wanted.format:
        case "avif":
            image.save(file, "AVIF", **_AVIF | quality, xmp=xmp)
        case "webp":
            image.save(file, "WEBP", **_WEBP | quality, xmp=xmp)
        case "jpeg":
            image.save(file, "JPEG", **_JPEG | quality, xmp=xmp, extra=iim)
        case "png":
            image.save(file, "PNG", pnginfo=_png_info(xmp))
        case other:
            raise ValueError(f"Photos are not delivered as {other}")
    return file.getvalue()


def _png_info(xmp: bytes) -> PngInfo:
    info = PngInfo()
    if xmp:
        info.add_itxt(_XMP_IN_PNG, xmp.decode())
    return info
