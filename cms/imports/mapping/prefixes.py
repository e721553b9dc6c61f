"""The prefix that opens a standfirst: "(Chinhphu.vn) –", "VGP -", "Hà Nội (TTXVN) –"."""

import re
from dataclasses import dataclass

from cms.imports.mapping.places import is_place
from cms.imports.mapping.sheet import Strand
from cms.text import fold
from media.names import is_organisation

_WINDOW = 140
_MAX_WORDS = 6

_DASH = r"[-–—−]+"
_BRACKETED = re.compile(rf"[(\[]\s*(?P<name>[^()\[\]]{{2,60}}?)\s*[)\]]\s*(?P<dash>{_DASH}|:)?\s*")
_BARE = re.compile(
    rf"(?P<name>[A-ZĐ][A-ZĐ&]{{1,8}}(?:[ \u00a0]?(?:Online|online|News))?"
    rf"|(?:\w+\.)+(?:vn|VN|com)|[A-ZĐ][\w\-]+\+|[A-Z]{{2,}}news)(?:\s*{_DASH}\s+|\s+{_DASH}\s*)(?=[^\W\d_a-z]|\d|[“\"])"
)
_WITH_PLACE = re.compile(
    rf"(?P<place>[^\W\d_][^()\[\]:;!?]{{1,40}}?)\s*[(\[]\s*(?P<name>[^()\[\]]{{2,30}}?)\s*[)\]]"
    rf"\s*{_DASH}\s*"
)
_PHOTO_LABEL = re.compile(r"(?:ảnh|hình|photo|nguồn|đồ)\b", re.I)
_DATE_TAIL = re.compile(r"[,\s]*(?:ngày|on)?\s*[\d/.\-]*$", re.I)

# Bodies that open a sentence before a dash and never sign a news item.
_BODIES = re.compile(
    r"asean|apec|eu|un|wto|nato|unesco|fao|who|ilo|imf|opec|covid|tp|hcm|tphcm|ubnd|hdnd|dbqh"
    r"|gdp|fdi|oda|usd|cctv|ceo|lts"
)


@dataclass(frozen=True)
class Prefix:
    """``name`` is what the prefix names; ``text`` is the rest of the line (may be empty).

    ``certain`` is False for a bracketed name that need not be an agency ("(Hoạt động) -"): it
    may as well be a section. ``place`` is the dateline, when one is printed.
    """

    name: Strand
    text: Strand
    certain: bool
    place: Strand | None = None


def find_prefix(line: Strand) -> Prefix | None:
    """Read the prefix that opens a line; None when there is none."""
    window = line.text[:_WINDOW]
    return _bracketed(line, window) or _bare(line, window) or _with_place(line, window)


def _bracketed(line: Strand, window: str) -> Prefix | None:
    match = _BRACKETED.match(window)
    if match is None or not _names_something(match["name"]):
        return None
    agency = is_agency(match["name"])
    if not match["dash"] and not agency:
        return None
    text = line.cut(match.end())
    if not match["dash"] and not text.text:
        return None
    if is_place(match["name"]):
        return None
    return Prefix(line.cut(*match.span("name")), text, certain=agency)


def _bare(line: Strand, window: str) -> Prefix | None:
    match = _BARE.match(window)
    if match is None or _BODIES.fullmatch(fold(match["name"])) or not is_agency(match["name"]):
        return None
    return Prefix(line.cut(*match.span("name")), line.cut(match.end()), certain=True)


def _with_place(line: Strand, window: str) -> Prefix | None:
    match = _WITH_PLACE.match(window)
    if match is None or not is_agency(match["name"]):
        return None
    place = _DATE_TAIL.sub("", match["place"])
    if not (is_place(place) or (len(place.split()) <= 4 and place.istitle())):
        return None
    return Prefix(
        line.cut(*match.span("name")),
        line.cut(match.end()),
        certain=True,
        place=line.cut(*match.span("place")),
    )


def is_agency(name: str) -> bool:
    """A name that can only be a newspaper, portal or agency: domain, abbreviation, office."""
    head = re.split(r"[\s\-–—/]", name.strip(), maxsplit=1)[0]
    return is_organisation(name) or (bool(re.search(r"[-/\s]", name)) and _is_abbreviation(head))


def _is_abbreviation(text: str) -> bool:
    return bool(re.fullmatch(r"[A-ZĐ&]{2,9}", text)) and not _BODIES.fullmatch(fold(text))


def _names_something(name: str) -> bool:
    return (
        len(name.split()) <= _MAX_WORDS
        and any(character.isalpha() for character in name)
        and name[0].isalpha()
        and name[0].isupper()
        and not _PHOTO_LABEL.match(name)
        and not re.search(r"\d{2}", name)
    )
