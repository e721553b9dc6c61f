"""The clock: what has expired comes down, what is due goes out, photos follow their rights.

Each story and each bundle is a transaction of its own, taken with ``SKIP LOCKED``, so that any
number of clocks may run at once. What can't be done keeps its schedule, raises an alarm and stops
nothing else.
"""

import logging
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth import get_user_model
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import connection, transaction
from django.utils.translation import gettext as _

from cms.workflow import alarms, opinions
from cms.workflow.due import Due, DueBundle, DueStory, DueTakeDown
from cms.workflow.models import RoleGroup
from cms.workflow.notices import forgetting, overdue, post
from cms.workflow.roles import Role
from media import bin, expiry
from media.delivery import follow_the_calendar

logger = logging.getLogger("cms.workflow.clock")

# So long one story may wait for a row or table that somebody else holds; then the next one is due.
PATIENCE = "10s"


@dataclass(frozen=True)
class Outcome:
    """What became of one due story, bundle or photo. ``reasons`` is empty when it went as planned.

    ``page_number`` is the number of the bundle or photo where ``action`` is that of one.
    """

    title: str
    page_number: int
    action: str
    reasons: tuple[str, ...] = ()


def run(*, at: datetime) -> list[Outcome]:
    """Take down what expired and publish what is due at ``at`` (aware), oldest schedule first.

    Then the secretary is told of what could not be done, the delivered files of photos whose last
    day is over are withdrawn, the bin is emptied, and the photo editors are told what expires soon.
    Readers' pages need no clock: they ask for the rights of every photo they print.
    """
    outcomes = []
    for kind in (DueTakeDown, DueBundle, DueStory):
        for due in kind.all(at=at):
            if outcome := _attempt(due, at):
                outcomes.append(outcome)
    alarms.tell(at=at)
    opinions.lapse(at=at)
    _tell_people(at)
    return outcomes + _follow_photos(at)


def _tell_people(at: datetime) -> None:
    """Of what is overdue; the mails go that could not go before, and old notices are forgotten."""
    for act in (overdue.tell_of_overdue, post.send_all, forgetting.forget_old):
        try:
            act(at=at)
        except Exception:
            logger.exception("This round of the clock failed for notices: %s", act.__name__)


def _attempt(due: Due, at: datetime) -> Outcome | None:
    """Do what is due; None when there was nothing to do any more."""
    try:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SELECT set_config('lock_timeout', %s, true)", [PATIENCE])
            if not due.go(at=at):
                return None
    except ValidationError as refusal:
        return _failed(due, "refused", tuple(refusal.messages), at)
    except Exception as fault:
        # Whatever is wrong with one story, the others keep their time.
        logger.exception("%s failed", due)
        reason = _("The program failed (%(fault)s); its log says where.")
        return _failed(due, "failed", (reason % {"fault": type(fault).__name__},), at)
    return Outcome(*due.described(), due.done)


def _failed(due: Due, action: str, reasons: tuple[str, ...], at: datetime) -> Outcome | None:
    try:
        title, number = due.described()
        logger.error("Not done at its time: %s %s: %s", due, title, reasons)
        alarms.raise_alarm(due.act, due.alarm_fields(), reasons, at=at)
    except ObjectDoesNotExist:
        # Deleted while it was tried.
        return None
    return Outcome(title, number, action, reasons)


def _follow_photos(at: datetime) -> list[Outcome]:
    outcomes = []
    try:
        for photo, is_back in follow_the_calendar(at=at):
            action = "photo back" if is_back else "photo withdrawn"
            outcomes.append(Outcome(photo.title, photo.pk, action))
        for photo in bin.empty(at=at):
            outcomes.append(Outcome(photo.title, photo.pk, "photo deleted"))
        for photo in expiry.tell(_photo_editors(), at=at):
            outcomes.append(Outcome(photo.title, photo.pk, "photo expires soon"))
    except Exception as failure:
        logger.exception("This round of the clock failed for photos")
        outcomes.append(Outcome("photos", 0, "failed", (str(failure),)))
    return outcomes


def _photo_editors() -> list[str]:
    """The mail addresses of those who check photos."""
    editors = get_user_model().objects.filter(
        is_active=True,
        groups__in=RoleGroup.objects.filter(role=Role.PHOTO_EDITOR).values("group"),
    )
    return sorted(set(editors.exclude(email="").values_list("email", flat=True)))
