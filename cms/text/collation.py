"""Alphabetical order as strings that any database sorts rightly.

Not every PostgreSQL has a Vietnamese collation, and some skip punctuation when they compare.
So a key is made of 0-9 and a-z alone, which every collation sorts alike:

    syllable   each letter as two characters, its plain letter and its rank among the letters
               that share it (a0 a, a1 ă, a2 â), then one digit for the tone, 0 level to 5 nặng;
               a digit sorts before a letter, hence "ma" and its tones before "man"
    other      letters of other scripts as z1 and six hexadecimal digits, after z
    number     2, its count of digits in base 36, its digits
    gap        1 for all that stands between words
    end        0, then one digit for each letter of the whole text, 1 for a capital, as the last
               difference; zeros at the end are left out
"""

import re
import unicodedata

from cms.text.alphabet import COMBINING_MARKS, ETH_TO_D_STROKE, LETTERS, TONES
from cms.text.folding import fold
from cms.text.spelling import nfc, tidy_spaces

_LONGEST_NUMBER = 35
_WORD_RE = re.compile(
    rf"(?P<number>[0-9]{{1,{_LONGEST_NUMBER}}})"  # a longer one is several
    rf"|[^\W\d_](?:[^\W\d_]|[{COMBINING_MARKS}])*"
)
_TONE_RE = re.compile(f"[{TONES}]")
_BASE_36 = "0123456789abcdefghijklmnopqrstuvwxyz"
_GAP, _NUMBER, _OTHER, _END = "1", "2", "z1", "0"


def _letter_codes() -> dict[str, str]:
    plain = [fold(letter) for letter in LETTERS]
    return {
        letter: plain[place] + str(plain[:place].count(plain[place]))
        for place, letter in enumerate(LETTERS)
    }


_LETTER_CODES = _letter_codes()


def sort_key(text: str) -> str:
    """A key of 0-9 and a-z whose order is the Vietnamese alphabetical order of the texts.

    Word by word: first the letters (a ă â b … d đ … o ô ơ … u ư), then the tone (level, huyền,
    hỏi, ngã, sắc, nặng), then the next word; capitals decide last. Spaces precede numbers,
    numbers letters; numbers go by value. Punctuation only parts words. Equal for every normal
    form and both tone placements; "" for a text with neither letter nor number.
    """
    tidy = nfc(tidy_spaces(text)).translate(ETH_TO_D_STROKE)
    key: list[str] = []
    capitals: list[str] = []
    end_of_last = None
    for word in _WORD_RE.finditer(tidy):
        if end_of_last is not None and word.start() > end_of_last:
            key.append(_GAP)
        end_of_last = word.end()
        if word["number"]:
            key.append(_number_code(word["number"]))
        else:
            decomposed = unicodedata.normalize("NFD", word.group())
            letters = unicodedata.normalize("NFC", _TONE_RE.sub("", decomposed))
            key += [_letter_code(letter) for letter in letters]
            key.append(_tone_code(decomposed))
            capitals += ["0" if letter == letter.lower() else "1" for letter in letters]
    if not key:
        return ""
    return "".join(key) + _END + "".join(capitals).rstrip("0")


def name_sort_key(full_name: str) -> str:
    """The `sort_key` of a person's name by its given name (the last word), then by family and
    middle names as written: "Nguyễn Văn An" before "Trần Thị Ánh"."""
    *before, given = tidy_spaces(full_name).split() or [""]
    return sort_key(" ".join([given, *before]))


def _letter_code(letter: str) -> str:
    lower = letter.casefold()
    if lower in _LETTER_CODES:
        return _LETTER_CODES[lower]
    return "".join(
        _LETTER_CODES.get(plain) or f"{_OTHER}{ord(plain):06x}" for plain in fold(letter)
    )


def _tone_code(decomposed: str) -> str:
    tone = _TONE_RE.search(decomposed)
    return str(TONES.index(tone.group()) + 1) if tone else "0"


def _number_code(digits: str) -> str:
    value = digits.lstrip("0") or "0"
    return _NUMBER + _BASE_36[len(value)] + value
