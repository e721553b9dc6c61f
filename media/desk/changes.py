"""Changes of photos as plain data: planned, carried out in one transaction, taken back.

Values are what :class:`media.models.PhotoChange` keeps: texts, numbers, dates in ISO form; for
photographers (in order) and people shown, lists of numbers; for keywords, a list of texts.
"""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import LogContext, log
from wagtail.log_actions import registry as log_registry

from cms.people.models import Person
from media.crediting import set_photographers
from media.desk.listing import changeable
from media.models import Photo, PhotoChange

# Marks of the desk: nothing that is delivered or found by follows from them.
MARKS = frozenset({"rating", "pick"})
# What only a decision of its own changes (media.rights, media.bin), and takes back.
DECISIONS = frozenset({"status", "block_reason", "binned_at"})
_RELATIONS = frozenset({"photographers", "people_shown", "tags"})


@dataclass(frozen=True)
class Change:
    field: str
    was: object
    becomes: object


@dataclass
class Planned:
    """What would become of one photo; with a reason in ``refusals`` nothing of it is done."""

    photo: Photo
    changes: list[Change] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)

    @property
    def is_done(self) -> bool:
        return bool(self.changes) and not self.refusals


@dataclass(frozen=True)
class NotUndone:
    """A field that somebody changed since; ``by`` is None when nobody knows who."""

    photo: Photo
    field: str
    by: object | None


class Overtaken(Exception):
    """Somebody changed a photo between the plan and its carrying out."""


def value_of(photo: Photo, name: str):
    """The field ``name`` of the saved ``photo`` as plain data."""
    if name == "photographers":
        return [row.person_id for row in photo.photographer_rows.all()]
    if name == "people_shown":
        return sorted(person.pk for person in photo.people_shown.all())
    if name == "tags":
        return sorted(tag.name for tag in photo.tags.all())
    value = getattr(photo, Photo._meta.get_field(name).attname)
    if isinstance(value, datetime):
        return value.astimezone(timezone.get_default_timezone()).isoformat()
    return value.isoformat() if isinstance(value, date) else value


def photos_for_change(numbers: Iterable[int], *, lock: bool = False) -> list[Photo]:
    """These photos with everything that changes, in the order of ``numbers``."""
    rows = Photo.objects.select_related("collection", "agency", "event")
    rows = rows.prefetch_related("photographer_rows__person", "people_shown", "tags")
    if lock:
        rows = rows.select_for_update(of=("self",)).order_by("pk")
    wanted = list(dict.fromkeys(numbers))
    found = {photo.pk: photo for photo in rows.filter(pk__in=wanted, binned_at=None)}
    return [found[number] for number in wanted if number in found]


@transaction.atomic
def carry_out(plans: Iterable[Planned], *, user, verb: str) -> uuid.UUID:
    """Do what ``plans`` say but for refused photos; one action, which :func:`undo` takes back.

    ``verb`` is an action of Wagtail's log. Raises Overtaken when a photo is no longer as it was.
    """
    action = uuid.uuid4()
    done = {plan.photo.pk: plan for plan in plans if plan.is_done}
    photos = photos_for_change(done, lock=True)
    if len(photos) != len(done):
        raise Overtaken
    with LogContext(user=user):
        for photo in photos:
            changes = done[photo.pk].changes
            if any(value_of(photo, change.field) != change.was for change in changes):
                raise Overtaken
            _apply(photo, {change.field: change.becomes for change in changes})
            _note(photo, changes, action=action, user=user, verb=verb)
    return action


@transaction.atomic
def undo(action: uuid.UUID, *, user) -> tuple[list[Photo], list[NotUndone]]:
    """Give every field that ``action`` changed its earlier value, where nobody changed it since.

    Photos that ``user`` may not change stay as they are, and count as not undone. Undoing is an
    action as well.
    """
    rows = PhotoChange.objects.select_for_update().filter(action=action, undone_at=None)
    rows = rows.exclude(field__in=DECISIONS)
    by_photo: dict[int, list[PhotoChange]] = {}
    for row in rows.order_by("photo", "pk"):
        by_photo.setdefault(row.photo_id, []).append(row)
    restored, left, undone = [], [], []
    may_change, again = changeable(user), uuid.uuid4()
    with LogContext(user=user):
        for photo in photos_for_change(sorted(by_photo), lock=True):
            back = []
            for row in by_photo[photo.pk]:
                if may_change(photo) and value_of(photo, row.field) == row.becomes:
                    back.append(Change(row.field, row.becomes, row.was))
                    undone.append(row.pk)
                else:
                    left.append(NotUndone(photo, row.field, _changed_since(row)))
            if back:
                _apply(photo, {change.field: change.becomes for change in back})
                _note(photo, back, action=again, user=user, verb="media.undo")
                restored.append(photo)
    now = timezone.now()
    PhotoChange.objects.filter(pk__in=undone).update(undone_at=now)
    PhotoChange.objects.filter(action=again).update(undone_at=now)
    return restored, left


def _changed_since(row: PhotoChange):
    later = PhotoChange.objects.filter(photo=row.photo_id, field=row.field, pk__gt=row.pk)
    newest = later.exclude(action=row.action).select_related("user").first()
    if newest is not None:
        return newest.user
    entries = log_registry.get_logs_for_instance(row.photo).filter(timestamp__gt=row.at)
    entry = entries.exclude(uuid=row.action).order_by("-timestamp").first()
    return entry.user if entry else None


def _note(photo: Photo, changes: list[Change], *, action, user, verb: str) -> None:
    PhotoChange.objects.bulk_create(
        PhotoChange(
            photo=photo,
            action=action,
            field=change.field,
            was=change.was,
            becomes=change.becomes,
            user=user,
        )
        for change in changes
    )
    if not {change.field for change in changes} <= MARKS:
        fields = [change.field for change in changes]
        log(instance=photo, action=verb, uuid=action, title=photo.title, data={"fields": fields})


def _apply(photo: Photo, values: dict) -> None:
    """Give the fields of ``photo`` these plain values and save it as its form would."""
    if values.keys() <= MARKS:
        Photo.objects.filter(pk=photo.pk).update(**values)
        return
    # What was looked up before the change must not be printed or checked after it.
    if "photographers" in values:
        persons = Person.objects.in_bulk(values["photographers"])
        set_photographers(photo, [persons[pk] for pk in values["photographers"] if pk in persons])
    if "people_shown" in values:
        photo.people_shown.set(Person.objects.filter(pk__in=values["people_shown"]))
    if "tags" in values:
        photo.tags.set(values["tags"])
    photo._prefetched_objects_cache = {}
    for name, value in values.items():
        if name not in _RELATIONS:
            model_field = Photo._meta.get_field(name)
            setattr(photo, model_field.attname, _as_stored(model_field, value))
    photo.save()


def _as_stored(model_field, value):
    """Plain data as the field keeps it; a row that is gone since is none."""
    if model_field.is_relation:
        rows = model_field.related_model.objects
        return value if value is None or rows.filter(pk=value).exists() else None
    return model_field.to_python(value) if value is not None else None
