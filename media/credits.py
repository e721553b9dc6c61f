"""Credit lines as newspapers print them: who took a photo, for which agency.

Pure text in, plain data out. The printed line is never thrown away: what the parser
understood (photographers, organisation) stands beside it, so a human can settle the rest.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass

from media.names import (
    is_organisation,
    is_person_name,
    name_case,
    split_names,
)

_WINDOW = 220
_MAX_WORDS = 12

_LABEL = (
    r"(?:nguồn\s+ảnh|ảnh(?:\s+(?:minh\s+(?:hoạ|họa|hoa)|tư\s+liệu|TL|ghép|của))?"
    r"|hình(?:\s+ảnh)?|photos?(?:\s+credit|\s+by)?|images?|pictures?"
    r"|đồ\s+(?:hoạ|họa)|infographics?|graphics?|nguồn|sources?|tranh)"
)
_LABELLED = re.compile(rf"(?<!\w)(?P<label>{_LABEL})\s*:\s*(?=\S)", re.I)
_OPENING = re.compile(r"\s*(?:ảnh|hình|photos?)\s*:\s*", re.I)
_POINTING = re.compile(r"(?:trong|trên|bức|các|những|xem|in|the)\s+$", re.I)
_BARE = re.compile(
    r"(?P<sep>^|[-–—.,|(\[”\"])\s*(?P<label>Ảnh|ảnh|ẢNH|Photos?|PHOTO)\s+"
    r"(?:(?:của|by|BY)\s+)?(?=\S)"
)
_BARE_LABEL = re.compile(r"(?:(?:nguồn\s+)?ảnh|hình|photos?)\s+(?:(?:của|by)\s+)?(?=\S)", re.I)
_PLAIN_LABEL = re.compile(
    r"(?:(?:nguồn\s+)?ảnh(?:\s+của)?|hình(?:\s+ảnh)?|(?:photos?\s+)?credit|photos?(?:\s+by)?|images?"
    r"|pictures?|đồ\s+(?:hoạ|họa)|infographics?|graphics?|nguồn|sources?|tranh)\s*:\s*",
    re.I,
)
_AGENCY_PHOTO = re.compile(
    r"[-–—]\s*(?P<agency>[A-ZĐ]{3,8}(?:/[A-ZĐ]{3,8})*)\s+(?:Photos?|photos?|ảnh)(?P<name>\s+\S.*)?$"
)
_UNSIGNED = re.compile(
    r"(?P<sep>^|[-–—.,|(\[”\"])\s*(?P<line>(?:ảnh|hình|nguồn)\s+"
    r"(?:chụp\s+(?:từ\s+)?màn\s+hình|chụp\s+từ\s+(?:clip|video)|cắt\s+từ\s+(?:clip|video)"
    r"|minh\s+(?:hoạ|họa)|tư\s+liệu|(?:từ\s+)?internet|sưu\s+tầm|do\s+.{2,40}?cung\s+cấp)"
    r"(?:\s*[-–—,:(]?\s*(?:nguồn\s*:?\s*)?(?:từ\s+)?(?:internet|tư\s+liệu|mạng))?)"
    r"[\s).\]|]*$",
    re.I,
)
_WITHOUT_AUTHOR = re.compile(
    r"(?:internet|tư\s+liệu|minh\s+(?:hoạ|họa)|sưu\s+tầm|cung\s+cấp|lưu\s+trữ|màn\s+hình"
    r"|clip|video|facebook|youtube|zalo|nvcc|cắt\s+từ|tl)\b",
    re.I,
)
_IN_BRACKETS = re.compile(
    r"^(?P<main>[^()]+?)\s*\(\s*(?:nguồn\s*:?\s*)?(?P<inner>[^()]+?)\s*\)?$", re.I
)
_SUPPLIED = re.compile(r"\s+(?:phát|cung\s+cấp|provided|file)$", re.I)
_SENTENCE = re.compile(r"[?!;]|\.\s+\S+\s+\S+\s+\S+")
_TAIL_MARKS = " \t\u00a0|.,;)]–—-"
_LEAD_MARKS = " \t\u00a0|.,;([–—-"


@dataclass(frozen=True)
class Credit:
    """``line`` is the credit as printed, without brackets around it or a stray bar after it.

    ``photographers`` are names in reading order, capitals turned into name case;
    ``organisation`` is the first agency or office named, else None. Both may be empty
    (a screen shot, a stock picture): then the line alone speaks.
    """

    photographers: tuple[str, ...]
    organisation: str | None
    line: str


@dataclass(frozen=True)
class FoundCredit:
    """Where a credit stands in a text.

    ``text[:caption_end]`` is the caption, ``text[start:end]`` equals ``credit.line``; between
    and behind them stand only brackets, dashes, stops and bars.
    """

    caption_end: int
    start: int
    end: int
    credit: Credit


def parse_credit(text: str, agencies: Collection[str] = ()) -> tuple[str, Credit | None]:
    """Split a printed caption into the caption itself and its credit, if it bears one.

    ``agencies`` are further names known to be organisations. A label that opens a caption
    ("Ảnh: Ông … phát biểu") is taken off and is no credit.
    """
    found = find_credit(text, agencies)
    caption = text if found is None else text[: found.caption_end]
    caption = caption[opening_label(caption) :].strip()
    return caption, found.credit if found else None


def parse_credit_line(line: str, agencies: Collection[str] = ()) -> Credit:
    """Read a line known to be a credit, with or without its label.

    All names or none: nobody is understood when a part of the line is neither a person nor a body.
    """
    found = find_credit(line, agencies)
    if found is not None and not line[: found.caption_end].strip():
        return found.credit
    printed = _trim_end(line.lstrip(_LEAD_MARKS))
    label = _LABELLED.match(printed) or _bare_label(printed, agencies)
    rest = printed[label.end() :] if label else printed
    if _are_names(rest, agencies) or _WITHOUT_AUTHOR.search(rest):
        return _read(printed, rest, agencies)
    return Credit((), None, printed)


def without_label(line: str) -> str:
    """A credit as printed, without brackets or marks around it and without a plain label.

    "Ảnh tư liệu: TTXVN" and "Ảnh chụp màn hình" keep their words, which say more than that a name
    follows.
    """
    printed = _trim_end(line.lstrip(_LEAD_MARKS))
    label = _PLAIN_LABEL.match(printed) or _bare_label(printed, ())
    return printed[label.end() :].lstrip(_LEAD_MARKS) if label else printed


def opening_label(caption: str) -> int:
    """Length of a label ("Ảnh: ") that opens a caption, 0 when there is none."""
    match = _OPENING.match(caption)
    return match.end() if match and match.end() < len(caption) else 0


def find_credit(text: str, agencies: Collection[str] = ()) -> FoundCredit | None:
    """Find the credit at the end of a caption; None when the text bears none.

    Only the last part of a long text is looked at, so the time does not grow with it.
    """
    offset = max(0, len(text) - _WINDOW)
    window = text[offset:]
    found = (
        _labelled(window, agencies, opens=offset == 0)
        or _unsigned(window)
        or _bare(window, agencies, opens=offset == 0)
        or _agency_photo(window, agencies)
    )
    if found is None:
        return None
    start, credit = found
    before = text[: offset + start].rstrip()
    while before and before[-1] in _LEAD_MARKS:
        before = before[:-1].rstrip()
    return FoundCredit(len(before), offset + start, offset + start + len(credit.line), credit)


def _labelled(window: str, agencies: Collection[str], *, opens: bool):
    for match in _LABELLED.finditer(window):
        if _POINTING.search(window[: match.start()]):
            continue
        printed = _trim_end(window[match.start() :])
        rest = printed[match.end() - match.start() :]
        if _is_credit_text(rest, agencies):
            return match.start(), _read(printed, rest, agencies)
    return None


def _bare(window: str, agencies: Collection[str], *, opens: bool):
    for match in _BARE.finditer(window):
        if not match["sep"] and not opens:
            continue
        start = match.start("label")
        printed = _trim_end(window[start:])
        rest = printed[match.end() - start :]
        signed = "/" in rest or is_organisation(rest, agencies)
        named = match["sep"] in set("-–—([") and len(rest.split()) > 1
        if (signed or (match["sep"] and named)) and _is_credit_text(rest, agencies):
            return start, _read(printed, rest, agencies)
    return None


def _unsigned(window: str):
    match = _UNSIGNED.search(window)
    if match is None:
        return None
    return match.start("line"), Credit((), None, match["line"].rstrip(_TAIL_MARKS))


def _bare_label(printed: str, agencies: Collection[str]) -> re.Match | None:
    """A label without a colon that opens ``printed``, when nothing but names follows."""
    label = _BARE_LABEL.match(printed)
    return label if label and _are_names(printed[label.end() :], agencies) else None


def _agency_photo(window: str, agencies: Collection[str]):
    match = _AGENCY_PHOTO.search(window)
    if match is None:
        return None
    printed = _trim_end(window[match.start("agency") :])
    name = (match["name"] or "").strip(_TAIL_MARKS)
    if name and not is_person_name(name):
        return None
    photographers = (name_case(name),) if name else ()
    return match.start("agency"), Credit(photographers, match["agency"], printed)


def _trim_end(text: str) -> str:
    """Without the marks behind a credit; a bracket opened inside it is still closed."""
    trimmed = text.rstrip(_TAIL_MARKS)
    closing = text[len(trimmed) :].lstrip()[:1]
    if closing == ")" and trimmed.count("(") > trimmed.count(")"):
        return text[: text.index(")", len(trimmed)) + 1]
    if closing == "." and re.search(r"(?:^|[\s/.])\w$", trimmed) and "." in trimmed[-3:]:
        return text[: text.index(".", len(trimmed)) + 1]
    return trimmed


def _is_credit_text(rest: str, agencies: Collection[str]) -> bool:
    if not rest or len(rest.split()) > _MAX_WORDS or _SENTENCE.search(rest):
        return False
    if _WITHOUT_AUTHOR.search(rest):
        return len(rest.split()) <= 9
    return _are_names(rest, agencies)


def _are_names(text: str, agencies: Collection[str]) -> bool:
    return all(
        is_person_name(part) or is_organisation(part, agencies) for part in _parts(text, agencies)
    )


def _parts(rest: str, agencies: Collection[str]) -> list[str]:
    bracket = _IN_BRACKETS.match(rest)
    pieces = [bracket["main"], bracket["inner"]] if bracket else [rest]
    names = [_SUPPLIED.sub("", name) for piece in pieces for name in split_names(piece)]
    return [" ".join(name.split()) for name in names if name]


def _read(printed: str, rest: str, agencies: Collection[str]) -> Credit:
    photographers, organisations = [], []
    unsigned = _WITHOUT_AUTHOR.search(rest)
    for part in _parts(rest, agencies):
        if is_organisation(part, agencies):
            organisations.append(part)
        elif is_person_name(part) and not (unsigned and _WITHOUT_AUTHOR.search(part)):
            photographers.append(name_case(part))
    return Credit(tuple(photographers), organisations[0] if organisations else None, printed)
