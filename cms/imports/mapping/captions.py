"""Lines that speak of a photo: bare file names, captions, credits."""

import re
from dataclasses import dataclass

from cms.imports.mapping.sheet import Strand
from cms.text import count_chu
from media.credits import FoundCredit, find_credit, opening_label

_LONGEST_CAPTION = 90
_LONGEST_SOURCED = 60

_SUFFIX = r"\.(?:jpe?g|png|gif|webp|bmp|tiff?|heic|avif)"
_FILE = re.compile(rf"[^\\/:*?\"<>|]{{1,150}}{_SUFFIX}", re.I)
_FILES = re.compile(rf"\S+{_SUFFIX}(?:[\s,;]+\S+{_SUFFIX})+", re.I)
_ADDRESS = re.compile(rf"(?:https?://|/)\S*/(?P<name>[^\s/?#]+{_SUFFIX})(?:[?#]\S*)?", re.I)
_BAR_BEHIND = re.compile(r"\S\s*\|$")
_SOURCE_LABEL = re.compile(r"nguồn|source", re.I)
_VIEW = re.compile(
    r"(?:toàn\s+cảnh|quang\s+cảnh)\s+\S|(?:các\s+)?đại\s+biểu\s+(?:chụp|dự|tham\s+dự)\s", re.I
)
_SPEAKER = re.compile(
    r"(?:các\s+)?(?:đồng\s+chí|ông|bà|tổng\s+bí\s+thư|(?:phó\s+)?(?:chủ\s+tịch|thủ\s+tướng|bí\s+thư"
    r"|giám\s+đốc)|bộ\s+trưởng|thứ\s+trưởng)\s.{3,200}?\s(?:phát\s+biểu|chụp\s+ảnh|trả\s+lời\s+báo\s+chí)"
    r"(?:\s|$)",
    re.I,
)
_WHO_IS_WHERE = re.compile(
    r"\((?:[LR]|left|right|cent(?:re|er)|trái|phải|giữa|bìa\s+(?:trái|phải)"
    r"|(?:thứ\s+\w+,?\s+)?từ\s+(?:trái|phải)[^()]{0,20}|ngoài\s+cùng[^()]{0,20})\)",
    re.I,
)
_SENTENCE_END = re.compile(r"[.…!?:;,][\"”’)\s]*$")


@dataclass(frozen=True)
class PhotoLine:
    """What one line says of a photo; ``caption`` or ``credit_line`` is None when absent.

    Exactly these strands are the line's text; labels, brackets and bars lie outside them.
    """

    files: tuple[Strand, ...] = ()
    caption: Strand | None = None
    credit_line: Strand | None = None
    credit: FoundCredit | None = None


def read_photo_line(line: Strand) -> PhotoLine | None:
    """Read a line that must be about a photo; None when it may as well be text."""
    files = printed_files(line)
    if files:
        return PhotoLine(files=files)
    found = find_credit(line.text)
    if found is not None and _is_paragraph_with_source(line, found):
        return None
    end = found.caption_end if found else len(line.text.rstrip(" |\u00a0"))
    label = opening_label(line.text[:end])
    caption = line.cut(label, end)
    if found is None:
        about_a_photo = label or _BAR_BEHIND.search(line.text)
        if not about_a_photo or count_chu(caption.text) > _LONGEST_CAPTION:
            return None
        return PhotoLine(caption=caption)
    return PhotoLine(
        caption=caption if caption.text else None,
        credit_line=line.cut(found.start, found.end),
        credit=found,
    )


def printed_files(line: Strand) -> tuple[Strand, ...]:
    """The names of picture files, when a line holds nothing else."""
    if len(line.text) > 1000:
        return ()
    if _FILES.fullmatch(line.text):
        return tuple(line.cut(*found.span()) for found in re.finditer(r"[^\s,;]+", line.text))
    address = _ADDRESS.fullmatch(line.text)
    if address:
        return (line.cut(*address.span("name")),)
    return (line,) if _FILE.fullmatch(line.text) else ()


def may_be_caption(line: Strand, *, may_end: bool) -> bool:
    """Whether an unmarked line beside a file can be its caption.

    A caption is short and seldom ends like a sentence; with ``may_end`` a short one may.
    """
    length = count_chu(line.text)
    if not line.text[0].isalnum() and line.text[0] not in "“\"'‘(":
        return False
    if line.text[0].islower():
        return False
    if not _SENTENCE_END.search(line.text):
        return length <= 60
    return may_end and length <= 30 and line.text.rstrip()[-1] in ".”)…"


def shows_a_scene(line: Strand) -> bool:
    """Whether a short line without an end can only be a caption: a view, who speaks, who
    stands where."""
    text = line.text
    return (
        not _SENTENCE_END.search(text)
        and ":" not in text
        and count_chu(text) <= 45
        and bool(_VIEW.match(text) or _SPEAKER.match(text) or _WHO_IS_WHERE.search(text))
    )


def ends_sentence(text: str) -> bool:
    return bool(_SENTENCE_END.search(text))


def _is_paragraph_with_source(line: Strand, found: FoundCredit) -> bool:
    sourced = bool(_SOURCE_LABEL.match(found.credit.line))
    limit = _LONGEST_SOURCED if sourced else 4 * _LONGEST_CAPTION
    return count_chu(line.text[: found.caption_end]) > limit
