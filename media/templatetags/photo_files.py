"""What the form of a photo shows of its files."""

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from media.likeness import Likeness, likeness_of
from media.models import Photo, PhotoFingerprint
from media.views.downloads import SIZES

register = template.Library()


@register.simple_tag
def photos_like(photo: Photo) -> Likeness:
    """Other photos of the library that show the same, or were taken in the same moment."""
    known = PhotoFingerprint.objects.filter(photo=photo).first()
    if known is None:
        return Likeness()
    return likeness_of(known.sha256, known.across, known.down, photo.taken_at, exclude=photo)


@register.simple_tag
def downloads_of(photo: Photo) -> list[tuple[str, str]]:
    """(label, address) of every way to take the photo home."""
    if photo.is_awaiting_file:
        return []
    found = [
        (_label(longest), reverse("photos:download_sized", args=[photo.pk, longest]))
        for longest in SIZES
        if not longest or longest < max(photo.width, photo.height)
    ]
    return [*found, (_("Original"), reverse("photos:download_original", args=[photo.pk]))]


def _label(longest: int) -> str:
    if not longest:
        return pgettext("size of a photo", "Full size")
    return _("%(pixels)s pixels") % {"pixels": longest}
