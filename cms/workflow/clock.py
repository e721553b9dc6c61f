"""The clock: what is due goes out, what has expired comes down, photos follow their rights.

Each story is a transaction of its own, taken with ``SKIP LOCKED``, so that any number of clocks may
run at once and a story that cannot go out neither stops the others nor loses its schedule.
"""

import logging
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.models import Page, Revision

from cms.workflow.models import RoleGroup
from cms.workflow.roles import Role
from media import bin, expiry
from media.delivery import follow_the_calendar

logger = logging.getLogger("cms.workflow.clock")


@dataclass(frozen=True)
class Outcome:
    """What became of one due story, or photo. ``reasons`` is empty when it went as planned.

    ``page_number`` is the photo's own number where ``action`` is that of a photo.
    """

    title: str
    page_number: int
    action: str
    reasons: tuple[str, ...] = ()


def run(*, at: datetime) -> list[Outcome]:
    """Take down what expired and publish what is due at ``at`` (aware), oldest schedule first.

    Then the delivered files of photos whose last day is over are withdrawn, the bin is emptied, and
    the photo editors are told what expires soon. Readers' pages need no clock: they ask for the
    rights of every photo they print.
    """
    return _take_down_expired(at) + _publish_due(at) + _follow_photos(at)


def _take_down_expired(at: datetime) -> list[Outcome]:
    outcomes = []
    for pk in list(Page.objects.live().filter(expire_at__lt=at).values_list("pk", flat=True)):
        row = None
        try:
            with transaction.atomic():
                rows = Page.objects.live().filter(pk=pk, expire_at__lt=at)
                row = rows.select_for_update(skip_locked=True).first()
                if row is None:
                    continue
                row.specific.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
        except Exception as failure:
            # Whatever is wrong with one story, the others keep their time.
            logger.exception("Expired page %s stays published", pk)
            outcomes.append(Outcome(str(row or pk), pk, "failed", (str(failure),)))
        else:
            outcomes.append(Outcome(row.title, pk, "expired"))
    return outcomes


def _publish_due(at: datetime) -> list[Outcome]:
    due = Revision.objects.filter(approved_go_live_at__lte=at).order_by("approved_go_live_at", "pk")
    outcomes = []
    for pk in list(due.values_list("pk", flat=True)):
        revision = None
        try:
            with transaction.atomic():
                revision = due.select_for_update(skip_locked=True).filter(pk=pk).first()
                if revision is None:
                    continue
                revision.publish(log_action="wagtail.publish.scheduled")
        except ValidationError as refusal:
            logger.error("Scheduled story stays unpublished: %s: %s", revision, refusal.messages)
            outcomes.append(_outcome(revision, "refused", tuple(refusal.messages)))
        except Exception as failure:
            # Whatever is wrong with one story, the others keep their time.
            logger.exception("Scheduled version %s stays unpublished", pk)
            outcomes.append(Outcome(str(revision or pk), pk, "failed", (str(failure),)))
        else:
            outcomes.append(_outcome(revision, "published"))
    return outcomes


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


def _outcome(revision, action: str, reasons: tuple[str, ...] = ()) -> Outcome:
    return Outcome(revision.object_str, int(revision.object_id), action, reasons)
