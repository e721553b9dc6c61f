"""Dates that no calendar has, and weekdays that were another day."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.text import tone_key
from cms.workflow.checks.base import Check, Level, Replacement

# As printed, Monday first; other spellings are below.
WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_SPELLED = {
    **{tone_key(name): number for number, name in enumerate(WEEKDAYS)},
    **{f"thứ {digit}": digit - 2 for digit in range(2, 8)},
    tone_key("thứ bẩy"): 5,
    tone_key("chúa nhật"): 6,
}
# "lần thứ năm" is the fifth time.
_WEEKDAY = r"(?<!lần )(?P<weekday>thứ\s+(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|ch(?:ủ|úa)\s+nhật)"
_NUMERIC = r"(?P<day>\d{1,2})\s?[/-]\s?(?P<month>\d{1,2})(?:\s?[/-]\s?(?P<year>\d{4}))?"
_WORDS = r"(?P<day_w>\d{1,2})\s+tháng\s+(?P<month_w>\d{1,2})(?:(?:\s+năm|,)\s+(?P<year_w>\d{4}))?"
# A bare 2/3 is a share and 24/7 a habit: without a year, a word must say that it is a date.
_CUE = r"(?:ngày|sáng|trưa|chiều|tối|đêm|hôm|mùng)\s+"
_DATE = re.compile(
    rf"(?<!\w)(?:{_WEEKDAY}\s*[,(]?\s*)?(?P<cue>{_CUE})*(?:{_WORDS}|{_NUMERIC})(?![\w/]|-\w)",
    re.IGNORECASE,
)
_NUMBER_OF_A_PAPER = re.compile(r"(?:số|công văn|nghị định|quyết định)\s*:?\s*$", re.IGNORECASE)


@dataclass(frozen=True)
class PrintedDate:
    """A date at ``text[start:end]``; year and weekday (0 is Monday) are None when not printed."""

    start: int
    end: int
    day: int
    month: int
    year: int | None
    weekday: int | None
    weekday_span: tuple[int, int]


def dates_in(text: str) -> Iterator[PrintedDate]:
    """Every date printed in ``text`` (NFC), possible or not, in reading order."""
    for match in _DATE.finditer(text):
        day = match["day"] or match["day_w"]
        year = match["year"] or match["year_w"]
        is_said = match["weekday"] or match["cue"] or match["day_w"]
        if not (year or is_said) or _NUMBER_OF_A_PAPER.search(text[: match.start()]):
            continue
        weekday = match["weekday"]
        yield PrintedDate(
            match.start(),
            match.end(),
            int(day),
            int(match["month"] or match["month_w"]),
            int(year) if year else None,
            _SPELLED[tone_key(" ".join(weekday.split()))] if weekday else None,
            match.span("weekday"),
        )


class Dates(Check):
    code = "date"
    name = gettext_lazy("Dates and weekdays that cannot be")
    level = Level.CONFIRMS

    def look(self, story, at):
        for passage in story.passages:
            for printed in dates_in(passage.text):
                words = passage.text[printed.start : printed.end]
                if message := _why_impossible(printed):
                    excerpt = passage.excerpt(printed.start, printed.end)
                    message = message % {"date": words}
                    yield self.found(message, passage, excerpt=excerpt, about=(words,))
                elif finding := self._other_weekday(story, passage, printed):
                    yield finding

    def _other_weekday(self, story, passage, printed):
        if printed.weekday is None:
            return None
        day = _day_meant(printed, story.day)
        if day is None or day.weekday() == printed.weekday:
            return None
        start, end = printed.weekday_span
        old = passage.text[start:end]
        new = WEEKDAYS[day.weekday()]
        new = new[0].upper() + new[1:] if old[0].isupper() else new
        words = passage.text[printed.start : printed.end]
        message = _("“%(date)s”: %(day)s is %(weekday)s. Correct the weekday or the date.")
        named = {"date": words, "day": day.strftime("%d/%m/%Y"), "weekday": new}
        return self.found(
            message % named,
            passage,
            excerpt=passage.excerpt(printed.start, printed.end),
            mend=Replacement(old, new, start),
            about=(words, day.isoformat()),
        )


def _why_impossible(printed: PrintedDate) -> str:
    if not 1 <= printed.month <= 12:
        return _("“%(date)s”: there are only twelve months.")
    # Without a year, 29 February may be one of a leap year.
    longest = calendar.monthrange(printed.year or 2000, printed.month)[1]
    if not 1 <= printed.day <= longest:
        return _("“%(date)s”: that month does not have this day.")
    return ""


def _day_meant(printed: PrintedDate, near: date) -> date | None:
    """The day; without a year the one nearest to ``near``."""
    years = [printed.year] if printed.year else [near.year - 1, near.year, near.year + 1]
    days = []
    for year in years:
        if 1 <= year <= 9999 and printed.day <= calendar.monthrange(year, printed.month)[1]:
            days.append(date(year, printed.month, printed.day))
    return min(days, key=lambda day: abs((day - near).days), default=None)
