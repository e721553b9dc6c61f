"""Whether a file really is a picture that the library can keep, and what there is to say of it."""

import re
from dataclasses import dataclass
from pathlib import PurePath

from django.conf import settings
from django.core.files.base import ContentFile
from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from PIL import Image
from pillow_heif import register_heif_opener

from cms.text import nfc
from media.colours import WHITE, on
from media.containers import format_of
from media.decoding import Decoded, NotAPicture, decoded, unreadable

__all__ = [
    "KEPT_FORMATS",
    "PICTURE_SUFFIXES",
    "Inspected",
    "NotAPicture",
    "checked_picture",
    "inspect_picture",
]

KEPT_FORMATS = ("AVIF", "GIF", "HEIF", "JPEG", "PNG", "WEBP")
PICTURE_SUFFIXES = (".avif", ".gif", ".heic", ".jpeg", ".jpg", ".png", ".webp")
SMALL_SIDE = 256

# The first suffix is the one put on where a name has a wrong one or none.
_SUFFIXES = {
    "AVIF": (".avif",),
    "GIF": (".gif",),
    "HEIF": (".heic",),
    "JPEG": (".jpg", ".jpeg"),
    "PNG": (".png",),
    "WEBP": (".webp",),
}
_KINDS = {"HEIF": "HEIC", "WEBP": "WebP"}
# A name may end in a point and something that is no suffix: "Ảnh ngày 12.6".
_A_SUFFIX = re.compile(r"\.[A-Za-z][A-Za-z0-9]{1,4}$")

_AS_A_PICTURE = gettext_lazy(
    "The file %(name)s is %(kind)s, and not a photo. Save it as a JPEG or PNG and upload that."
)
_NOT_ONE = gettext_lazy(
    "The file %(name)s is %(kind)s, and not a photo. Upload the photo itself, as a JPEG, PNG, "
    "WebP, AVIF or HEIC."
)
_PDF = gettext_lazy("a PDF document")
_RAW = gettext_lazy("a camera's raw file")
_VIDEO = gettext_lazy("a film or a sound")
_ICON = gettext_lazy("an icon")
_DRAWING = gettext_lazy("a drawing (SVG)")
_POSTSCRIPT = gettext_lazy("a PostScript drawing")
_PACKED = gettext_lazy("a packed file or an office document")
_WEB_PAGE = gettext_lazy("a web page")
_MARKUP = gettext_lazy("an XML document")
# What other files begin with, what they are called, and what to do about them.
_OTHER_KINDS: tuple[tuple[tuple[bytes, ...], str | Promise, Promise], ...] = (
    ((b"%PDF-",), _PDF, _AS_A_PICTURE),
    ((b"II*\0\x10\0\0\0CR", b"FUJIFILMCCD-RAW", b"IIRO", b"IIRS", b"MMOR"), _RAW, _AS_A_PICTURE),
    ((b"IIU\0", b"FOVb", b"\0MRM"), _RAW, _AS_A_PICTURE),
    ((b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"), gettext_lazy("a TIFF or raw file"), _AS_A_PICTURE),
    ((b"BM",), "BMP", _AS_A_PICTURE),
    ((b"8BPS",), gettext_lazy("a Photoshop document"), _AS_A_PICTURE),
    ((b"\0\0\1\0", b"\0\0\2\0", b"icns"), _ICON, _NOT_ONE),
    ((b"\0\0\0\x0cjP  ", b"\xff\x4f\xff\x51"), "JPEG 2000", _AS_A_PICTURE),
    ((b"\xff\x0a", b"\0\0\0\x0cJXL "), "JPEG XL", _AS_A_PICTURE),
    ((b"%!PS", b"\xc5\xd0\xd3\xc6"), _POSTSCRIPT, _AS_A_PICTURE),
    ((b"PK\3\4", b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf", b"\xd0\xcf\x11\xe0"), _PACKED, _NOT_ONE),
    ((b"RIFF", b"OggS", b"ID3", b"\x1aE\xdf\xa3", b"fLaC"), _VIDEO, _NOT_ONE),
)


@dataclass(frozen=True)
class Inspected:
    """What a look at all of a picture file found.

    ``format`` is Pillow's name for its kind. ``name`` is the name to keep, NFC, and ``suffix`` the
    one it ends in, which is right for the content. ``width`` and ``height`` are pixels of the
    upright picture. ``frames`` is the number of pictures in the file (of a GIF no more than 1,000
    are counted); only the first is shown. ``notes`` are translated sentences for whoever sent it.
    ``small`` is the upright picture in sRGB (mode RGB, on white), its longer side at most 256.
    """

    format: str
    name: str
    suffix: str
    width: int
    height: int
    frames: int
    notes: tuple[str, ...]
    small: Image.Image


def inspect_picture(data: bytes, name: str) -> Inspected:
    """What ``data``, a file called ``name``, is; all of it is decoded once. Raises NotAPicture."""
    name = nfc(name)
    if not data:
        raise NotAPicture(_("The file %(name)s is empty. Upload it again.") % {"name": name})
    if len(data) > settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE:
        raise NotAPicture(_too_many_bytes(len(data), name))
    if format_of(data) is None:
        raise NotAPicture(_refusal(data, name))
    with decoded(data, name, lambda width, height: max(width, height) / SMALL_SIDE) as picture:
        kept, suffix = _kept_name(name, picture.format)
        return Inspected(
            format=picture.format,
            name=kept,
            suffix=suffix,
            width=picture.width,
            height=picture.height,
            frames=picture.frames,
            notes=tuple(_notes(picture, name, kept)),
            small=_small(picture),
        )


def checked_picture(data: bytes, name: str) -> ContentFile:
    """``data`` as a file with the name to keep, once all of it is decoded. Raises NotAPicture."""
    return ContentFile(data, name=inspect_picture(data, name).name)


def _small(picture: Decoded) -> Image.Image:
    width, height = picture.width, picture.height
    less = min(1, SMALL_SIDE / max(width, height))
    size = (max(1, round(width * less)), max(1, round(height * less)))
    return on(WHITE, picture.part((0, 0, width, height), size))


def _kept_name(name: str, format: str) -> tuple[str, str]:
    """``name`` with a suffix that is right for ``format``, and that suffix in small letters."""
    suffixes = _SUFFIXES[format]
    suffix = PurePath(name).suffix.lower()
    if suffix in suffixes:
        return name, suffix
    return _A_SUFFIX.sub("", name) + suffixes[0], suffixes[0]


def _notes(picture: Decoded, name: str, kept: str) -> list[str]:
    notes = []
    kind = _KINDS.get(picture.format, picture.format)
    if kept != name:
        text = _("The file %(name)s is really a %(kind)s; it is kept as %(kept)s.")
        notes.append(text % {"name": name, "kind": kind, "kept": kept})
    if picture.frames > 1 and picture.format == "HEIF":
        text = _("The file %(name)s holds several pictures; only its main one is shown.")
        notes.append(text % {"name": name})
    elif picture.frames > 1:
        text = _("The picture %(name)s is animated; only its first frame is shown.")
        notes.append(text % {"name": name})
    return notes


def _too_many_bytes(found: int, name: str) -> str:
    text = _(
        "The picture %(name)s is too large: %(found)s MB, and %(allowed)s MB are allowed. Save it "
        "with fewer pixels or a lower quality and upload that."
    )
    allowed = settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE
    return text % {
        "name": name,
        "found": number_format(found / 1024**2, 1),
        "allowed": number_format(allowed / 1024**2, 1),
    }


def _refusal(data: bytes, name: str) -> str:
    """The sentence for a file that begins like none of the kept kinds."""
    for beginnings, kind, text in _OTHER_KINDS:
        if data.startswith(beginnings):
            return text % {"name": name, "kind": kind}
    if data[4:8] == b"ftyp":
        kind, text = (_RAW, _AS_A_PICTURE) if data[8:11] == b"crx" else (_VIDEO, _NOT_ONE)
        return text % {"name": name, "kind": kind}
    return _refusal_of_markup(data[:4096], name)


def _refusal_of_markup(head: bytes, name: str) -> str:
    encoding = "utf-16" if head.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    text = head.decode(encoding, "ignore").lstrip().lower()
    if not text.startswith("<"):
        return unreadable(name)
    if "<svg" in text:
        return _AS_A_PICTURE % {"name": name, "kind": _DRAWING}
    a_page = any(tag in text for tag in ("<!doctype html", "<html", "<head", "<body", "<script"))
    return _NOT_ONE % {"name": name, "kind": _WEB_PAGE if a_page else _MARKUP}


register_heif_opener()
