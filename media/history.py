"""What was changed in a photo, by whom and when: rows that are only ever added."""

import difflib
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db import models
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.formats import date_format
from wagtail.log_actions import registry

from media.labels import label_of
from media.models import Photo, PhotoChange

SHOWN = 200
# Longer texts are shown whole: comparing them word by word would take too long.
_MOST_WORDS = 2_000
# Wagtail notes the same saving once more, in the same moment.
_SAME_MOMENT = timedelta(seconds=10)


@dataclass(frozen=True)
class Piece:
    """Some words of a text that changed: ``kind`` is "same", "gone" or "new"."""

    kind: str
    text: str


@dataclass(frozen=True)
class Line:
    """One field that changed, as a reader of the history sees it."""

    label: str
    pieces: list[Piece]


@dataclass(frozen=True)
class Event:
    """One thing that somebody did to a photo."""

    at: datetime
    user: object
    message: str = ""
    lines: list[Line] = field(default_factory=list)
    is_undone: bool = False


def seen(photo: Photo, names: Iterable[str]) -> dict[str, object]:
    """What the fields ``names`` of ``photo`` hold, as plain data that JSON can keep."""
    return {name: _plain(photo, name) for name in names}


def record(photo: Photo, before: dict[str, object], *, user) -> list[PhotoChange]:
    """Add a row for each field of ``before`` that holds something else now."""
    now = seen(photo, before)
    action, at = uuid.uuid4(), timezone.now()
    return PhotoChange.objects.bulk_create(
        PhotoChange(
            photo=photo,
            action=action,
            field=name,
            was=was,
            becomes=now[name],
            user=user if getattr(user, "pk", None) else None,
            at=at,
        )
        for name, was in before.items()
        if was != now[name]
    )


def history_of(photo: Photo) -> list[Event]:
    """Everything that was done to ``photo``, the newest first: a few queries, however much."""
    changes = list(photo.changes.select_related("user")[:SHOWN])
    actions: dict[object, list[PhotoChange]] = {}
    for change in changes:
        actions.setdefault(change.action, []).append(change)
    names = _names_of_related(changes)
    events = [
        Event(
            at=rows[0].at,
            user=rows[0].user,
            lines=[_line(row, names) for row in sorted(rows, key=lambda row: row.pk)],
            is_undone=rows[0].undone_at is not None,
        )
        for rows in actions.values()
    ]
    logged = registry.get_logs_for_instance(photo).select_related("user")[:SHOWN]
    for entry in logged:
        if entry.action == "wagtail.edit" and _is_told(entry, events):
            continue
        events.append(Event(at=entry.timestamp, user=entry.user, message=entry.message))
    return sorted(events, key=lambda event: event.at, reverse=True)


def word_diff(was: str, becomes: str) -> list[Piece]:
    """The two texts as one: the words that stayed, went and came, in the order of reading."""
    old, new = was.split(), becomes.split()
    if len(old) + len(new) > _MOST_WORDS:
        return _whole(was, becomes)
    pieces = []
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for kind, left, right, begin, end in matcher.get_opcodes():
        if kind == "equal":
            pieces.append(Piece("same", " ".join(old[left:right])))
            continue
        pieces += _whole(" ".join(old[left:right]), " ".join(new[begin:end]))
    return pieces


def _whole(was: str, becomes: str) -> list[Piece]:
    return [Piece(kind, text) for kind, text in (("gone", was), ("new", becomes)) if text.strip()]


def _plain(photo: Photo, name: str):
    if name == "photographers":
        return list(photo.photographer_rows.values_list("person_id", flat=True))
    if name == "tags":
        return sorted(photo.tags.values_list("pk", flat=True))
    column = Photo._meta.get_field(name)
    if column.many_to_many:
        return sorted(getattr(photo, name).values_list("pk", flat=True))
    value = getattr(photo, column.attname)
    return value.isoformat() if isinstance(value, date) else value


def _is_told(entry, events: list[Event]) -> bool:
    """Whether rows of ours say what was changed in the saving that Wagtail noted."""
    return any(
        event.lines and event.user == entry.user and abs(event.at - entry.timestamp) < _SAME_MOMENT
        for event in events
    )


def _field(name: str):
    try:
        return Photo._meta.get_field(name)
    except models.FieldDoesNotExist:
        return None


def _related_model(name: str):
    column = _field(name)
    return column.related_model if column is not None and column.is_relation else None


def _names_of_related(changes: list[PhotoChange]) -> dict[object, dict[int, str]]:
    """What the rows that the ``changes`` name by number are called, by model and number."""
    numbers: dict[object, set[int]] = {}
    for change in changes:
        if (model := _related_model(change.field)) is not None:
            for value in (change.was, change.becomes):
                numbers.setdefault(model, set()).update(_numbers(value))
    return {
        model: {pk: str(row) for pk, row in model._default_manager.in_bulk(pks).items()}
        for model, pks in numbers.items()
    }


def _numbers(value) -> Iterator[int]:
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, int):
            yield one


def _line(change: PhotoChange, names) -> Line:
    was, becomes = (_words(change.field, value, names) for value in (change.was, change.becomes))
    is_text = isinstance(_field(change.field), models.CharField | models.TextField)
    is_prose = is_text and not _field(change.field).choices
    return Line(
        label_of(change.field),
        word_diff(was, becomes) if is_prose and was and becomes else _whole(was, becomes),
    )


def _words(name: str, value, names) -> str:
    """``value`` of a change as a person reads it."""
    column = _field(name)
    if value in (None, "", [], {}):
        return ""
    if (model := _related_model(name)) is not None:
        known = names.get(model, {})
        return ", ".join(known.get(number, f"#{number}") for number in _numbers(value))
    if name == "crops":
        return ", ".join(f"{ratio} ({'–'.join(map(str, box))})" for ratio, box in value.items())
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if column is not None and column.choices:
        return str(dict(column.flatchoices).get(value, value))
    if isinstance(column, models.DateTimeField):
        moment = parse_datetime(str(value))
        return date_format(timezone.localtime(moment), "d/m/Y H:i:s") if moment else str(value)
    if isinstance(column, models.DateField):
        day = parse_date(str(value))
        return date_format(day, "d/m/Y") if day else str(value)
    return str(value)
