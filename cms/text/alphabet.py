"""The letters and marks of Vietnamese, in the order of the dictionary."""

LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
"""The 29 letters and the four foreign ones (f, j, w, z), lower case, in alphabetical order."""

VOWELS = "aăâeêioôơuưy"

GRAVE, HOOK_ABOVE, TILDE, ACUTE, DOT_BELOW = "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"

TONES = GRAVE + HOOK_ABOVE + TILDE + ACUTE + DOT_BELOW
"""The tone marks as combining characters, in alphabetical order (huyền, hỏi, ngã, sắc, nặng);
the level tone has no mark and precedes them."""

CIRCUMFLEX, BREVE, HORN = "\u0302", "\u0306", "\u031b"

COMBINING_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
"""The blocks of combining marks for alphabetic scripts, as the inside of a character class.

The vowel signs of Thai or the voicing marks of Japanese are no ornaments and are not here."""

INVISIBLE = "\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff"
"""Characters that no reader sees (soft hyphen, zero-width, direction, variation selectors,
byte order mark), as the inside of a character class."""

ETH_TO_D_STROKE = {ord("Ð"): "Đ", ord("ð"): "đ"}
"""Old converters write the Icelandic eth, which looks the same in capitals, for đ."""
