"""Titles of offices as they stand beside a name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cms.text import tone_key

_LONGEST = 16
_WORD = re.compile(r"[^\s,;:()“”\"]+")
_FORMER = r"nguyên|cựu|cố"
_DASH = "–—-"
# "Bộ trưởng Y tế" is the minister of the ministry of health.
_MINISTRY_SAID = re.compile(r"^((?:bộ|thứ) trưởng) bộ ")
# Words that make another office, or another person, of the title behind them.
_ANOTHER_BEFORE = re.compile(
    r"(?<!\w)(?:phó|phó tổng|thứ|tổng|quyền|q\.|trợ lý|thư ký(?: của)?|phu nhân|phu quân|vợ|chồng|"
    r"con|con trai|con gái|em trai|em gái|bố|mẹ|cha|văn phòng|chánh|đồng|ứng viên|ứng cử viên|"
    r"đại diện|phái viên(?: của)?)\s+$",
    re.IGNORECASE,
)
_FORMER_BEFORE = re.compile(rf"(?<!\w)(?:{_FORMER})\s+$", re.IGNORECASE)
_ADDRESSED = (
    r"(?:ông|bà|đồng chí|đ/c|thầy|cô|anh|chị|giáo sư|phó giáo sư|tiến sĩ|thạc sĩ|bác sĩ|luật sư|"
    r"(?:gs|pgs|ts|ths|bs|ks|ls|tskh)\.?|(?:đại|trung|thượng|thiếu) (?:tướng|tá))"
)
# "Bộ trưởng Bộ Y tế, GS.TS ", "… - ông ", "… ông ".
_BETWEEN = re.compile(rf"(?P<mark>\s*[,{_DASH}]\s*|\s+)(?:{_ADDRESSED}[\s.]*)+$", re.IGNORECASE)
_AFTER = re.compile(
    rf"\s*(?:,|[{_DASH}]|\()\s*(?:(?:hiện là|hiện|đang là|là)\s+)?(?P<former>(?:{_FORMER})\s+)?",
    re.IGNORECASE,
)
# Who has met, asked or thanked the minister is not the minister.
_MET_BEFORE = re.compile(
    r"(?<!\w)(?:gặp|báo cáo|cùng|với|cho|tiếp|thay|gửi|của|trình|theo|mời|đề nghị|cảm ơn|"
    r"tháp tùng|trước|bởi|do|đến|và)\s+(?:đồng chí\s+|ông\s+|bà\s+)?$",
    re.IGNORECASE,
)
_SHORTEST_ACROSS_A_MARK = 3


@dataclass(frozen=True)
class PrintedTitle:
    """A known title beside a name, and whether it is said to be a former one."""

    words: str
    is_former: bool


def title_key(title: str) -> str:
    """Equal for titles that differ in letter case, tone placement, and the ministry's "Bộ"."""
    return _MINISTRY_SAID.sub(r"\1 ", tone_key(title))


def titles_beside(mention, titles: set[str]) -> Iterator[PrintedTitle]:
    """Titles of ``titles`` (keys) right before and right after a name."""
    text = mention.passage.text
    for title in (
        _before(text[: mention.start].rsplit("\n", 1)[-1], titles),
        _after(text[mention.end :].split("\n", 1)[0], titles),
    ):
        if title:
            yield title


def _before(text: str, titles: set[str]) -> PrintedTitle | None:
    between = _BETWEEN.search(text)
    is_across_a_mark = bool(between and between["mark"].strip())
    text = text[: between.start()] if between else text.rstrip()
    words = list(_WORD.finditer(text))[-_LONGEST:]
    if not words or text[words[-1].end() :].strip():
        return None
    for word in words:
        printed = " ".join(text[word.start() :].split())
        if title_key(printed) not in titles:
            continue
        ahead = text[: word.start()]
        if _ANOTHER_BEFORE.search(ahead):
            return None
        if is_across_a_mark and (
            len(printed.split()) < _SHORTEST_ACROSS_A_MARK or _MET_BEFORE.search(ahead)
        ):
            return None
        return PrintedTitle(printed, bool(_FORMER_BEFORE.search(ahead)))
    return None


def _after(text: str, titles: set[str]) -> PrintedTitle | None:
    opened = _AFTER.match(text)
    if not opened:
        return None
    words = list(_WORD.finditer(text, opened.end()))[:_LONGEST]
    for word in reversed(words):
        printed = " ".join(text[opened.end() : word.end()].split())
        # A title after a name ends there: "…, Bộ trưởng Nguyễn Văn B" opens the next one.
        if title_key(printed) in titles and _ends(text[word.end() :]):
            return PrintedTitle(printed, bool(opened["former"]))
    return None


def _ends(rest: str) -> bool:
    rest = rest.lstrip()
    return not rest or rest[0] in f",;.:){_DASH}" or rest[0].islower()
