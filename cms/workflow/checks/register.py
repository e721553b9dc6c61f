"""Persons of the register in the texts of a story: those it names, and those it nearly names.

Three questions to the database, whatever the story holds. The stored keys of names are read anew
each time: with 5,000 persons that and a table of near names cost a few tens of milliseconds, so
there is no index of misspellings to keep.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from cms.people.models import Person, Position
from cms.text import fold, tone_key
from cms.workflow.checks.titles import title_key

_WORD = r"[^\W\d_]+"
_RUN = re.compile(rf"{_WORD}(?:[ \u00a0]{_WORD})*")
_SHORTEST, _LONGEST = 2, 6
# A single letter makes one two-syllable name of another too easily.
_SHORTEST_FOR_A_LETTER = 3


@dataclass(frozen=True)
class Mention:
    """``passage.text[start:end]`` names, or nearly names, ``persons`` (numbers of the register)."""

    passage: object
    start: int
    end: int
    persons: tuple[int, ...]

    @property
    def words(self) -> str:
        return " ".join(self.passage.text[self.start : self.end].split())


class Register:
    """The register as far as ``passages`` (in NFC) touch it."""

    def __init__(self, passages: Iterable):
        self._passages = list(passages)

    @cached_property
    def _rows(self) -> dict[int, tuple]:
        """Name, keys of all names, folded names, and whether confirmed, by number."""
        columns = ("pk", "full_name", "name_keys", "folded_keys", "is_confirmed")
        return {pk: row for pk, *row in Person.objects.values_list(*columns)}

    def name(self, person: int) -> str:
        return self._rows[person][0]

    @cached_property
    def _by_name(self) -> dict[str, list[int]]:
        found = defaultdict(list)
        for pk, (_name, keys, _folded, _confirmed) in self._rows.items():
            for key in keys:
                found[key].append(pk)
        return found

    @cached_property
    def _nearly(self) -> tuple[dict, dict]:
        """Confirmed persons by folded name; and by all syllables but one, with the one left out."""
        by_folded, but_one = defaultdict(set), defaultdict(set)
        for pk, (_name, keys, folded, confirmed) in self._rows.items():
            if not confirmed:
                continue
            for name in folded:
                by_folded[name].add(pk)
            for key in keys:
                for rest, left_out in _all_but_one(key):
                    but_one[rest].add((pk, left_out))
        return by_folded, but_one

    @cached_property
    def named(self) -> list[Mention]:
        """Where the texts print a name of the register; of names in one another the longest."""
        found = []
        for passage, run in self._runs():
            end_of_last = 0
            for start, end in _windows(run):
                persons = self._by_name.get(tone_key(passage.text[start:end]))
                if persons and start >= end_of_last:
                    found.append(Mention(passage, start, end, tuple(persons)))
                    end_of_last = end
        return found

    @cached_property
    def nearly_named(self) -> list[Mention]:
        """Where the texts print what differs from a confirmed person's name by marks or a letter,
        and is no name of the register itself."""
        taken = {(id(m.passage), m.start, m.end) for m in self.named}
        found = []
        for passage, run in self._runs():
            spans = [(start, end) for start, end in _windows(run) if end == run[-1][1]]
            if any(_overlaps(passage, span, taken) for span in spans):
                continue
            for start, end in spans:
                if persons := self._near(passage.text[start:end]):
                    found.append(Mention(passage, start, end, tuple(sorted(persons))))
                    break
        return found

    def _near(self, name: str) -> set[int]:
        by_folded, but_one = self._nearly
        persons = set(by_folded.get(fold(" ".join(name.split())), ()))
        for rest, left_out in _all_but_one(tone_key(name)):
            for pk, known in but_one.get(rest, ()):
                if _one_letter_apart(fold(left_out), fold(known)):
                    persons.add(pk)
        return persons

    def _runs(self) -> Iterator[tuple]:
        """Runs of capitalised words in each passage, as lists of (start, end)."""
        for passage in self._passages:
            for run in _RUN.finditer(passage.text):
                words = [
                    (run.start() + word.start(), run.start() + word.end())
                    for word in re.finditer(_WORD, run.group())
                ]
                kept = []
                for start, end in [*words, (0, 0)]:
                    if end and passage.text[start].isupper():
                        kept.append((start, end))
                        continue
                    if len(kept) >= _SHORTEST:
                        yield passage, kept
                    kept = []

    @cached_property
    def offices(self) -> dict[int, list[Position]]:
        """Every office of the persons named or nearly named, by person."""
        persons = {pk for mention in [*self.named, *self.nearly_named] for pk in mention.persons}
        found = defaultdict(list)
        rows = Position.objects.filter(person_id__in=persons).select_related("organisation")
        for position in rows.order_by("sort_order", "pk"):
            found[position.person_id].append(position)
        return found

    @cached_property
    def titles(self) -> set[str]:
        """Keys of every office as print names it: with and without its organisation."""
        rows = Position.objects.values_list("title", "organisation__name").distinct()
        found = set()
        for title, organisation in rows:
            found.add(title_key(title))
            if organisation:
                found.add(title_key(f"{title} {organisation}"))
        return found


def _windows(run: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Every stretch of two to six words of ``run``, from the left, the longest first."""
    for first in range(len(run)):
        for length in range(min(_LONGEST, len(run) - first), _SHORTEST - 1, -1):
            yield run[first][0], run[first + length - 1][1]


def _overlaps(passage, span, taken) -> bool:
    return any(
        owner == id(passage) and start < span[1] and span[0] < end for owner, start, end in taken
    )


def _all_but_one(key: str) -> Iterator[tuple[tuple, str]]:
    """Each way to leave one syllable of a name's key out: what stays, and that one."""
    syllables = key.split()
    if len(syllables) < _SHORTEST_FOR_A_LETTER:
        return
    for place, syllable in enumerate(syllables):
        yield (*syllables[:place], "", *syllables[place + 1 :]), syllable


def _one_letter_apart(first: str, second: str) -> bool:
    """Whether one letter more, less or other makes ``second`` of ``first``, or only marks do."""
    if abs(len(first) - len(second)) > 1:
        return False
    short, long = sorted((first, second), key=len)
    for place, (one, other) in enumerate(zip(short, long, strict=False)):
        if one != other:
            rest = long[place + 1 :]
            return rest == (short[place + 1 :] if len(short) == len(long) else short[place:])
    return True
