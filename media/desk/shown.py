"""Changes in words: before and after, with what differs marked."""

import difflib
import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from cms.people.models import Organisation, Person
from media.desk.changes import Planned
from media.forms import HOUSE_LABELS
from media.models import Photo, PhotoEvent

_LABELS = {"pick": _("choice"), "rating": _("rating"), **HOUSE_LABELS}
_MODELS = {
    "photographers": Person,
    "people_shown": Person,
    "agency": Organisation,
    "event": PhotoEvent,
}
_WORDS = re.compile(r"\s+|[^\s]+")
_ITEMS = re.compile(r", |[^,]+|,")
# Beyond so many characters a comparison word by word takes too long; the whole is marked.
_LONGEST_COMPARED = 4000


@dataclass(frozen=True)
class Part:
    """Some text of one side of a comparison; ``is_new`` where the other side has it not."""

    text: str
    is_new: bool


@dataclass(frozen=True)
class ShownChange:
    label: str
    was: list[Part]
    becomes: list[Part]


@dataclass(frozen=True)
class ShownPlan:
    photo: Photo
    changes: list[ShownChange]
    refusals: list[str]

    @property
    def is_done(self) -> bool:
        return bool(self.changes) and not self.refusals


def label_of(name: str) -> str:
    return _LABELS.get(name) or Photo._meta.get_field(name).verbose_name


def shown(plans: Iterable[Planned]) -> list[ShownPlan]:
    """``plans`` as plain text, in one query for each kind of row that they name."""
    plans = list(plans)
    names = _names(plans)
    return [
        ShownPlan(
            plan.photo,
            [
                ShownChange(
                    label_of(change.field),
                    *compared(
                        in_words(change.field, change.was, names),
                        in_words(change.field, change.becomes, names),
                        by=_ITEMS if isinstance(change.becomes, list) else _WORDS,
                    ),
                )
                for change in plan.changes
            ],
            plan.refusals,
        )
        for plan in plans
    ]


def digest(plans: Iterable[ShownPlan]) -> str:
    """Equal for plans that look the same to whoever agrees to them."""
    told = [
        [plan.photo.pk, plan.refusals]
        + [
            [str(change.label), _joined(change.was), _joined(change.becomes)]
            for change in plan.changes
        ]
        for plan in plans
    ]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:32]


def in_words(name: str, value, names: dict) -> str:
    if value is None or value == "" or value == []:
        return ""
    if name in _MODELS:
        numbers = value if isinstance(value, list) else [value]
        return ", ".join(names[_MODELS[name]].get(number, "?") for number in numbers)
    if isinstance(value, list):
        return ", ".join(value)
    field = Photo._meta.get_field(name)
    if field.get_internal_type() == "DateTimeField":
        return date_format(datetime.fromisoformat(value), "d/m/Y H:i:s")
    if field.get_internal_type() == "DateField":
        return date_format(date.fromisoformat(value), "d/m/Y")
    return str(dict(field.choices or ()).get(value, value))


def compared(was: str, becomes: str, *, by=_WORDS) -> tuple[list[Part], list[Part]]:
    """Both sides in parts: word by word, or item by item."""
    if len(was) + len(becomes) > _LONGEST_COMPARED or not (was and becomes):
        return _whole(was), _whole(becomes)
    old, new = by.findall(was), by.findall(becomes)
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    left, right = [], []
    for kind, a, b, c, d in matcher.get_opcodes():
        if b > a:
            left.append(Part("".join(old[a:b]), kind != "equal"))
        if d > c:
            right.append(Part("".join(new[c:d]), kind != "equal"))
    return _joined_up(left), _joined_up(right)


def _joined_up(parts: list[Part]) -> list[Part]:
    """A space between two new words is as new as they are."""
    joined: list[Part] = []
    for index, part in enumerate(parts):
        is_between = 0 < index < len(parts) - 1 and not part.text.strip()
        is_new = part.is_new or is_between
        if joined and joined[-1].is_new == is_new:
            joined[-1] = Part(joined[-1].text + part.text, is_new)
        else:
            joined.append(Part(part.text, is_new))
    return joined


def _whole(text: str) -> list[Part]:
    return [Part(text, True)] if text else []


def _joined(parts: list[Part]) -> str:
    return "".join(part.text for part in parts)


def _names(plans: list[Planned]) -> dict:
    wanted: dict = {model: set() for model in _MODELS.values()}
    for plan in plans:
        for change in plan.changes:
            if change.field in _MODELS:
                for value in (change.was, change.becomes):
                    numbers = value if isinstance(value, list) else [value]
                    wanted[_MODELS[change.field]].update(n for n in numbers if n is not None)
    return {
        model: {pk: str(row) for pk, row in model.objects.in_bulk(numbers).items()}
        for model, numbers in wanted.items()
    }
