"""Who sets the time of a story, and what keeps a story from a time of its own."""

from datetime import datetime

from django.utils.translation import gettext as _

from cms.articles.gate import Problem, shown_time
from cms.workflow.bundle import Bundle
from cms.workflow.rights.actions import Action
from cms.workflow.rights.questions import may

# The code of what the gate says of a story of a scheduled bundle.
BUNDLE = "bundle"


def may_schedule(user, article=None) -> bool:
    """Whether ``user`` may schedule and unschedule ``article``, or any story, and make bundles."""
    if article is None:
        return may(user, Action.EDIT_BUNDLES)
    return may(user, Action.SCHEDULE, article)


def why_not_schedule(user, article) -> str | None:
    """The sentence that refuses ``user`` a say about the time of ``article``; None when allowed."""
    if may_schedule(user, article if article.pk else None):
        return None
    return _("Only the duty secretary and the editor-in-chief set the time of a story.")


def goes_with_its_bundle(article, *, at: datetime) -> list[Problem]:
    """A rule of the gate: a story of a scheduled bundle has no other way to readers."""
    if article.pk is None:
        return []
    bundle = Bundle.objects.scheduled().filter(story_rows__story=article.pk).first()
    if bundle is None:
        return []
    message = _(
        "The story goes out with the bundle “%(bundle)s” at %(time)s; unschedule the bundle first."
    )
    named = {"bundle": bundle.title, "time": shown_time(bundle.go_live_at)}
    return [Problem(BUNDLE, "go_live_at", message % named)]
