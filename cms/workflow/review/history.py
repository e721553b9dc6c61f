"""How a story came where it is, with how long each state lasted."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.workflow.models import StateChange


@dataclass(frozen=True)
class Stay:
    """One state and how long the story was in it; ``is_now`` marks the present one."""

    change: StateChange
    lasted: timedelta
    is_now: bool

    @property
    def words(self) -> str:
        return duration_words(self.lasted)


def stays(article, *, at: datetime) -> list[Stay]:
    """Every state of ``article`` in order, the present one lasting until ``at``."""
    changes = list(article.state_changes.select_related("by"))
    ends = [change.began_at for change in changes[1:]] + [at]
    return [
        Stay(change, max(end - change.began_at, timedelta()), is_now=change is changes[-1])
        for change, end in zip(changes, ends, strict=True)
    ]


def duration_words(span: timedelta) -> str:
    """A span as people say it: its two largest units, at least a minute."""
    minutes = max(int(span.total_seconds() // 60), 1)
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, 60)
    parts = []
    if days:
        parts.append(ngettext("%(n)s day", "%(n)s days", days) % {"n": days})
    if hours:
        parts.append(ngettext("%(n)s hour", "%(n)s hours", hours) % {"n": hours})
    if minutes and not days:
        parts.append(ngettext("%(n)s minute", "%(n)s minutes", minutes) % {"n": minutes})
    return " ".join(parts[:2]) or _("under a minute")
