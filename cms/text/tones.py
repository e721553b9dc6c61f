"""Equality that looks past where in its syllable the tone mark stands."""

import re
import unicodedata

from cms.text.alphabet import ETH_TO_D_STROKE, TONES
from cms.text.spelling import nfc, tidy_spaces

_VOWELS_RE = re.compile("(?:[aeiouy][\u0300-\u036f]*)+")
_TONE_RE = re.compile(f"[{TONES}]")


def tone_key(text: str) -> str:
    """A key that is equal for texts that differ only in letter case, normal form, white space
    and tone placement (hoà/hòa, thuỷ/thủy, quý/qúy), and for no others: Hùng is not Hưng, Hoà
    is not Hoa. Idempotent; for comparison and look-up, not for display.
    """
    letters = unicodedata.normalize("NFD", nfc(tidy_spaces(text)).casefold())
    moved = unicodedata.normalize("NFC", _VOWELS_RE.sub(_tone_last, letters))
    return moved.translate(ETH_TO_D_STROKE)


def same_text(first: str, second: str) -> bool:
    """Whether both texts have the same `tone_key`."""
    return tone_key(first) == tone_key(second)


def _tone_last(vowels: re.Match[str]) -> str:
    # A syllable has one group of vowels and one tone: at the end of the group it says as much
    # as anywhere in it.
    cluster = vowels.group()
    return _TONE_RE.sub("", cluster) + "".join(_TONE_RE.findall(cluster))
