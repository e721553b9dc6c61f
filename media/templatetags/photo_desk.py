"""Photos in the screens of the newsroom: one of them, and counts of many in words."""

from django import template
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

register = template.Library()


@register.simple_tag
def photo_count(number: int, is_capped: bool = False) -> str:
    """ "1.234 photos"; "more than 10.000 photos" where counting stopped."""
    shown = number_format(number, use_l10n=True, force_grouping=True)
    if is_capped:
        return _("more than %(count)s photos") % {"count": shown}
    return ngettext("%(count)s photo", "%(count)s photos", number) % {"count": shown}


@register.inclusion_tag("media/photo_seen.html")
def photo_seen(photos, number):
    """The photo with this number out of ``photos``, or that the library has it no more."""
    return {"photo": photos.get(number)}
