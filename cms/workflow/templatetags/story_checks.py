"""The checks of a story on any screen of the newsroom."""

from django import template
from django.urls import reverse

from cms.workflow.checks.editing import words
from cms.workflow.checks.shown import grouped, moment_of

register = template.Library()


@register.inclusion_tag("workflow/checks/panel.html", takes_context=True)
def story_findings(context, article, groups=None):
    """What the checks say of ``article`` (a version in memory), with a box for each confirmation;
    ``groups`` when the screen has asked them already.

    The list is there without a script; confirming needs ``story-checks.js``, which every screen of
    the admin has.
    """
    return {
        "address": reverse("story_checks", args=[article.pk]),
        "groups": grouped(article, at=moment_of(article)) if groups is None else groups,
        "request": context.get("request"),
        "words": words(),
    }
