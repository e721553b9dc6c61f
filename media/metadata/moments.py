"""When a photo was taken, in the three spellings of metadata."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone

# The oldest photo that is left is of 1826; cameras without a clock write the year 0.
FIRST_YEAR = 1826

_DAY = r"(?P<year>[0-9]{4})[-:/.]?(?P<month>[0-9]{2})[-:/.]?(?P<day>[0-9]{2})"
_CLOCK = (
    r"(?P<hour>[0-9]{2}):?(?P<minute>[0-9]{2})(?::?(?P<second>[0-9]{2})(?:[.,](?P<fraction>[0-9]+))?)?"
    r"\s*(?P<offset>Z|[+-][0-9]{2}(?::?[0-9]{2})?)?"
)
_MOMENT = re.compile(rf"\s*{_DAY}(?:[T\s]+{_CLOCK})?", re.I)


@dataclass(frozen=True)
class Moment:
    """``at`` is aware when the file says how far from UTC; ``timed`` is False when it names the
    day only, and ``at`` is then that day's midnight."""

    at: datetime
    timed: bool

    def completed_by(self, other: "Moment") -> "Moment":
        """The fuller of two that say the same: one may name the time, or the offset, that the
        other leaves out. ``self`` when they disagree."""
        if other.at.date() != self.at.date() or not other.timed:
            return self
        if not self.timed:
            return other
        same = other.at.replace(microsecond=0, tzinfo=None) == self.at.replace(
            microsecond=0, tzinfo=None
        )
        richer = (other.at.tzinfo is not None) > (self.at.tzinfo is not None)
        return other if same and richer else self


def read_moment(text: str, *, fraction: str = "", offset: str = "") -> Moment | None:
    """The moment that ``text`` tells, None when it names no real day.

    Takes ``2020:06:10 15:12:33`` (Exif, with ``fraction`` and ``offset`` from tags of their
    own), ``20200610 151233+0700`` (IIM) and ``2020-06-10T15:12:33.5+07:00`` (XMP). A year or
    a month alone is no moment: we'd have to make up the day.
    """
    match = _MOMENT.match(text[:80])
    if match is None or int(match["year"]) < FIRST_YEAR:
        return None
    try:
        day = date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None
    clock = _clock(match, fraction, offset)
    return Moment(datetime.combine(day, clock or time.min), clock is not None)


def _clock(match: re.Match, fraction: str, offset: str) -> time | None:
    """None also for a time that no clock shows: the day may be right all the same."""
    if match["hour"] is None:
        return None
    digits = re.match(r"\s*([0-9]+)", match["fraction"] or fraction)
    microsecond = int(digits[1][:6].ljust(6, "0")) if digits else 0
    hour, minute, second = (int(match[name] or 0) for name in ("hour", "minute", "second"))
    try:
        return time(hour, minute, second, microsecond, _zone(match["offset"] or offset))
    except ValueError:
        return None


def _zone(text: str) -> timezone | None:
    text = text.strip()
    if text in ("Z", "z"):
        return UTC
    match = re.fullmatch(r"([+-])([0-9]{2}):?([0-9]{2})?", text)
    if match is None:
        return None
    ahead = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
    # No place on earth is farther from UTC than 14 hours.
    if ahead > timedelta(hours=14):
        return None
    return timezone(-ahead if match[1] == "-" else ahead)
