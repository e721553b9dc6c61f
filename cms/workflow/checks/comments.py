"""Comments that nobody has answered."""

from django.utils.translation import gettext_lazy, ngettext
from wagtail.models import Comment

from cms.workflow.checks.base import Check, Level, Place


class OpenComments(Check):
    code = "comments"
    name = gettext_lazy("Open comments")
    level = Level.CONFIRMS

    def look(self, story, at):
        if not story.number:
            return
        numbers = list(
            Comment.objects.filter(page_id=story.number, resolved_at=None).values_list(
                "pk", flat=True
            )
        )
        if numbers:
            message = ngettext(
                "%(count)s comment is open: answer it and close it.",
                "%(count)s comments are open: answer them and close them.",
                len(numbers),
            ) % {"count": len(numbers)}
            about = tuple(str(number) for number in sorted(numbers))
            yield self.found(message, place=Place("comments"), about=about)
