"""The slug rule as regular expressions, for the browser."""

import re
from collections import defaultdict
from functools import cache

from cms.text.alphabet import COMBINING_MARKS, INVISIBLE
from cms.text.folding import fold

_FOLDS_TO_LATIN = (range(0x80, 0x2200), range(0xFB00, 0xFB07))
"""Where Unicode keeps every letter and digit that `fold` turns into a-z or 0-9; a test asks all
of Unicode whether this is true."""

_LATIN_RE = re.compile("[a-z0-9]")


@cache
def slug_formatters(max_length: int) -> tuple[tuple[str, str], ...]:
    """`cms.text.slugify` as pairs (regular expression, replacement), applied in this order to
    all matches.

    The expressions mean the same in Python and in JavaScript with the flags "gu"; a group in a
    replacement is written as in JavaScript ($1). A browser's script gets no say over Unicode
    normal forms here, so letters are listed as composed and plain, and marks are dropped.
    """
    return (
        (f"[{COMBINING_MARKS}{INVISIBLE}]+", ""),
        *((f"[{letters}]", plain) for plain, letters in _letters_by_fold().items()),
        ("[^a-z0-9]+", "-"),
        ("^-|-$", ""),
        (f"^(?=.{{{max_length + 1}}})(.{{1,{max_length}}})-.*$", "$1"),
        (f"^(.{{{max_length}}}).+$", "$1"),
    )


def _letters_by_fold() -> dict[str, str]:
    """Each folding that has a Latin letter or digit, with the inside of a character class of
    the letters that fold to it, plain capitals included."""
    codes: dict[str, list[int]] = defaultdict(list)
    for code in (*range(ord("A"), ord("Z") + 1), *(c for part in _FOLDS_TO_LATIN for c in part)):
        plain = fold(chr(code))
        if _LATIN_RE.search(plain):
            codes[plain].append(code)
    return {plain: _class_of(letters) for plain, letters in codes.items()}


def _class_of(codes: list[int]) -> str:
    """The inside of a character class for rising code points, neighbours as ranges."""
    ranges: list[list[int]] = []
    for code in codes:
        if ranges and code == ranges[-1][1] + 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return "".join(
        chr(first) if first == last else f"{chr(first)}-{chr(last)}" for first, last in ranges
    )
