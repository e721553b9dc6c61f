"""Times of publication as portals print them.

A line is a time line when nothing but a date, a clock, a weekday, a zone and labels such as
"Cập nhật" stand in it; a date inside a sentence is prose. All times are those of
Asia/Ho_Chi_Minh unless a zone is printed.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")

_MAX_LENGTH = 160
_YEARS = range(1990, 2101)

_MONTHS_EN = "january february march april may june july august september october november december"
_MONTHS_VI = "một hai ba tư năm sáu bảy tám chín mười,mười một,mười hai"
_MONTH_NUMBER = {
    **{name[:3]: number for number, name in enumerate(_MONTHS_EN.split(), 1)},
    **{
        name: number
        for number, name in enumerate(
            [*_MONTHS_VI.split(",")[0].split(), *_MONTHS_VI.split(",")[1:]], 1
        )
    },
    "giêng": 1,
    "chạp": 12,
}
_EN_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_VI_MONTH = (
    r"tháng\s+(?P<month>\d{1,2}|mười\s+(?:một|hai)|một|hai|ba|tư|năm|sáu|bảy|tám|chín|mười|giêng"
    r"|chạp)"
)
_DATES = [
    re.compile(pattern, re.I)
    for pattern in (
        r"(?<!\d)(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"
        r"(?:T(?=\d)|(?!\d))",
        r"(?<!\d)(?P<day>\d{1,2})\s?(?P<sep>[/.\-])\s?(?P<month>\d{1,2})\s?(?P=sep)\s?"
        r"(?P<year>\d{4})(?!\d)",
        # Only English pages print two digits of the year, and put the month first.
        r"(?<!\d)(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{2})(?=,?\s+\d{1,2}:\d{2}\s*[AP]M\b)",
        rf"(?<!\d)(?P<day>\d{{1,2}})\s*,?\s+{_VI_MONTH}\s*,?\s+(?:năm\s+)?(?P<year>\d{{4}})(?!\d)",
        rf"{_VI_MONTH}\s+(?P<day>\d{{1,2}})\s*,?\s+(?P<year>\d{{4}})(?!\d)",
        rf"\b{_EN_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s*,?\s+(?P<year>\d{{4}})(?!\d)",
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{_EN_MONTH},?\s+(?P<year>\d{{4}})(?!\d)",
    )
]
_CLOCK = re.compile(
    r"(?<![\d/+])(?<!\d-)(?P<hour>[01]?\d|2[0-3])\s?(?:[:hg]|giờ)\s?(?P<minute>[0-5]?\d)(?!\d)"
    r"(?::(?P<second>[0-5]\d)(?:\.\d+)?)?(?:\s?(?:'|’|′|phút))?"
    r"(?:\s*\(?(?P<half>SA|CH|AM|PM|a\.m\.|p\.m\.)\)?(?!\w))?",
    re.I,
)
_OFFSET = r"(?P<sign>[+\-−])\s?(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?"
_ZONE = re.compile(rf"(?:[(\[]\s*)?(?<!\w)(?:GMT|UTC)(?:\s?{_OFFSET})?(?!\w)(?:\s*[)\]])?", re.I)
_ISO_ZONE = re.compile(rf"(?:{_OFFSET}|Z)(?!\w)")
_WEEKDAY = re.compile(
    r"(?<!\w)(?:(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ\s+nhật)(?!\w)"
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?(?!\w))",
    re.I,
)
_LABEL = re.compile(
    r"(?<!\w)(?P<label>(?:được\s+)?(?:cập\s+nhật|đăng(?:\s+tải|\s+tin|\s+bởi)?|xuất\s+bản|gửi|tạo"
    r"|phát\s+hành)(?:\s+(?:lần\s+cuối|ngày|lúc|vào))*"
    r"|ngày\s+(?:giờ\s+)?(?:đăng|cập\s+nhật|xuất\s+bản|tạo|gửi|phát\s+hành)(?:\s+(?:tin|bài))?"
    r"|thời\s+gian(?:\s+đăng)?|ngày|lúc|vào|(?:first\s+|last\s+)?(?:published|posted|updated)"
    r"|dates?|on|at)(?!\w)",
    re.I,
)
_PUBLISHED = re.compile(r"đăng|xuất\s+bản|phát\s+hành|gửi|published|posted", re.I)
_GLUE = re.compile(r"[\s,|;:.\-–—()\[\]•·/]*")
_INK = re.compile(r"[^\W_]")


@dataclass(frozen=True)
class PrintedTime:
    """A time found in a line.

    ``day`` and ``clock`` are None when not printed; ``spans`` are the offsets it was read from;
    ``rest`` is the line with every trace of a time blanked out by spaces, so that its offsets
    are the line's own.
    """

    day: date | None
    clock: time | None
    zone: tzinfo
    spans: tuple[tuple[int, int], ...]
    rest: str

    @property
    def alone(self) -> bool:
        """Whether the line holds nothing else."""
        return not _INK.search(self.rest)

    def moment(self, other: "PrintedTime | None" = None) -> datetime | None:
        """The aware moment; ``other`` is a neighbouring line that may hold the clock.

        A date printed without a clock means the beginning of that day; no date, no moment.
        """
        if self.day is None:
            return None
        holder = other if self.clock is None and other and other.clock else self
        return datetime.combine(self.day, holder.clock or time(), tzinfo=holder.zone)


def find_time(text: str) -> PrintedTime | None:
    """Read the date and clock in a short line; None when it has neither or is a long text."""
    if len(text) > _MAX_LENGTH or not re.search(r"\d", text):
        return None
    dates = _dates_in(text)
    blanked = _blank(text, [span for span, _ in dates])
    clocks = [(found.span(), _clock(found)) for found in _CLOCK.finditer(blanked)]
    if not dates and not clocks:
        return None
    day_at = _first_published(text, dates)
    clock_at = _nearest_clock(clocks, day_at[0] if day_at else (0, 0))
    blanked = _blank(blanked, [span for span, _ in clocks])
    zone_span, zone = _zone(blanked, clock_at[0][1] if clock_at else None)
    zones = [zone_span] if zone_span else []
    labels = [found.span() for found in _LABEL.finditer(blanked)]
    weekdays = [found.span() for found in _WEEKDAY.finditer(blanked)]
    read = [found[0] for found in (day_at, clock_at) if found] + zones
    return PrintedTime(
        day=day_at[1] if day_at else None,
        clock=clock_at[1] if clock_at else None,
        zone=zone,
        spans=_joined(text, read, weekdays, labels),
        # Whatever else is a time (an update behind the publication) is no text either.
        rest=_blank(blanked, labels + weekdays + zones),
    )


def _dates_in(text: str) -> list[tuple[tuple[int, int], date]]:
    found = []
    for pattern in _DATES:
        for match in pattern.finditer(text):
            day = _date(match)
            if day and not any(
                start < match.end() and match.start() < end for (start, end), _ in found
            ):
                found.append((match.span(), day))
    return sorted(found)


def _date(match: re.Match) -> date | None:
    month = match["month"].lower()
    number = int(month) if month.isdigit() else _MONTH_NUMBER.get(" ".join(month.split()))
    year = int(match["year"]) if len(match["year"]) == 4 else 2000 + int(match["year"])
    if year not in _YEARS or not number:
        return None
    try:
        return date(year, number, int(match["day"]))
    except ValueError:
        return None


def _clock(match: re.Match) -> time:
    hour = int(match["hour"])
    half = (match["half"] or "").lower().replace(".", "")
    if half in ("ch", "pm") and hour < 12:
        hour += 12
    elif half in ("sa", "am") and hour == 12:
        hour = 0
    return time(hour, int(match["minute"]), int(match["second"] or 0))


def _first_published(text: str, dates):
    """The date labelled as that of publication, else the first one."""
    for position, found in enumerate(dates):
        earlier = dates[position - 1][0][1] if position else 0
        if _PUBLISHED.search(text[earlier : found[0][0]]):
            return found
    return dates[0] if dates else None


def _nearest_clock(clocks, day_span: tuple[int, int]):
    def distance(found):
        (start, end), _ = found
        return max(day_span[0] - end, start - day_span[1])

    return min(clocks, key=distance, default=None)


def _zone(text: str, clock_end: int | None) -> tuple[tuple[int, int] | None, tzinfo]:
    match = _ZONE.search(text)
    if match is None and clock_end is not None:
        match = _ISO_ZONE.match(text, clock_end)
    if match is None:
        return None, HANOI
    if match["hours"] is None:
        return match.span(), UTC
    offset = timedelta(hours=int(match["hours"]), minutes=int(match["minutes"] or 0))
    if offset > timedelta(hours=14):
        return match.span(), HANOI
    if offset == timedelta(hours=7) and match["sign"] == "+":
        return match.span(), HANOI
    return match.span(), timezone(offset if match["sign"] == "+" else -offset)


def _joined(text: str, read, weekdays, labels) -> tuple[tuple[int, int], ...]:
    """The spans of a time with the weekdays and labels that touch them; no label at an end."""
    joined: list[list[int]] = []  # start, end, end of what is no label, holds a part of the time
    for start, end in sorted({*read, *weekdays, *labels}):
        solid = end if (start, end) not in labels else 0
        part = (start, end) in read
        last = joined[-1] if joined else None
        if last and _GLUE.fullmatch(text, last[1], max(start, last[1])):
            last[1:] = max(last[1], end), max(last[2], solid), last[3] or part
        else:
            joined.append([start, end, solid, part])
    return tuple((start, solid) for start, _, solid, part in joined if part)


def _blank(text: str, spans) -> str:
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text
