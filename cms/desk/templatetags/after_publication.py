from django import template

register = template.Library()


@register.inclusion_tag("desk/after/photo_seen.html")
def photo_seen(photos, number):
    """The photo with this number out of ``photos``, or that the library has it no more."""
    return {"photo": photos.get(number)}
