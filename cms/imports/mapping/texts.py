"""Paragraphs and subheadings, and the mark that ends a story."""

import re

from cms.imports.mapping.captions import ends_sentence
from cms.imports.mapping.photos import Item, Text
from cms.imports.mapping.sheet import Strand
from cms.text import count_chu

_SUBHEADING_CHU = 30
_PARAGRAPH_CHU = 20
_MAX_RUN = 2

# "./." closes a story: its first dot is the sentence's own, the rest is the mark.
_END_MARK = re.compile(r"(?<=[^\s/])(?P<stop>\.?)(?P<mark>\s*/\s?\.)\s*$|\s+\./\.\s*$")
_BULLET = re.compile(r"[-–—+*•·▪]|\d{1,2}\)|[a-zđ]\)")


def without_end_mark(line: Strand) -> Strand:
    """The line without the end mark; the stop or ellipsis before it stays."""
    match = _END_MARK.search(line.text, max(0, len(line.text) - 12))
    if match is None:
        return line
    end = match.start("mark") if match["mark"] else match.start()
    return line.cut(0, end)


def find_subheadings(items: list[Item]) -> set[int]:
    """The numbers of the items that are subheadings.

    A subheading is a short line without a full stop, with a paragraph below it (photos may stand
    between). More than two short lines under each other are a list or a poem, not headings.
    """
    texts = [n for n, item in enumerate(items) if isinstance(item, Text)]
    short = {n for n in texts if _may_be_subheading(items[n].line.text)}
    found: set[int] = set()
    for position, number in enumerate(texts):
        if number not in short:
            continue
        run = _run_around(texts, short, position)
        below = texts[run.stop] if run.stop < len(texts) else None
        if len(run) <= _MAX_RUN and below is not None and _is_paragraph(items[below].line.text):
            found.add(number)
    return found


def _run_around(texts: list[int], short: set[int], position: int) -> range:
    """The positions of the short lines under each other around one, at most a few."""
    start = stop = position
    while start and texts[start - 1] in short and position - start <= _MAX_RUN:
        start -= 1
    while stop < len(texts) and texts[stop] in short and stop - position <= _MAX_RUN:
        stop += 1
    return range(start, stop)


def _may_be_subheading(text: str) -> bool:
    if len(text) > 300 or _BULLET.match(text) or text[0].islower():
        return False
    if ends_sentence(text) and text.rstrip('"”’) ')[-1:] not in ("?", "!"):
        return False
    return 1 <= count_chu(text) <= _SUBHEADING_CHU


def _is_paragraph(text: str) -> bool:
    return ends_sentence(text) or count_chu(text) >= _PARAGRAPH_CHU
