"""Raising the alarms of the clock, telling the duty secretary, and calling them off."""

import logging
from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cms.workflow.clock_alarm import ClockAlarm
from cms.workflow.models.roles import RoleGroup
from cms.workflow.roles import Role

logger = logging.getLogger("cms.workflow.clock")


@transaction.atomic
def raise_alarm(act: ClockAlarm.Act, fields: dict, reasons: Sequence[str], *, at: datetime) -> None:
    """Note that ``act`` failed at ``at``; a try after the first one counts on the same alarm.

    ``fields`` are those of :class:`ClockAlarm` that say what was due: story or bundle, version,
    time. An open alarm about another time or version of the same thing is settled.
    """
    thing = {name: fields[name] for name in ("story_id", "bundle_id") if name in fields}
    still_open = ClockAlarm.objects.filter(act=act, settled_at=None, **thing)
    still_open.exclude(**fields).update(settled_at=at)
    tried_again = still_open.update(reasons=list(reasons), last_at=at, times=F("times") + 1)
    if not tried_again:
        # Another clock may have failed with the same thing at this very moment.
        ClockAlarm.objects.bulk_create(
            [ClockAlarm(act=act, reasons=list(reasons), first_at=at, last_at=at, **fields)],
            ignore_conflicts=True,
        )


def tell(*, at: datetime) -> int:
    """Mail the secretaries every reason they were not told yet; return how many mails went out.

    A reason counts as told with the transaction that sent it: a clock that is killed in between
    tells it once more rather than never.
    """
    ClockAlarm.objects.settle_overtaken(at=at)
    recipients = _secretaries()
    sent = 0
    for number in ClockAlarm.objects.filter(settled_at=None).values_list("pk", flat=True):
        try:
            with transaction.atomic():
                rows = ClockAlarm.objects.filter(pk=number, settled_at=None)
                alarm = rows.select_for_update(skip_locked=True).first()
                if alarm is None or set(alarm.reasons) <= set(alarm.told):
                    continue
                if recipients:
                    _mail(alarm, recipients).send()
                    sent += 1
                alarm.told = list(dict.fromkeys([*alarm.told, *alarm.reasons]))
                alarm.save(update_fields=["told"])
        except OSError:
            # Among them all errors of mail servers; the next round tries again.
            logger.exception("The secretary could not be told of alarm %s", number)
            break
    return sent


def _secretaries() -> list[str]:
    secretaries = get_user_model().objects.filter(
        is_active=True,
        groups__in=RoleGroup.objects.filter(role=Role.DUTY_SECRETARY).values("group"),
    )
    return sorted(set(secretaries.exclude(email="").values_list("email", flat=True)))


def address_of(alarm: ClockAlarm) -> str:
    """Where the cause is mended."""
    if alarm.bundle_id:
        return reverse("bundles:bundle", args=[alarm.bundle_id])
    return reverse("wagtailadmin_pages:edit", args=[alarm.story_id])


SUBJECTS = {
    ClockAlarm.Act.PUBLISH: translation.gettext_lazy("Not published on time: %(title)s"),
    ClockAlarm.Act.TAKE_DOWN: translation.gettext_lazy("Not taken down on time: %(title)s"),
    ClockAlarm.Act.PUBLISH_BUNDLE: translation.gettext_lazy(
        "Bundle not published on time: %(title)s"
    ),
}


def _mail(alarm: ClockAlarm, recipients: Sequence[str]) -> EmailMessage:
    with translation.override(settings.LANGUAGE_CODE):
        title = " ".join(alarm.title.split())
        due = date_format(timezone.localtime(alarm.due_at), "DATETIME_FORMAT")
        lines = [
            _("It was due at %(time)s and is tried again every round.") % {"time": due},
            "",
            *(f"- {reason}" for reason in alarm.reasons),
            "",
            f"{settings.WAGTAILADMIN_BASE_URL}{address_of(alarm)}",
        ]
        subject = SUBJECTS[alarm.act] % {"title": title}
        return EmailMessage(subject, "\n".join(lines), to=list(recipients))
