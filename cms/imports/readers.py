"""From a file to lines of text: refuses what no newsroom could read, and says why in words."""

import codecs
import re
import stat
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from cms.text import nfc

MAX_BYTES = 5 * 1024 * 1024
MAX_LINES = 20_000

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SIGNATURES = (b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\xd0\xcf\x11\xe0")
# Control characters carry no ink and PostgreSQL, XML or both refuse them.
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x7f\x80-\x84\x86-\x9f]")
# The same invisible characters that a comparison of texts ignores, joiners of emoji left alone.
_INVISIBLE = re.compile("[\u200b\u2060\ufeff\u00ad]")


class Unreadable(Exception):
    """A file that cannot be read as text; ``reason`` is a sentence for the newsroom."""

    def __init__(self, reason):
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return str(self.reason)


@dataclass(frozen=True)
class Document:
    """``text`` is NFC without control or invisible characters; ``lines`` are its lines, blank
    ones included, without their ends."""

    name: str
    lines: list[str]
    text: str

    @classmethod
    def from_text(cls, name: str, text: str) -> "Document":
        visible = nfc(_INVISIBLE.sub("", _CONTROLS.sub(" ", text)))
        return cls(name=nfc(name), lines=visible.splitlines(), text=visible)


def read_document(path: Path) -> Document:
    """Read one text file. Never loads more than `MAX_BYTES`; raises `Unreadable`."""
    return read_bytes(path.name, _bytes_of(path))


def read_bytes(name: str, data: bytes) -> Document:
    """Read a document from bytes already in hand (an upload). Raises `Unreadable`."""
    if len(data) > MAX_BYTES:
        raise Unreadable(_too_large())
    document = Document.from_text(name, _decode(data))
    if not document.text.strip():
        raise Unreadable(_("The file is empty."))
    if len(document.lines) > MAX_LINES:
        raise Unreadable(_("The file has far too many lines to be one story."))
    return document


def _bytes_of(path: Path) -> bytes:
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise Unreadable(_("This is a folder, not a file."))
        if not stat.S_ISREG(found.st_mode):
            raise Unreadable(_("This is not an ordinary file."))
        if found.st_size > MAX_BYTES:
            raise Unreadable(_too_large())
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise Unreadable(_("The file does not exist.")) from error
    except PermissionError as error:
        raise Unreadable(_("The file may not be read: permission is missing.")) from error
    except (OSError, ValueError) as error:
        raise Unreadable(_("The file cannot be read from the disk.")) from error


def _too_large():
    return _("The file is larger than %(limit)d MB: too large for one story.") % {
        "limit": MAX_BYTES // (1024 * 1024)
    }


def _decode(data: bytes) -> str:
    if data.startswith(_SIGNATURES):
        raise Unreadable(_("The file is not plain text (it is a picture, PDF or office file)."))
    if data.startswith(_UTF16):
        return _decode_as("utf-16", data)
    if b"\x00" in data:
        raise Unreadable(_("The file is not plain text: it contains NUL bytes."))
    return _decode_as("utf-8-sig", data)


def _decode_as(encoding: str, data: bytes) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable(
            _("The file is not UTF-8 text. Save it again with the encoding UTF-8.")
        ) from error
    if "\x00" in text:
        raise Unreadable(_("The file is not plain text: it contains NUL bytes."))
    controls = len(_CONTROLS.findall(text))
    if controls > 8 and controls * 50 > len(text):
        raise Unreadable(_("The file is not plain text: it is full of control characters."))
    return text
