"""Text without the characters that only machines see: XML refuses them, the database one."""

import re

_LINE_END_RE = re.compile("[\x0b\x0c\u2028\u2029]")
# Besides controls: lone surrogates, which have no bytes, and the two that XML excludes.
_CONTROL_RE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_NEEDS_CLEANING_RE = re.compile(f"{_LINE_END_RE.pattern}|{_CONTROL_RE.pattern}")


def has_controls(text: str) -> bool:
    """Whether `clean_controls` would change the text."""
    return _NEEDS_CLEANING_RE.search(text) is not None


def clean_controls(text: str, *, dropped: str = "") -> str:
    """The text without control characters; tab, line feed and carriage return stay.

    What programs write for a line end (Word's vertical tab, form feed, U+2028, U+2029) becomes a
    line feed, everything else `dropped`. Idempotent, also before `nfc`.
    """
    return _CONTROL_RE.sub(dropped, _LINE_END_RE.sub("\n", text))
