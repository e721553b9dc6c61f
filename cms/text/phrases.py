"""Phrases of a list found in a text as whole words, by whatever key two words are the same.

A key may be longer or shorter than its word ("ß" and "ss", a tone mark that moves), so words are
keyed one by one and the places stay those of the text. One regular expression that ignores letter
case was given up: it calls letters equal that no key of Python's makes equal ("ı" and "i").
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from cms.text.alphabet import COMBINING_MARKS, INVISIBLE

# Besides what the alphabet lists: the grapheme joiner and the marks of direction.
_UNSEEN = f"{INVISIBLE}\u034f\u061c\u2066-\u2069"
_UNSEEN_RE = re.compile(f"[{_UNSEEN}]+")
_TOKEN_RE = re.compile(rf"(?P<word>[\w{COMBINING_MARKS}{_UNSEEN}]+)|(?P<space>\s+)|.", re.DOTALL)


class Token(NamedTuple):
    """A word, a run of white space (its key is one space), or a mark, at ``text[start:end]``."""

    key: str
    start: int
    end: int
    is_word: bool


@dataclass(frozen=True)
class Found:
    """``phrase``, as it stands in the list, at ``text[start:end]``."""

    phrase: str
    start: int
    end: int


class Phrases:
    """A list of phrases to be found in texts; ``key`` says which words, and marks, are the same.

    White space of any kind and length is one space, and characters that no reader sees are no part
    of a word. Where a phrase opens or closes with a mark, no word may touch it.
    """

    def __init__(self, phrases: Iterable[str], key: Callable[[str], str]):
        self._key = key
        self._by_opening = defaultdict(list)
        for phrase in phrases:
            keys = tuple(token.key for token in self._tokens(phrase.strip()))
            if keys:
                self._by_opening[keys[0]].append((keys, phrase))
        for listed in self._by_opening.values():
            listed.sort(key=lambda one: len(one[0]), reverse=True)

    def find(self, text: str) -> Iterator[Found]:
        """In reading order, none in another; of those that begin at one place the longest."""
        tokens = list(self._tokens(text))
        place = 0
        while place < len(tokens):
            listed = self._by_opening.get(tokens[place].key, ())
            fitting = ((keys, phrase) for keys, phrase in listed if _fits(tokens, place, keys))
            keys, phrase = next(fitting, ((), ""))
            if keys:
                yield Found(phrase, tokens[place].start, tokens[place + len(keys) - 1].end)
            place += len(keys) or 1

    def _tokens(self, text: str) -> Iterator[Token]:
        last_is_space = False
        hides_something = _UNSEEN_RE.search(text) is not None
        for match in _TOKEN_RE.finditer(text):
            is_space = match.lastgroup == "space"
            seen = " " if is_space else match.group()
            if hides_something and not is_space:
                seen = _UNSEEN_RE.sub("", seen)
            if not seen or (is_space and last_is_space):
                continue
            key = seen if is_space else self._key(seen)
            yield Token(key, match.start(), match.end(), match.lastgroup == "word")
            last_is_space = is_space


def _fits(tokens: list[Token], place: int, keys: tuple[str, ...]) -> bool:
    """Whether ``keys`` stand at ``place``, and not in the middle of a word."""
    end = place + len(keys)
    stretch = tokens[place:end]
    if tuple(token.key for token in stretch) != keys:
        return False
    opens_in_word = place > 0 and tokens[place - 1].is_word and not stretch[0].is_word
    closes_in_word = end < len(tokens) and tokens[end].is_word and not stretch[-1].is_word
    return not (opens_in_word or closes_in_word)
