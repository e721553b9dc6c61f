"""Equality that looks past typography: what a sub-editor may mend without changing a word.

Spaces, kinds of quotation marks, of dashes and of ellipses, invisible characters and the place of
the tone mark in its syllable are typography. Letters, capitals, digits, other marks, and whether a
mark stands there at all are words: "Nga" is not "nga", and a phrase put between quotation marks
says something else. In doubt a difference counts as one of words, so that only what is proved
harmless passes.
"""

import re
import unicodedata

from cms.text.alphabet import ETH_TO_D_STROKE, TONES
from cms.text.spelling import nfc, tidy_spaces

# Single and double quotation marks stay apart, or 5' would be 5".
_ONE_KIND = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″〝〞＂", '"'),
        **dict.fromkeys("‘’‚‛‹›′´`＇", "'"),
        **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
        "…": "...",
    }
)
_CLUSTER_RE = re.compile("(?:[aeiouy][\u0300-\u036f]*)+", re.IGNORECASE)
_TONE_RE = re.compile(f"[{TONES}]")
# "1, 5" is two numbers and "1,5" is one; "10 -5" is not "10-5": there a space is more than a space.
_BEFORE_MARK_RE = re.compile(r" +(?=[.,;:!?%)\]}\"](?!\d))")
_AFTER_MARK_RE = re.compile(r"(?<=[(\[{\"]) +")
_AROUND_DASH_RE = re.compile(r"(?<=[^\W\d]) ?- ?(?=[^\W\d])")


def typography_key(text: str) -> str:
    """A key that is equal for texts that differ in typography only. Idempotent; not for display.

    Takes plain text; markup must be taken off before.
    """
    plain = tidy_spaces(nfc(text)).translate(ETH_TO_D_STROKE).translate(_ONE_KIND)
    plain = plain.replace("''", '"')
    letters = _CLUSTER_RE.sub(_tone_last, unicodedata.normalize("NFD", plain))
    plain = unicodedata.normalize("NFC", letters)
    for spaces in (_BEFORE_MARK_RE, _AFTER_MARK_RE):
        plain = spaces.sub("", plain)
    return _AROUND_DASH_RE.sub("-", plain)


def same_but_for_typography(first: str, second: str) -> bool:
    """Whether both texts say the same in the same words; equal texts do."""
    return first == second or typography_key(first) == typography_key(second)


def _tone_last(vowels: re.Match[str]) -> str:
    cluster = vowels.group()
    return _TONE_RE.sub("", cluster) + "".join(_TONE_RE.findall(cluster))
