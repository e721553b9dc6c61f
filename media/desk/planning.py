"""From what a form asks for to what would become of each photo, and who objects."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from media import guards
from media.desk.changes import Change, Planned, value_of
from media.desk.listing import changeable
from media.models import Photo
from media.print_credit import house_credit

_CREDIT = frozenset({"credit_line", "agency", "photographers"})


def planned(photos: list[Photo], becomes: Callable[[Photo], dict], *, user) -> list[Planned]:
    """What ``becomes`` makes of each of ``photos``, with the reasons why some may not change."""
    may_change = changeable(user)
    plans = []
    for photo in photos:
        wanted = becomes(photo)
        changes = [
            Change(name, was, value)
            for name, value in wanted.items()
            if (was := value_of(photo, name)) != value
        ]
        plan = Planned(photo, changes)
        if changes:
            plan.refusals = list(_refusals(photo, wanted, may_change=may_change(photo)))
        plans.append(plan)
    return plans


def shifted(form, photos: list[Photo], *, user) -> list[Planned]:
    """The same for a clock that was wrong; a photo without a time has none to shift."""
    wanted = form.cleaned_data
    amounts = {name: wanted.get(name) or 0 for name in ("days", "hours", "minutes")}
    by = int(wanted["direction"]) * timedelta(**amounts)

    def becomes(photo: Photo) -> dict:
        return {} if photo.taken_at is None else {"taken_at": _shifted(photo.taken_at, by)}

    plans = planned(photos, becomes, user=user)
    for plan in plans:
        if plan.photo.taken_at is None:
            plan.refusals = [_("Nobody knows when it was taken.")]
        elif becomes(plan.photo)["taken_at"] is None:
            plan.refusals = [_("There is no such time.")]
    return plans


def _shifted(moment: datetime, by: timedelta) -> str | None:
    try:
        return (moment + by).astimezone(timezone.get_default_timezone()).isoformat()
    except OverflowError:
        return None


def _refusals(photo: Photo, wanted: dict, *, may_change: bool):
    if not may_change:
        yield _("You may not change this photo.")
        return
    yield from guards.objections(photo, _lost(photo, wanted))
    begin = wanted.get("valid_from", value_of(photo, "valid_from"))
    end = wanted.get("rights_expire_on", value_of(photo, "rights_expire_on"))
    if begin and end and begin > end:
        yield _("Its rights would end before they begin.")


def _lost(photo: Photo, wanted: dict) -> frozenset[str]:
    """Which of caption and credit the photo has and would no longer have."""
    lost = set()
    if photo.caption.strip() and not wanted.get("caption", photo.caption).strip():
        lost.add("caption")
    if _CREDIT & wanted.keys() and photo.credit:
        signed = wanted.get("photographers") or wanted.get("agency")
        if not signed and not house_credit([], "", wanted.get("credit_line", "")):
            lost.add("credit")
    return frozenset(lost)
