"""The whole Vietnamese alphabet with all tones, in every form a keyboard or file brings it."""

import itertools
import unicodedata

from hypothesis import strategies as st

VOWELS = "aăâeêioôơuưy"
TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


TONED_VOWELS = [
    _nfc(case(vowel) + tone)
    for case in (str.lower, str.upper)
    for vowel in VOWELS
    for tone in TONES
]
"""12 vowels × 6 tones × two cases, NFC."""

MARKED_LETTERS = [letter for letter in [*TONED_VOWELS, "đ", "Đ"] if not letter.isascii()]


def windows_form(letter: str) -> str:
    """The letter as the Windows keyboard sends it: ê and then the tone."""
    decomposed = unicodedata.normalize("NFD", letter)
    tones = "".join(mark for mark in decomposed if mark in TONES[1:])
    return _nfc("".join(mark for mark in decomposed if mark not in TONES[1:])) + tones


def spellings(letter: str) -> set[str]:
    """Every order of the letter's marks, each with and without the first mark composed."""
    base, *marks = unicodedata.normalize("NFD", letter)
    found = {letter, windows_form(letter)}
    for order in itertools.permutations(marks):
        found.add(base + "".join(order))
        if order:
            found.add(_nfc(base + order[0]) + "".join(order[1:]))
    return found


vietnamese_letters = st.sampled_from([*TONED_VOWELS, *"đĐbcghklmnpqrstvxBCGHKLMNPQRSTVX"])
words = st.text(vietnamese_letters, min_size=1, max_size=7)
texts = st.text(st.one_of(vietnamese_letters, st.sampled_from(" -,.'“”0123456789\u00a0\u200b")))
any_text = st.one_of(st.text(), texts)
forms = st.sampled_from(
    [
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: "".join(map(windows_form, text)),
        _nfc,
    ]
)
