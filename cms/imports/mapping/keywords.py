"""The line of keywords under a story: "Từ khóa: một, hai, ba"."""

import re

from cms.imports.mapping.sheet import Strand

_MAX_WORDS = 12
_LABEL = re.compile(
    r"(?:các\s+)?(?:từ\s+(?:khóa|khoá)|tags?|key\s?words?)(?:\s+bài\s+viết)?\s*[:：|]\s*", re.I
)
_LABEL_ALONE = re.compile(
    r"(?:các\s+)?(?:từ\s+(?:khóa|khoá)|tags|key\s?words?)(?:\s+bài\s+viết)?\s*:?", re.I
)
_ITEM = re.compile(r"[^,;|#•·]+")


def is_keyword_label(text: str) -> bool:
    """A line with the label alone: the keywords follow, one or more a line."""
    return bool(_LABEL_ALONE.fullmatch(text))


def find_keywords(line: Strand) -> list[Strand] | None:
    """The keywords of a labelled line, in order; None when the line bears no such label."""
    match = _LABEL.match(line.text)
    if match is None or match.end() == len(line.text):
        return None
    return listed_keywords(line.cut(match.end()))


def listed_keywords(line: Strand) -> list[Strand]:
    """The items of an unlabelled enumeration."""
    items = [line.cut(*found.span()) for found in _ITEM.finditer(line.text)]
    return [
        item.cut(0, len(item.text.rstrip(" .")))
        for item in items
        if item.text.strip(" .") and len(item.text.split()) <= _MAX_WORDS
    ]
