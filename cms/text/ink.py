"""Whether a text shows anything at all."""

import unicodedata

# Letters and symbols by category, yet blank: Hangul fillers, the empty Braille cell, and what
# stands where an object was when somebody copied text only.
_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0\ufffc")
_VISIBLE_CATEGORIES = frozenset("LNPS")  # letters, numbers, punctuation, symbols


def has_ink(text: str) -> bool:
    """Whether a reader would see anything of the text.

    Letters, digits, punctuation and symbols are ink. Spaces of every kind, zero-width and
    direction characters, soft hyphens, variation selectors, controls, and combining marks
    without a letter are not.
    """
    return any(
        unicodedata.category(character)[0] in _VISIBLE_CATEGORIES and character not in _BLANK
        for character in text
    )
