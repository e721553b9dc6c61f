"""Dates as Vietnamese print prints them, possible or not."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cms.text import tone_key

# As printed, Monday first; other spellings are below.
WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_SPELLED = {
    **{tone_key(name): number for number, name in enumerate(WEEKDAYS)},
    **{f"thứ {digit}": digit - 2 for digit in range(2, 8)},
    tone_key("thứ bẩy"): 5,
    tone_key("chúa nhật"): 6,
}
_WEEKDAY = r"(?P<weekday>thứ\s+(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|ch(?:ủ|úa)\s+nhật)"
_NUMERIC = r"(?P<day>\d{1,2})\s?[/-]\s?(?P<month>\d{1,2})(?:\s?[/-]\s?(?P<year>\d{4}))?"
_DOTTED = r"(?P<day_d>\d{1,2})\.(?P<month_d>\d{1,2})\.(?P<year_d>(?:19|20)\d{2})"
_WORDS = r"(?P<day_w>\d{1,2})\s+tháng\s+(?P<month_w>\d{1,2})(?:(?:\s+năm|,|/)\s*(?P<year_w>\d{4}))?"
# "29-31/11", "30, 31/11", "28 đến 31/6": the last day is the one that may not be.
_SPAN = (
    r"(?:\d{1,2}(?:\s?[–—-]\s?|,\s?|\s+và\s+|\s+đến\s+)(?:ngày\s+)?){1,6}"
    r"(?P<day_s>\d{1,2})\s?/\s?(?P<month_s>\d{1,2})(?:\s?/\s?(?P<year_s>\d{4}))?"
)
_MONTH = r"tháng\s+(?P<month_m>\d{1,2})\s?[/-]\s?(?P<year_m>(?:19|20)\d{2})"
# A bare 2/3 is a share and 24/7 a habit: without a year, a word must say that it is a date.
_SAID = r"(?P<said>(?:(?:các|những)\s+)?(?:(?<!mỗi )(?<!một )ngày|hôm|mùng)\s+)"
_TIME = r"(?P<time>(?:sáng|trưa|chiều|tối|đêm)\s+)"
_FROM = r"(?P<begun>(?:từ|đến)\s+)"
_DATE = re.compile(
    rf"(?<![\w/])(?:{_WEEKDAY}\s*[,(]?\s*)?(?:{_FROM}|{_TIME}|{_SAID})*"
    rf"(?:{_MONTH}|{_SPAN}|{_WORDS}|{_DOTTED}|{_NUMERIC})(?![\w/]|-(?!\d{{1,2}}/\d)\w|[.]\d)",
    re.IGNORECASE,
)
# "1/7-31/9": what stands behind a date and a dash is one too.
_BEGUN_BEFORE = re.compile(r"\d/\d{1,2}(?:/\d{4})?\s?[–—-]\s?$")
_KINDS = ("", "_d", "_w", "_s", "_m")
# Papers, and houses in a lane: "Công văn số 45/13/2026", "hẻm 45/13/2023".
_NUMBER_BEFORE = re.compile(
    r"\b(?:số(?:\s+nhà)?|nhà|công văn|nghị định|quyết định|nghị quyết|thông tư|chỉ thị|kế hoạch|"
    r"thông báo|tờ trình|báo cáo|văn bản|hướng dẫn|kết luận|quy định|công điện|giấy phép|hợp đồng|"
    r"biên bản|luật|hẻm|ngõ|ngách|kiệt|đường|căn|lô|tổ|mã|biển|hồ sơ|tỷ lệ|tỉ lệ|đạt|tỷ số|tỉ số)"
    r"\s*:?\s*$",
    re.IGNORECASE,
)
# "đứng thứ ba" and "lần thứ năm" name no weekday.
_RANK_BEFORE = re.compile(
    r"\b(?:lần|xếp(?:\s+hạng)?|đứng|hạng|vị trí|ngôi|về|đứng ở vị trí|giải|đời|tập|con|cấp|bậc|"
    r"người|khóa|khoá|kỳ|quý|đợt|vòng|tháng)\s*$",
    re.IGNORECASE,
)
# What shares are taken of: "sáng 15/20 xã" had power, on no day of the twentieth month.
_SHARE_AFTER = re.compile(
    r"\s+(?:xã|phường|huyện|quận|tỉnh|thành phố|thôn|ấp|bản|làng|tổ|đội|hộ|người|em|học sinh|"
    r"trường|lớp|đại biểu|phiếu|nước|đơn vị|doanh nghiệp|dự án|công trình|tiêu chí|chỉ tiêu|điểm|"
    r"nhà|tuyến|cầu|ca|mẫu|hồ sơ|câu|môn|thành viên|cơ quan|sở|ngành|bộ|trạm|xe|tàu|ghe|hồ|đập|"
    r"diện tích|số)\b",
    re.IGNORECASE,
)
_REACH = 40
_LUNAR_AFTER = re.compile(r"\s*[,(]?\s*(?:theo\s+)?(?:âm\s+lịch|ÂL\b|lịch\s+âm)", re.IGNORECASE)
_LUNAR_BEFORE = re.compile(r"(?:âm\s+lịch|\bÂL|lịch\s+âm)\s*[,:(]?\s*$", re.IGNORECASE)


@dataclass(frozen=True)
class PrintedDate:
    """A date at ``text[start:end]``; year and weekday (0 is Monday) are None when not printed.

    ``day`` is None for a month alone. ``is_lunar`` when the text says so: months of that calendar
    have up to thirty days, and their weekdays are nobody's business here.
    """

    start: int
    end: int
    day: int | None
    month: int
    year: int | None
    weekday: int | None
    weekday_span: tuple[int, int]
    is_lunar: bool


def dates_in(text: str) -> Iterator[PrintedDate]:
    """Every date printed in ``text`` (NFC), possible or not, in reading order."""
    for match in _DATE.finditer(text):
        before = text[max(0, match.start() - _REACH) : match.start()]
        if printed := _printed(match, before, text[match.end() : match.end() + _REACH]):
            yield printed


def _printed(match: re.Match, before: str, after: str) -> PrintedDate | None:
    groups = match.groupdict()
    day, month, year = (
        next((int(found) for kind in _KINDS if (found := groups.get(f"{name}{kind}"))), None)
        for name in ("day", "month", "year")
    )
    weekday = None if _is_rank(match["weekday"], before) else match["weekday"]
    # "từ 28-31/6" is a date only if there is such a month, or it may be a score.
    is_begun = (match["begun"] or _BEGUN_BEFORE.search(before)) and 1 <= month <= 12
    if not (year or match["said"] or match["day_w"] or match["time"] or weekday or is_begun):
        return None
    if not match["said"] and _is_no_date(match, before, after, day, month, year):
        return None
    return PrintedDate(
        match.start(),
        match.end(),
        day,
        month,
        year,
        _SPELLED[tone_key(" ".join(weekday.split()))] if weekday else None,
        match.span("weekday"),
        bool(_LUNAR_AFTER.match(after) or _LUNAR_BEFORE.search(before)),
    )


def _is_rank(weekday: str | None, before: str) -> bool:
    """Whether "thứ ba" is the third; the day, where print tells them apart, is "thứ Ba"."""
    return bool(weekday) and weekday.split()[-1].islower() and bool(_RANK_BEFORE.search(before))


def _is_no_date(match, before, after, day, month, year) -> bool:
    """Numbers of papers and houses, and shares ("15/20 đội")."""
    if match["month_m"] or match["day_w"]:
        return False
    number_before = _NUMBER_BEFORE.search(before)
    is_neither = day > 31 and month > 12
    is_share = year is None and day <= month and bool(_SHARE_AFTER.match(after))
    return bool(number_before) or is_neither or is_share
