"""What the newsroom calls the fields of a photo, in its form and in its history."""

from django.core.exceptions import FieldDoesNotExist
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from media.models import Photo

# Wagtail's own fields under the newsroom's names, and what is no field of the form.
HOUSE_LABELS = {
    "description": _("Alternative text"),
    "tags": _("Keywords"),
    "crops": _("Cuts"),
    "status": _("State"),
    "collection": _("Collection"),
    "focal_point_x": _("Focal point: middle, from the left"),
    "focal_point_y": _("Focal point: middle, from the top"),
    "focal_point_width": _("Focal point: width"),
    "focal_point_height": _("Focal point: height"),
}


def label_of(name: str) -> str:
    """The label of the field ``name``; the name itself when the photo has no such field."""
    if name in HOUSE_LABELS:
        return str(HOUSE_LABELS[name])
    try:
        return capfirst(str(Photo._meta.get_field(name).verbose_name))
    except FieldDoesNotExist:
        return name
