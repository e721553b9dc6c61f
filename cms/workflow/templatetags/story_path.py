"""How the screens of the path print people and times."""

from datetime import datetime

from django import template
from django.utils import timezone

from cms.workflow.review.changes import person

register = template.Library()


@register.filter
def person_name(user) -> str:
    return person(user)


@register.filter
def is_over(moment: datetime) -> bool:
    return moment < timezone.now()
