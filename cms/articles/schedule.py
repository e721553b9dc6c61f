"""The times of a story: when it goes out, when it comes down, and that they agree.

Going out is never before the embargo ends, coming down never before the story could be read, and
neither is in the past. The gate asks the same at the moment itself; here a person is told while
the form is open, also when only a draft is kept.
"""

from collections.abc import Callable
from datetime import datetime

from django.utils.translation import gettext as _

from cms.articles.gate import shown_time

_rules: list[Callable[..., str | None]] = []


def add_rule(rule: Callable[..., str | None]) -> None:
    """Have ``rule(user, article) -> str | None`` say why a person may not set a story's time."""
    if rule not in _rules:
        _rules.append(rule)


def why_not(user, article) -> str | None:
    """Why ``user`` may not set the time of ``article``; None when nobody objects."""
    return next((why for rule in _rules if (why := rule(user, article))), None)


def disagreements(
    *,
    go_live_at: datetime | None,
    expire_at: datetime | None,
    embargoed_until: datetime | None,
    at: datetime,
) -> dict[str, str]:
    """What is wrong with these times at ``at`` (all aware), by the name of the field it is about.

    A time to go out that is past is nobody's wish any more; it is for the caller to say whether it
    was typed now.
    """
    found = {}
    if go_live_at and embargoed_until and at < go_live_at < embargoed_until:
        found["go_live_at"] = _(
            "The story is under embargo until %(time)s; choose a later time."
        ) % {"time": shown_time(embargoed_until)}
    if expire_at and embargoed_until and expire_at <= embargoed_until:
        sentence = _("The story would expire before its embargo ends at %(time)s.")
        found["expire_at"] = sentence % {"time": shown_time(embargoed_until)}
    return found


def is_past(moment: datetime | None, *, at: datetime) -> str | None:
    """The sentence that refuses a time to go out typed at ``at``; None when it lies ahead."""
    if moment is None or moment > at:
        return None
    sentence = _("%(time)s is past. Choose a later time, or leave it empty to publish at once.")
    return sentence % {"time": shown_time(moment)}


def too_late_for(article, embargoed_until: datetime | None) -> str | None:
    """Why ``article`` can't be put under this embargo: a version of it is to go out before.

    A schedule is never moved or dropped in silence: who raises the embargo cancels it first.
    """
    if article.pk is None or embargoed_until is None:
        return None
    earlier = article.revisions.filter(approved_go_live_at__lt=embargoed_until)
    moment = earlier.values_list("approved_go_live_at", flat=True).first()
    if moment is None:
        return None
    return _(
        "The story is scheduled for %(time)s, before this embargo ends; cancel that first."
    ) % {"time": shown_time(moment)}
