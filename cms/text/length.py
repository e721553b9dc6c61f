"""How long a text is, in the unit of a Vietnamese newsroom."""

import re

from cms.text.folding import fold
from cms.text.spelling import tidy_spaces

_JOINT_RE = re.compile("[-\u2010-\u2015/]+")
_VOWEL_RE = re.compile("[aeiouy]")


def count_chu(text: str) -> int:
    """The length in chữ: syllables, as spaces and inner hyphens or slashes part them.

    A number, date, abbreviation or code is one, also with hyphens in it (09/06/2020, COVID-19,
    QĐ-TTg): a word is taken apart only when it has no digit and some part of it has a vowel.
    Punctuation on its own counts nothing.
    """
    return sum(_chu_in_word(word) for word in tidy_spaces(text).split())


def _chu_in_word(word: str) -> int:
    parts = [part for part in _JOINT_RE.split(word) if any(map(str.isalnum, part))]
    is_code = any(map(str.isdigit, word)) or not any(_VOWEL_RE.search(fold(p)) for p in parts)
    return min(len(parts), 1) if is_code else len(parts)
