"""The rule for the readable part of an address."""

import re

from cms.text.folding import fold

_BETWEEN_WORDS_RE = re.compile("[^a-z0-9]+")


def slugify(text: str, max_length: int | None = None) -> str:
    """The text as a slug of a-z, 0-9 and single inner hyphens: "Chính phủ đổi mới" →
    "chinh-phu-doi-moi".

    Everything between words, other scripts included, is a hyphen, so a text without a Latin
    letter or digit gives "" and the caller decides. A slug longer than `max_length` (characters,
    at least 1) ends after the last whole word that fits, or in the midst of its only word.
    `cms.text.slug_formatters` is the same rule in the browser.
    """
    if max_length is not None and max_length < 1:
        raise ValueError("max_length must be at least 1")
    slug = _BETWEEN_WORDS_RE.sub("-", fold(text)).strip("-")
    if max_length is None or len(slug) <= max_length:
        return slug
    end = slug.rfind("-", 0, max_length + 1)
    return slug[: end if end > 0 else max_length]
