"""Exif (CIPA DC-008, version 3.0), as far as it tells what the newsroom asks."""

import re

from media.metadata.moments import Moment, read_moment
from media.metadata.properties import Properties
from media.metadata.tiff import Tags
from media.metadata.words import decoded, repaired

IIM, PHOTOSHOP, XMP = 33723, 34377, 700

_DESCRIPTION, _ARTIST, _COPYRIGHT, _USER_COMMENT = 270, 315, 33432, 37510
_XP_TITLE, _XP_COMMENT, _XP_AUTHOR, _XP_KEYWORDS = 40091, 40092, 40093, 40094
# Tags of the time, of its fraction, of its offset from UTC.
_ORIGINAL = (36867, 37521, 36881)
_DIGITIZED = (36868, 37522, 36882)
_CHANGED = (306, 37520, 36880)

_MOST_TEXT = 256 * 1024
_MOST_NAMES = 10_000
# A name that has a semicolon in it stands in quotes (MWG guidelines 2.0).
_NAME = re.compile(r'\s*(?:"((?:[^"]|"")*)"|([^;]*))\s*(?:;|$)')


def read_exif(tags: Tags) -> Properties:
    """What Exif says. Its texts are UTF-8 in fact, ASCII by the letter of Exif 2, and often
    UTF-8 written twice, which is undone.

    XPTitle and its like are Windows' own; where they repeat a tag of Exif, the tag counts.
    """
    said = Properties()
    said.say("title", _wide(tags[_XP_TITLE]))
    said.say("caption", _text(tags[_DESCRIPTION]))
    said.say("caption", _wide(tags[_XP_COMMENT]))
    said.say("caption", _comment(tags[_USER_COMMENT], tags.order))
    said.say("copyright_notice", _copyright(tags[_COPYRIGHT]))
    said.list("creators", _names(_text(tags[_ARTIST])))
    said.list("creators", _names(_wide(tags[_XP_AUTHOR])))
    said.list("keywords", _wide(tags[_XP_KEYWORDS]).split(";"))
    said.taken = _moment(tags, _ORIGINAL)
    said.made = _moment(tags, _DIGITIZED) or _moment(tags, _CHANGED)
    return said


def _text(data: bytes) -> str:
    return repaired(decoded(data[:_MOST_TEXT].partition(b"\0")[0]))


def _wide(data: bytes) -> str:
    """UTF-16LE up to its NUL."""
    return data[:_MOST_TEXT].decode("utf-16-le", errors="ignore").partition("\0")[0]


def _copyright(data: bytes) -> str:
    """Photographer's notice, NUL, editor's notice; a lone space for a photographer without."""
    notices = (repaired(decoded(part)).strip() for part in data[:_MOST_TEXT].split(b"\0")[:2])
    return "; ".join(dict.fromkeys(notice for notice in notices if notice))


def _names(text: str) -> list[str]:
    return [quoted.replace('""', '"') or bare for quoted, bare in _NAME.findall(text[:_MOST_NAMES])]


def _comment(data: bytes, order: str) -> str:
    """UserComment: eight bytes name the encoding. Many programs name none, or a wrong one."""
    marker, content = data[:8].rstrip(b"\0 ").upper(), data[8:_MOST_TEXT]
    if marker == b"UNICODE":
        return _unicode(content, order)
    if marker == b"JIS":
        return decoded(content, "iso2022_jp").partition("\0")[0]
    if marker not in (b"", b"ASCII"):
        content = data[:_MOST_TEXT]
    return repaired(decoded(content.strip(b"\0").partition(b"\0")[0]))


def _unicode(content: bytes, order: str) -> str:
    """UTF-16 in the file's byte order or, as often, in the other; or UTF-8 all the same."""
    orders = ("utf-16-le", "utf-16-be") if order == "little" else ("utf-16-be", "utf-16-le")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        orders = ("utf-16",)
    readings = [content.decode(name, errors="ignore").partition("\0")[0] for name in orders]
    if b"\0" not in content.rstrip(b"\0"):
        readings.append(decoded(content.rstrip(b"\0")))
    return max(readings, key=_share_of_latin)


def _share_of_latin(text: str) -> float:
    """Latin letters with all that Vietnamese needs lie below U+0370 or between U+1E00 and
    U+20CF; text in the wrong byte order is scattered over everything."""
    near = sum(0x20 <= ord(letter) < 0x370 or 0x1E00 <= ord(letter) < 0x20D0 for letter in text)
    return near / len(text) if text else 0.0


def _moment(tags: Tags, names: tuple[int, int, int]) -> Moment | None:
    time, fraction, offset = (_text(tags[name]) for name in names)
    return read_moment(time, fraction=fraction, offset=offset)
