"""What differs between two contents of a story, passage by passage and word by word.

Reads the plain data of :func:`cms.articles.publication.content_of` and asks no database.
"""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.articles.passages import Passage, passages_of
from cms.text.typography import same_but_for_typography

# A number with its points, and a date, are one word.
_TOKEN_RE = re.compile(r"\d+(?:[.,/:-]\d+)*|\w+|\s+|[^\w\s]")
# Below this likeness a passage was not rewritten but replaced.
_REWRITTEN = 0.4
# Words around a replaced phrase without which a reader would not know what it was about.
_CONTEXT = 3


class Change(models.TextChoices):
    SAME = "same", _("Unchanged")
    ADDED = "added", _("Added")
    REMOVED = "removed", _("Removed")
    CHANGED = "changed", _("Changed")


@dataclass(frozen=True)
class Run:
    """Neighbouring words with one fate: same, added or removed."""

    change: Change
    text: str


@dataclass(frozen=True)
class Part:
    """One passage and what became of it.

    ``runs`` in reading order give both texts: the earlier one without what was added, the later
    one without what was removed. ``is_typography`` says that a change left all words as they were.
    """

    change: Change
    passage: Passage
    runs: tuple[Run, ...]
    is_typography: bool = False

    @property
    def name(self):
        return self.passage.name

    @property
    def is_changed(self) -> bool:
        return self.change != Change.SAME


def compare(before: dict, after: dict) -> list[Part]:
    """Every passage of both contents in the order of the page; equal ones too."""
    old, new = passages_of(before), passages_of(after)
    found: list[Part] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found += [_whole(Change.SAME, passage) for passage in new[j1:j2]]
        else:
            found += _replaced(old[i1:i2], new[j1:j2])
    return found


def changes(before: dict, after: dict) -> list[Part]:
    """Only what differs."""
    return [part for part in compare(before, after) if part.is_changed]


def word_changes(before: dict, after: dict) -> list[Part]:
    """What differs in that which readers take for the text: no keywords, no alternative texts."""
    return [part for part in changes(before, after) if part.passage.is_of_the_words]


def differs_in_typography_only(before: dict, after: dict) -> bool:
    """Whether no word of the text differs; also when nothing differs at all."""
    return all(part.is_typography for part in word_changes(before, after))


def replaced_phrase(before: dict, after: dict) -> tuple[str, str] | None:
    """The wrong and the right words with a few around them, where one phrase was replaced.

    None when there is more than one change of words, or words were only added or left out.
    """
    parts = [part for part in word_changes(before, after) if not part.is_typography]
    if len(parts) != 1 or parts[0].change != Change.CHANGED:
        return None
    runs = parts[0].runs
    places = [index for index, run in enumerate(runs) if run.change != Change.SAME]
    if {runs[index].change for index in places} != {Change.ADDED, Change.REMOVED}:
        return None
    if len(places) != 2:
        return None
    first, last = places
    before_it = "".join(run.text for run in runs[:first])
    after_it = "".join(run.text for run in runs[last + 1 :])
    texts = {runs[index].change: runs[index].text for index in places}
    around = _last_words(before_it), _first_words(after_it)
    return (
        f"{around[0]}{texts[Change.REMOVED]}{around[1]}".strip(),
        f"{around[0]}{texts[Change.ADDED]}{around[1]}".strip(),
    )


def word_runs(before: str, after: str) -> tuple[Run, ...]:
    """Both texts as one sequence of runs, removed words before those that replace them."""
    old, new = _TOKEN_RE.findall(before), _TOKEN_RE.findall(after)
    opcodes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    stretches = [("".join(old[i1:i2]), "".join(new[j1:j2])) for _tag, i1, i2, j1, j2 in opcodes]
    return tuple(_as_runs(_without_islands(stretches)))


def _without_islands(stretches: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Joins changes that only spaces part, so that a phrase reads as one change."""
    joined: list[tuple[str, str]] = []
    for old, new in stretches:
        parted = len(joined) > 1 and not joined[-1][0].strip() and not joined[-1][1].strip()
        if old != new and parted and joined[-2][0] != joined[-2][1]:
            space, earlier = joined.pop(), joined.pop()
            old, new = earlier[0] + space[0] + old, earlier[1] + space[1] + new
        joined.append((old, new))
    return joined


def _as_runs(stretches: list[tuple[str, str]]):
    for old, new in stretches:
        if old == new:
            yield Run(Change.SAME, old)
            continue
        if old:
            yield Run(Change.REMOVED, old)
        if new:
            yield Run(Change.ADDED, new)


def _replaced(old: list[Passage], new: list[Passage]) -> list[Part]:
    """Pairs what was rewritten, in order; the rest was removed or added."""
    found, waiting = [], list(old)
    for passage in new:
        match = next((one for one in waiting if _is_rewritten(one, passage)), None)
        if match is None:
            found.append(_whole(Change.ADDED, passage))
            continue
        place = waiting.index(match)
        found += [_whole(Change.REMOVED, one) for one in waiting[:place]]
        found.append(_changed(match, passage))
        waiting = waiting[place + 1 :]
    return found + [_whole(Change.REMOVED, one) for one in waiting]


def _is_rewritten(old: Passage, new: Passage) -> bool:
    if old.kind != new.kind or old.photo != new.photo:
        return False
    if old.photo or old.kind not in ("p", "h2", "h3", "li", "table", "byline"):
        # There is one of it, or it belongs to one photo.
        return True
    words = _TOKEN_RE.findall(old.text), _TOKEN_RE.findall(new.text)
    return SequenceMatcher(None, *words, autojunk=False).ratio() >= _REWRITTEN


def _changed(old: Passage, new: Passage) -> Part:
    runs = word_runs(old.text, new.text)
    is_typography = old.file == new.file and same_but_for_typography(old.text, new.text)
    return Part(Change.CHANGED, new, runs, is_typography)


def _whole(change: Change, passage: Passage) -> Part:
    return Part(change, passage, (Run(change, passage.text),))


def _last_words(text: str) -> str:
    """The end of ``text``, at most a few words and no further than its sentence."""
    sentence = re.split(r"(?<=[.!?…:;])\s", text)[-1]
    return "".join(re.findall(r"\S+\s*|\s+", sentence)[-_CONTEXT:])


def _first_words(text: str) -> str:
    sentence = re.split(r"(?<=[.!?…;])(?:\s|$)", text, maxsplit=1)[0]
    return "".join(re.findall(r"\s*\S+|\s+", sentence)[:_CONTEXT])
