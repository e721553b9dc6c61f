"""Counts of photos in words."""

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
