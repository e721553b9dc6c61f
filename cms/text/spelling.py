"""One stored form for every text: NFC, and the spaces that a comparison ignores."""

import re
import unicodedata

from cms.text.alphabet import ACUTE, BREVE, CIRCUMFLEX, GRAVE, HOOK_ABOVE, INVISIBLE, TILDE


def _misordered() -> dict[str, str]:
    # Circumflex, breve and these four tones share a combining class, so Unicode keeps the order
    # in which they were typed: é + circumflex is never composed to ế by NFC itself.
    carriers = {CIRCUMFLEX: "aeoAEO", BREVE: "aA"}
    pairs = {}
    for modifier, letters in carriers.items():
        for letter in letters:
            for tone in (GRAVE, HOOK_ABOVE, TILDE, ACUTE):
                typed = unicodedata.normalize("NFC", letter + tone) + modifier
                pairs[typed] = unicodedata.normalize("NFC", letter + modifier + tone)
    return pairs


_MISORDERED = _misordered()
_MISORDERED_RE = re.compile("|".join(_MISORDERED))
_INVISIBLE_RE = re.compile(f"[{INVISIBLE}]")


def nfc(text: str) -> str:
    """The text with each Vietnamese letter as one code point.

    Takes NFC, NFD, the mixed form of the Windows keyboard (ê and a combining tone), and marks
    in any order, also a tone typed before the circumflex or breve. Everything else, spaces and
    invisible characters included, is as Unicode's NFC leaves it. Idempotent.
    """
    if text.isascii():
        return text
    composed = unicodedata.normalize("NFC", text)
    return _MISORDERED_RE.sub(lambda found: _MISORDERED[found.group()], composed)


def tidy_spaces(text: str) -> str:
    """The text for comparison: each run of white space (no-break spaces and line ends too) one
    space, none at the ends, invisible characters gone. Never for text that is stored."""
    return " ".join(_INVISIBLE_RE.sub("", text).split())
