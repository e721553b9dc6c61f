"""The foot of a page: byline, keywords, and the page's own lines behind the story.

The last short line with only noise behind it is the byline. What stands behind the byline and
is not surely noise stays in the story.
"""

import re
from dataclasses import dataclass, field

from cms.imports.mapping.bylines import Signature, find_signature
from cms.imports.mapping.captions import ends_sentence, printed_files, read_photo_line
from cms.imports.mapping.header import read_time_line
from cms.imports.mapping.keywords import find_keywords, is_keyword_label, listed_keywords
from cms.imports.mapping.noise import is_noise, opens_related_stories
from cms.imports.mapping.sheet import Strand
from cms.imports.mapping.times import PrintedTime
from cms.imports.story import BylineEntry, Role
from cms.text import count_chu

_PARAGRAPH_CHU = 60
_MAX_LINES = 4
_MAX_KEYWORD_LINES = 15

_MARK_AND_NAME = re.compile(r"(?P<keep>\.?\s*/\.)\s*(?P<rest>[^\s/.][^\n]{0,100})$")
_BRACKETS_BEHIND = re.compile(r"(?P<keep>[.!?…”\"/])\s*(?P<rest>\([^()]{2,80}\))[\s.]*$")
_WIRE_BEHIND = re.compile(
    r"(?:(?P<keep>[.!?”\"])\s*[-–—]+\s*)(?P<rest>[A-ZĐ]{3,8}(?:/[\w+]{2,12})*)\s*\.?$"
)


@dataclass
class Tail:
    """``body`` are the lines left for the story; the rest was read or is noise."""

    body: list[Strand]
    bylines: list[tuple[Strand, BylineEntry]] = field(default_factory=list)
    keywords: list[Strand] = field(default_factory=list)
    time: tuple[Strand, PrintedTime] | None = None


def read_tail(lines: list[Strand]) -> Tail:
    """Read the foot of a page from its body lines; nothing is taken yet."""
    tail = Tail(body=[])
    lines = _without_keywords(lines, tail)
    lines = _before_related_stories(lines)
    end = _read_signatures(lines, tail)
    tail.body = lines[:end]
    if not tail.bylines:
        _read_signature_behind_mark(tail)
    _read_signature_in_last_paragraph(tail)
    return tail


def _without_keywords(lines: list[Strand], tail: Tail) -> list[Strand]:
    left, position = [], 0
    while position < len(lines):
        line = lines[position]
        position += 1
        found = find_keywords(line)
        if found is not None:
            tail.keywords += found
        elif is_keyword_label(line.text):
            count = _keyword_lines(lines[position : position + _MAX_KEYWORD_LINES])
            for item in lines[position : position + count]:
                tail.keywords += listed_keywords(item)
            position += count
        else:
            left.append(line)
    return left


def _keyword_lines(lines: list[Strand]) -> int:
    """How many of the lines behind a lone label are its keywords."""
    for count, line in enumerate(lines):
        text = line.text
        if is_noise(text) or opens_related_stories(text) or ends_sentence(text):
            return count
        if "," not in text and count_chu(text) > 8:
            return count
    return len(lines)


def _before_related_stories(lines: list[Strand]) -> list[Strand]:
    """The lines above a list of other stories: a heading with no long paragraph behind it."""
    cut = len(lines)
    for number in range(len(lines) - 1, 0, -1):
        if count_chu(lines[number].text) >= _PARAGRAPH_CHU:
            break
        if opens_related_stories(lines[number].text):
            cut = number
    return lines[:cut]


def _read_signatures(lines: list[Strand], tail: Tail) -> int:
    """Read bylines backwards from the end; returns how many lines are left."""
    found: list[Signature] = []
    end = position = len(lines)
    while position and len(found) < _MAX_LINES:
        position -= 1
        line = lines[position]
        if is_noise(line.text):
            continue
        timed = read_time_line(line)
        if timed and timed.time:
            if timed.time.day and timed.time.clock:
                tail.time = (line, timed.time)
            if timed.signature:
                found.insert(0, timed.signature)
            end = position
            continue
        signature = find_signature(line)
        if signature is None or not _is_byline(signature, line, lines[:position], found):
            break
        found.insert(0, signature)
        end = position
    tail.bylines = [name for signature in found for name in signature.names]
    return end


def _is_byline(
    signature: Signature, line: Strand, above: list[Strand], below: list[Signature]
) -> bool:
    if not signature.marked:
        # Two bare names under each other may be a list of persons in the story.
        return bool(above) and all(other.marked for other in below)
    if read_photo_line(line) is None:
        return True
    previous = next((other for other in reversed(above) if not is_noise(other.text)), None)
    if previous is None or printed_files(previous):
        return False
    roles = {entry.role for _, entry in signature.names}
    if roles == {Role.REPUBLISHED}:
        return ends_sentence(previous.text) or find_signature(previous) is not None
    beside_byline = find_signature(previous) is not None and read_photo_line(previous) is None
    return beside_byline or (ends_sentence(previous.text) and count_chu(previous.text) > 30)


def _read_signature_behind_mark(tail: Tail) -> None:
    """A byline that follows the end mark, with other lines behind it."""
    for number in range(1, len(tail.body)):
        if tail.body[number - 1].text.endswith("/."):
            signature = find_signature(tail.body[number])
            if signature:
                tail.bylines = list(signature.names)
                del tail.body[number]
                return


def _read_signature_in_last_paragraph(tail: Tail) -> None:
    number = next(
        (n for n in reversed(range(len(tail.body))) if not is_noise(tail.body[n].text)), None
    )
    if number is None:
        return
    line = tail.body[number]
    offset = max(0, len(line.text) - 200)
    for pattern, only_marked in (
        (_MARK_AND_NAME, False),
        (_BRACKETS_BEHIND, True),
        (_WIRE_BEHIND, True),
    ):
        match = pattern.search(line.text, offset)
        if match is None or read_photo_line(line):
            continue
        signature = find_signature(line.cut(*match.span("rest")))
        if signature and (signature.marked or not only_marked):
            tail.bylines = _joined(list(signature.names), tail.bylines)
            tail.body[number] = line.cut(0, match.end("keep"))
            return


def _joined(first: list[tuple[Strand, BylineEntry]], others: list[tuple[Strand, BylineEntry]]):
    """Both lists without those who are in the first already, in the same role."""
    known = {(entry.name, entry.role) for _, entry in first}
    return first + [name for name in others if (name[1].name, name[1].role) not in known]
