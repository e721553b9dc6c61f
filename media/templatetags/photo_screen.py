"""What the screen of one photo shows: its fields by subject, its cuts, its past and its uses."""

from dataclasses import dataclass

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from media import history, said
from media.crop_fields import FIELD_NAMES
from media.cropping import LEAST_SIDE, RATIOS, usual_crop
from media.models import LedgerEntry, Photo

register = template.Library()

USES_SHOWN = 100

_SUBJECTS = (
    (
        gettext_lazy("Caption and credit"),
        "title caption description extended_description credit_line agency",
    ),
    (
        gettext_lazy("People, place and event"),
        "taken_at place people_shown other_people_shown event tags",
    ),
    (
        gettext_lazy("Rights"),
        "usage_class valid_from rights_expire_on restrictions usage_terms allowed_by rights_source "
        "copyright_notice license_url licensor licensor_url digital_source_type data_mining",
    ),
    (gettext_lazy("File"), "file collection"),
)
_MARKS = ("focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height")


@register.simple_tag
def by_subject(form) -> list[tuple[str, list]]:
    """The visible fields of ``form`` as (heading, fields); one that nobody sorted is the last's."""
    names = {field.name for field in form.visible_fields()} - {*_MARKS, *FIELD_NAMES}
    groups = []
    for heading, wanted in _SUBJECTS:
        groups.append((heading, [form[name] for name in wanted.split() if name in names]))
        names.difference_update(wanted.split())
    groups[-1][1].extend(form[name] for name in form.fields if name in names)
    return [(heading, fields) for heading, fields in groups if fields]


@register.simple_tag
def focal_fields(form) -> list:
    return [form[name] for name in _MARKS if name in form.fields]


@register.simple_tag
def crop_fields(form) -> list:
    return [form[name] for name in FIELD_NAMES if name in form.fields]


@register.simple_tag
def stage_of(photo: Photo) -> dict:
    """What the scripts of the picture need to know, as JSON."""
    return {
        "width": photo.width,
        "height": photo.height,
        "least": min(LEAST_SIDE, photo.width, photo.height),
        "ratios": {
            ratio: {"across": across, "down": down, "usual": usual_crop(photo, ratio)}
            for ratio, (across, down) in RATIOS.items()
        },
        "words": {
            "kept": _("{ratio}: cut by hand, {width} × {height} pixels from {left}, {top}"),
            "usual": _("{ratio}: follows the focal point"),
            "focal": _("Focal point: {width} × {height} pixels around {x}, {y}"),
            "none": _("No focal point: cuts are taken from the middle"),
        },
    }


@register.simple_tag
def large_view_of(photo: Photo):
    """The largest delivered file of the whole photo that a screen has room for, or None."""
    wide = [
        row
        for row in photo.renditions.all()
        if row.filter_spec.startswith("width-") and row.filter_spec.endswith(("webp", "jpeg"))
    ]
    return max(wide, key=lambda row: (row.width, row.filter_spec), default=None)


@register.simple_tag
def whole_file_of(photo: Photo) -> str:
    """The address of the photo pixel for pixel, as a picture that every browser shows."""
    return reverse("photos:download_sized", args=[photo.pk, 0])


@register.simple_tag
def history_of(photo: Photo) -> list[history.Event]:
    return history.history_of(photo)


@register.simple_tag
def said_by_file(photo: Photo) -> list[said.Said]:
    return said.said_by_file(photo)


@dataclass(frozen=True)
class Uses:
    """Where readers see the photo now, and where they saw it earlier."""

    now: list[LedgerEntry]
    earlier: list[LedgerEntry]
    more: str


@register.simple_tag
def ledger_of(photo: Photo) -> Uses:
    rows = list(photo.ledger.select_related("page")[: USES_SHOWN + 1])
    left_out = photo.ledger.count() - USES_SHOWN if len(rows) > USES_SHOWN else 0
    shown = rows[:USES_SHOWN]
    more = ngettext("and %(count)s more use", "and %(count)s more uses", left_out)
    return Uses(
        now=[row for row in shown if row.ended_at is None],
        earlier=[row for row in shown if row.ended_at is not None],
        more=more % {"count": left_out} if left_out else "",
    )


@register.filter
def place_in_words(place: str) -> str:
    """ "body:3:1" as "photo 2 of a group, block 4"."""
    kind, *numbers = place.split(":")
    if kind == "lead":
        return _("lead photo")
    if kind == "thumbnail":
        return _("thumbnail")
    if not numbers or not all(number.isdecimal() for number in numbers):
        return place
    block, *within = (int(number) + 1 for number in numbers)
    if within:
        return _("block %(block)s, photo %(number)s") % {"block": block, "number": within[0]}
    return _("block %(block)s") % {"block": block}
