"""Text without its marks, for search."""

import re
import unicodedata

from cms.text.alphabet import COMBINING_MARKS, INVISIBLE

_UNSEEN_RE = re.compile(f"[{COMBINING_MARKS}{INVISIBLE}]+")

# Letters that Unicode does not decompose. The digits make m² and CO₂ findable as typed.
_PLAIN = str.maketrans(
    {
        "đ": "d",
        "ð": "d",
        "ø": "o",
        "ł": "l",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ħ": "h",
        "ı": "i",
        "ŧ": "t",
        "ŋ": "n",
        "ə": "e",
        **dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789", strict=True)),
        **dict(zip("₀₁₂₃₄₅₆₇₈₉", "0123456789", strict=True)),
    }
)


def fold(text: str) -> str:
    """The text in lower case without marks: "Đổi mới" → "doi moi".

    Equal for every normal form and both tone placements. Foreign Latin letters become their
    plain ones (é → e, ß → ss); other scripts lose case and accents only. Spaces and punctuation
    stay, invisible characters go; the length may change. Idempotent.
    """
    if text.isascii():
        return text.lower()
    bare = _bare(_bare(text).casefold()).translate(_PLAIN)
    return unicodedata.normalize("NFC", bare)


def _bare(text: str) -> str:
    return _UNSEEN_RE.sub("", unicodedata.normalize("NFD", text))
