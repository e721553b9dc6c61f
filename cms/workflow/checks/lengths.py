"""Headlines and standfirsts that are too long for their place."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.text import count_chu
from cms.workflow.checks.base import Check, Level


class Lengths(Check):
    """Counted in chữ, as newsrooms count; the limits are settings of the house."""

    code = "length"
    name = gettext_lazy("Length of headline and standfirst")
    level = Level.ADVISES

    def look(self, story, at):
        limits = {
            "title": settings.HEADLINE_LONGEST,
            "short_title": settings.SHORT_HEADLINE_LONGEST,
            "standfirst": settings.STANDFIRST_LONGEST,
        }
        for field, limit in limits.items():
            passage = story.of_field(field)
            length = count_chu(passage.text) if passage else 0
            if length > limit:
                message = _("%(length)s chữ; the house allows %(limit)s. Cut %(over)s.")
                named = {"length": length, "limit": limit, "over": length - limit}
                yield self.found(message % named, passage, about=(field, passage.text))
