"""Bylines: who wrote, photographed, translated or first published a story."""

import re
from dataclasses import dataclass

from cms.imports.mapping.places import is_place
from cms.imports.mapping.sheet import Strand
from cms.imports.story import BylineEntry, Kind, Role
from media.names import is_organisation, is_person_name, name_case, name_spans

_MAX_LENGTH = 140
_MAX_NAMES = 8
_MAX_UNMARKED_OFFICE_WORDS = 5

_LABELS: list[tuple[str, tuple[Role, ...]]] = [
    (
        r"(?:tin|bài)(?:\s+viết)?\s*(?:,|-|–|/|&|\+|và)\s*(?:ảnh|hình ảnh)\s*(?::|của\s)",
        (Role.WORDS, Role.PHOTOS),
    ),
    (r"(?:theo|dẫn\s+theo)\s*:?\s", (Role.REPUBLISHED,)),
    (r"nguồn(?:\s+(?:tin|bài))?\s*:|source\s*:|nguồn\s+(?=[A-ZĐ])", (Role.REPUBLISHED,)),
    (
        r"(?:thực\s+hiện|bài(?:\s+viết)?|tin(?:\s+bài)?|tác\s+giả|người\s+viết|nhóm\s+(?:pv|tác\s+giả)"
        r"|phóng\s+viên|words|story|author|text)\s*(?:by\s|:)|(?:written\s+)?by\s",
        (Role.WORDS,),
    ),
    (r"(?:chùm\s+)?(?:ảnh|photos?)\s*(?:của\s|by\s|:)|chùm\s+ảnh\s", (Role.PHOTOS,)),
    (r"(?:video|clip|quay\s+phim)\s*(?:của\s|by\s|:)", (Role.VIDEO,)),
    (r"(?:biên\s+dịch|lược\s+dịch|người\s+dịch|dịch)\s*:|translated\s+by\s", (Role.TRANSLATION,)),
    (r"(?:tổng\s+hợp|biên\s+soạn)\s*:|compiled\s+by\s", (Role.COMPILATION,)),
]
_LABEL = re.compile(
    r"(?<!\w)(?:"
    + "|".join(f"(?P<r{n}>{pattern})" for n, (pattern, _) in enumerate(_LABELS))
    + r")\s*",
    re.I,
)
_ENDINGS = [
    (re.compile(r"[\s,\-–—(]*(?:biên\s+dịch|lược\s+dịch|dịch)\s*\)?$", re.I), Role.TRANSLATION),
    (
        re.compile(r"[\s,\-–—(]*(?:tổng\s+hợp|t/h|biên\s+soạn|tổng\s+thuật)\s*\)?$", re.I),
        Role.COMPILATION,
    ),
    (re.compile(r"[\s,\-–—(]*(?:thực\s+hiện|lược\s+ghi|ghi)\s*\)?$", re.I), Role.WORDS),
]
_WIRE = re.compile(
    r"(?:[A-ZĐ]{3,9}|(?:[\w\-]+\.)+[A-Za-z]{2,4}|[^\W\d_]+\+|(?:Báo|Đài|Tạp chí) .+)"
)
_OPEN, _CLOSE = " \t\u00a0([*", " \t\u00a0)].|*;,"


@dataclass(frozen=True)
class Signature:
    """A byline read from a line.

    ``marked`` tells whether it says so itself (a label, brackets, a wire agency); a bare name is
    only a byline in the right place.
    """

    names: tuple[tuple[Strand, BylineEntry], ...]
    marked: bool

    @property
    def of_persons(self) -> bool:
        return all(entry.kind is Kind.PERSON for _, entry in self.names)


def find_signature(line: Strand) -> Signature | None:
    """Read a whole line as a byline; None when any part of it is neither name nor label."""
    if not line.text or len(line.text) > _MAX_LENGTH:
        return None
    inner = _within_brackets(line)
    labels = list(_LABEL.finditer(inner.text))
    segments = _segments(inner, labels)
    names: list[tuple[Strand, BylineEntry]] = []
    for roles, segment in segments:
        found = _read_segment(segment, roles)
        if found is None:
            return None
        names += found
    if not names or len(names) > 2 * _MAX_NAMES or is_place(line.text):
        return None
    bracketed = line.text[0] in "([" and line.text.rstrip(" .")[-1:] in ")]"
    wire = all(_WIRE.fullmatch(strand.text) for strand, _ in names)
    if bracketed:
        names = [(strand, _republished(entry)) for strand, entry in names]
    marked = bool(labels) or bracketed or wire
    if not marked and any(_like_a_sentence(strand, entry) for strand, entry in names):
        return None
    return Signature(tuple(names), marked)


def _like_a_sentence(strand: Strand, entry: BylineEntry) -> bool:
    """A long name of an office may as well be a headline about that office."""
    words = len(strand.text.split())
    return entry.kind is Kind.ORGANISATION and words > _MAX_UNMARKED_OFFICE_WORDS


def _republished(entry: BylineEntry) -> BylineEntry:
    """An office in brackets under a story is where it was taken from."""
    if entry.kind is Kind.PERSON or entry.role is not Role.WORDS:
        return entry
    return BylineEntry(entry.name, Role.REPUBLISHED, entry.kind, entry.printed)


def _within_brackets(line: Strand) -> Strand:
    text = line.text
    start = len(text) - len(text.lstrip(_OPEN))
    end = len(text.rstrip(_CLOSE))
    if text[end:].lstrip().startswith(")") and text[start:end].count("(") > 0:
        end = text.index(")", end) + 1
    if text[end : end + 1] == "." and re.search(r"(?:^|\W)\w$", text[start:end]):
        end += 1  # initials: "M.K."
    return line.cut(start, max(start, end))


def _segments(inner: Strand, labels) -> list[tuple[tuple[Role, ...] | None, Strand]]:
    """The text before, between and behind the labels, each with the roles its label gives."""
    segments: list[tuple[tuple[Role, ...] | None, Strand]] = []
    first = labels[0].start() if labels else len(inner.text)
    segments.append((None, inner.cut(0, first)))
    for position, label in enumerate(labels):
        end = labels[position + 1].start() if position + 1 < len(labels) else len(inner.text)
        segments.append((_LABELS[int(label.lastgroup[1:])][1], inner.cut(label.end(), end)))
    return [(roles, part) for roles, part in segments if part.text.strip("()[]-–—,;/. ")]


def _read_segment(segment: Strand, roles: tuple[Role, ...] | None):
    role_at_end = None
    for pattern, role in _ENDINGS:
        match = pattern.search(segment.text)
        if match and match.start():
            segment, role_at_end = segment.cut(0, match.start()), role
            break
    end = len(segment.text.rstrip(" ([" if "(" in segment.text else " ([)"))
    segment = segment.cut(0, end)
    strands = [segment.cut(*span) for span in name_spans(segment.text)]
    if not strands or len(strands) > _MAX_NAMES:
        return None
    republished = roles == (Role.REPUBLISHED,)
    kinds = [_kind(strand.text, republished) for strand in strands]
    if None in kinds:
        return None
    if republished and Kind.ORGANISATION not in kinds:
        kinds = [Kind.ORGANISATION] * len(kinds)
    names = []
    for strand, kind in zip(strands, kinds, strict=True):
        given = (role_at_end,) if role_at_end and kind is Kind.PERSON else roles
        names += _entries(strand, kind, given)
    return names


def _kind(name: str, republished: bool) -> Kind | None:
    if is_organisation(name):
        return Kind.ORGANISATION
    if is_person_name(name):
        return Kind.PERSON
    if republished and name[0].isupper() and len(name.split()) <= 6:
        return Kind.ORGANISATION
    return None


def _entries(strand: Strand, kind: Kind, roles: tuple[Role, ...] | None):
    name = name_case(strand.text) if kind is Kind.PERSON else strand.text
    name = " ".join(name.split())
    if kind is Kind.ORGANISATION and roles in (None, (Role.REPUBLISHED,)):
        wire = roles is not None or _WIRE.fullmatch(strand.text)
        roles = (Role.REPUBLISHED if wire else Role.WORDS,)
    elif roles in (None, (Role.REPUBLISHED,)):
        roles = (Role.WORDS,)
    printed = [" ".join(strand.text.split())] + [""] * (len(roles) - 1)
    return [
        (
            strand if position == 0 else Strand(strand.end, ""),
            BylineEntry(name, role, kind, printed[position]),
        )
        for position, role in enumerate(roles)
    ]
