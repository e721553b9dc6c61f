"""What the form of a photo shows of its state."""

from django import template
from django.utils import timezone
from django.utils.translation import gettext as _

from media.making import content_key
from media.models import Photo
from media.rights import why_unusable

register = template.Library()


@register.simple_tag
def state_of(photo: Photo) -> dict:
    """``reasons`` why readers don't see it now, and ``key`` of the words and file shown."""
    return {"reasons": why_unusable(photo, at=timezone.now()), "key": content_key(photo)}


@register.filter
def person_named(user) -> str:
    """The name of an account; who has left is nobody in particular."""
    return (user.get_full_name() or user.get_username()) if user else _("somebody who has left")
