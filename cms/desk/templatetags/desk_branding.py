"""The house's name where Wagtail would print its own."""

from django import template
from django.conf import settings

register = template.Library()


@register.simple_tag
def house_name() -> str:
    return settings.WAGTAIL_SITE_NAME
