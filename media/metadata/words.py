"""The text of metadata: from the bytes that programs leave to clean, composed words.

Everything that leaves this package is NFC, without control characters, with single spaces, and
no longer than MOST_CHARACTERS.
"""

import codecs
import re
import unicodedata
from collections.abc import Iterable

from cms.text import clean_controls, fold, has_ink, nfc
from cms.text.alphabet import LETTERS, VOWELS

MOST_CHARACTERS = 10_000
MOST_ENTRIES = 200

# Cleaning may shrink a text, never by so much that more than this would have been needed.
_RAW_CHARACTERS = 8 * MOST_CHARACTERS
_LONGEST_PLACEHOLDER = 80
_MOST_BROKEN = 1024 * 1024
# What encodings and hyphenation leave behind. Joiners and direction marks stay: other scripts
# and emoji need them.
_RESIDUE = re.compile("[\u00ad\u200b\ufeff]")
_PARAGRAPH = re.compile(r"\n\s*\n")

# What cameras, phones and programs write where a person wrote nothing. Compared folded.
_PLACEHOLDERS = frozenset(
    {
        "ascii",
        "camera",
        "cof",
        "copyright",
        "dav",
        "dcim",
        "default",
        "digital camera",
        "digital still camera",
        "edf",
        "exif_jpeg_picture",
        "hdr",
        "hdrpl",
        "jpeg",
        "konica minolta digital camera",
        "maker:canon",
        "minolta digital camera",
        "none",
        "null",
        "olympus digital camera",
        "oznor",
        "photographer",
        "picture",
        "rhdr",
        "samsung",
        "samsung camera pictures",
        "samsung digital camera",
        "sdr",
        "sony dsc",
        "unknown",
        "untitled",
        "user comments",
        "vivo",
        "your name",
    }
)
_PLACEHOLDER_FORMS = re.compile(
    r"(?:created with (?:the )?gimp|processed with .{1,60}|screenshot|oppo_\d+|dcim[\\/].*"
    r"|<(?:digimax|kenox|samsung)[^>]*>|(?:img|dsc|dscn|pxl)[_-]?\d{3,}(?:\.jpe?g)?)"
)


def clean_line(text: str) -> str:
    """``text`` on one line; "" when a reader would see nothing of it."""
    return _capped(" ".join(_without_controls(text).split()))


def clean(text: str) -> str:
    """``text`` in paragraphs, one empty line between them; "" when nothing of it is seen.

    An empty line parts paragraphs. A single line end is a space: programs wrap captions hard.
    """
    lines = _without_controls(text).replace("\r\n", "\n").replace("\r", "\n")
    paragraphs = (" ".join(part.split()) for part in _PARAGRAPH.split(lines))
    return _capped("\n\n".join(part for part in paragraphs if part))


def clean_entries(texts: Iterable[str]) -> tuple[str, ...]:
    """Each text once, on one line, in the order given; at most MOST_ENTRIES."""
    entries: dict[str, None] = {}
    for text in texts:
        if entry := clean_line(text):
            entries.setdefault(entry)
        if len(entries) == MOST_ENTRIES:
            break
    return tuple(entries)


def is_placeholder(text: str) -> bool:
    """Whether a camera wrote this where a caption, a title or a name would stand."""
    if len(text) > _LONGEST_PLACEHOLDER:
        return False
    plain = fold(" ".join(text.split()))
    return plain in _PLACEHOLDERS or bool(_PLACEHOLDER_FORMS.fullmatch(plain))


def decoded(data: bytes, declared: str | None = None) -> str:
    """``data`` as text: UTF-8 if it is that, whatever is declared; then ``declared`` (a Python
    codec); then each byte that is no part of UTF-8 as Windows' Western letters have it.

    UTF-8 first, because programs declare nothing or the wrong thing, while no other encoding
    gives valid UTF-8 by chance. A letter that a byte limit cut in two at the end is dropped.
    Only the broken bytes fall back, so one of them doesn't spoil a whole packet.
    """
    if declared and declared.startswith("utf-16") and b"\0" in data:
        return data.decode(declared, errors="ignore")
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        cut = error.reason == "unexpected end of data" and error.end == len(data)
        if cut and (declared == "utf-8" or not data[: error.start].isascii()):
            return data[: error.start].decode()
    if declared and declared != "utf-8":
        try:
            return data.decode(declared)
        except (UnicodeDecodeError, LookupError):
            pass
    # Byte by byte takes its time, and no honest block of this size is broken.
    errors = _BYTE_BY_BYTE if len(data) <= _MOST_BROKEN else "ignore"
    return data.decode(errors=errors)


def repaired(text: str) -> str:
    """``text`` with UTF-8 that was read as Windows' Western letters read rightly: "Nháº­t" →
    "Nhật". Only when all of the result is plain Vietnamese, so honest foreign text stays."""
    better = text
    for _ in range(2):
        better = _read_again(better)
        if better is None:
            return text
        if _is_vietnamese(better):
            return better
    return text


def _read_again(text: str) -> str | None:
    if text.isascii() or not all(character in _BYTE_OF for character in text):
        return None
    try:
        return bytes(map(_BYTE_OF.__getitem__, text)).decode()
    except UnicodeDecodeError:
        return None


def _is_vietnamese(text: str) -> bool:
    composed = nfc(text)
    accented = any(not character.isascii() and character.isalpha() for character in composed)
    return accented and _VIETNAMESE.issuperset(composed)


def _western() -> list[str]:
    """The letter of each byte: cp1252, and where that has none, Latin-1's control."""
    return [bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in range(256)]


def _vietnamese() -> frozenset[str]:
    tones = "\u0300\u0301\u0303\u0309\u0323"
    toned = {unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in tones}
    small = {*LETTERS, *VOWELS, *toned}
    signs = "“”‘’–—…«»°²³·•×©®₫\u00a0\t\r\n"
    return frozenset(small | {letter.upper() for letter in small} | set(signs)) | frozenset(
        map(chr, range(0x20, 0x7F))
    )


def _as_western(error: UnicodeError) -> tuple[str, int]:
    broken = error.object[error.start : error.end]
    return "".join(map(_WESTERN.__getitem__, broken)), error.end


_WESTERN = _western()
_BYTE_BY_BYTE = "media.metadata.western"
codecs.register_error(_BYTE_BY_BYTE, _as_western)
_BYTE_OF = {
    **{chr(byte): byte for byte in range(256)},
    **{letter: byte for byte, letter in enumerate(_WESTERN)},
}
_VIETNAMESE = _vietnamese()


def _without_controls(text: str) -> str:
    return nfc(_RESIDUE.sub("", clean_controls(text[:_RAW_CHARACTERS])))


def _capped(text: str) -> str:
    text = text[:MOST_CHARACTERS].rstrip()
    return text if has_ink(text) else ""
