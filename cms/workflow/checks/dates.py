"""Dates that no calendar has, and weekdays that were another day."""

import calendar
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.workflow.checks.base import Check, Level, Replacement
from cms.workflow.checks.printed_dates import WEEKDAYS, PrintedDate, dates_in

_LONGEST_LUNAR_MONTH = 30


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
        if printed.weekday is None or printed.day is None or printed.is_lunar:
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
    if printed.day is None:
        return ""
    # Without a year, 29 February may be one of a leap year.
    longest = calendar.monthrange(printed.year or 2000, printed.month)[1]
    if printed.is_lunar:
        longest = _LONGEST_LUNAR_MONTH
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
