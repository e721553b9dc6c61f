"""The sheet of paper: who has taken which characters of a document.

Readers never copy text; they cut a line into strands and take each strand once. What nobody
has taken at the end is what was dropped, so nothing can get lost on the way.
"""

import re
from bisect import bisect_left, insort
from collections.abc import Callable
from dataclasses import dataclass

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_LINE_END = re.compile(r"\r?\n")
_ENDS = re.compile(r"[\r\n]")
_OPEN_END = re.compile(r"[^\W\d_][,\"”’)]?$")
_SHORTEST_WRAPPED = 30


@dataclass(frozen=True)
class Strand:
    """A piece of one line: ``text`` stands at ``start`` in the document."""

    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    def cut(self, start: int, end: int | None = None) -> "Strand":
        """The part between two offsets of this strand, without white space at its ends."""
        part = self.text[start:end]
        bare = part.lstrip()
        return Strand(self.start + start + len(part) - len(bare), bare.rstrip())


class Sheet:
    """``lines`` are the document's lines that bear ink, trimmed, in order.

    A sentence that the page broke into several lines is one line: ``continues`` says which
    lines may go on with a small letter where the line above has not ended.
    """

    def __init__(self, text: str, continues: Callable[[str], bool] = bool):
        spans: list[tuple[int, int]] = []
        for found in _LINE.finditer(text):
            line = Strand(found.start(), found.group()).cut(0)
            if not line.text:
                continue
            if spans and _goes_on(text, spans[-1], line) and continues(line.text):
                spans[-1] = (spans[-1][0], line.end)
            else:
                spans.append((line.start, line.end))
        # As many spaces as a line end has characters keep every offset right.
        self.lines = [Strand(start, _ENDS.sub(" ", text[start:end])) for start, end in spans]
        self._taken: list[tuple[int, int]] = []

    def take(self, *strands: Strand) -> str:
        """Claim strands for one field and return its text, white space tidied.

        Raises ValueError when a character was taken before: that is a fault of the reader.
        """
        for strand in strands:
            if strand.text:
                self._claim(strand.start, strand.end)
        return tidy(" ".join(strand.text for strand in strands))

    def leftovers(self) -> tuple[str, ...]:
        """What nobody took: one string for each line that has some, in order."""
        taken, left = iter([*self._taken, (1 << 62, 1 << 62)]), []
        start, end = next(taken)
        for line in self.lines:
            position, pieces = line.start, []
            while start < line.end:
                pieces.append(line.text[position - line.start : start - line.start])
                position = end
                start, end = next(taken)
            pieces.append(line.text[max(0, position - line.start) :])
            dropped = tidy(" ".join(pieces))
            if dropped:
                left.append(dropped)
        return tuple(left)

    def _claim(self, start: int, end: int) -> None:
        place = bisect_left(self._taken, (start, end))
        before = self._taken[place - 1] if place else (0, 0)
        after = self._taken[place] if place < len(self._taken) else (end, end)
        if before[1] > start or after[0] < end:
            raise ValueError("these characters were taken before")
        insort(self._taken, (start, end))


def _goes_on(text: str, above: tuple[int, int], line: Strand) -> bool:
    start, end = above
    return (
        line.text[0].islower()
        and end - start >= _SHORTEST_WRAPPED
        and bool(_OPEN_END.search(text[end - 3 : end]))
        and bool(_LINE_END.fullmatch(text[end : line.start].strip(" \t\u00a0")))
    )


def tidy(text: str) -> str:
    """Each run of white space (no-break ones too) as one space, none at the ends."""
    return " ".join(text.split())
