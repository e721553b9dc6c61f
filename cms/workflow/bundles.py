"""Scheduling a bundle and taking its schedule back, each as one act: all stories or none."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from cms.articles import changes, gate
from cms.articles.gate import shown_time
from cms.articles.models import ArticlePage
from cms.workflow.bundle import Bundle, BundleStory
from cms.workflow.scheduling import BUNDLE, may_schedule


@dataclass(frozen=True)
class Readiness:
    """A row of a bundle, the story as it would go out (None when deleted), what is in the way."""

    row: BundleStory
    article: ArticlePage | None
    problems: list[str]


def readiness(bundle: Bundle, *, at: datetime) -> list[Readiness]:
    """Each story in order: may it go out with the bundle at its time, or at ``at`` without one?

    Of a scheduled bundle the scheduled versions are asked, of one being gathered the newest.
    """
    moment = max(at, bundle.go_live_at or at)
    rows = bundle.story_rows.select_related("story", "version").order_by("sort_order", "pk")
    return [_readiness(row, bundle, moment) for row in rows]


def _readiness(row: BundleStory, bundle: Bundle, moment: datetime) -> Readiness:
    if row.story is None:
        return Readiness(row, None, [_("A story of this bundle was deleted.")])
    if bundle.state == Bundle.State.SCHEDULED:
        return _of_scheduled(row, moment)
    article = row.story.get_latest_revision_as_object()
    found = _own_schedule(row.story)
    found += [problem.message for problem in gate.problems(article, at=moment)]
    return Readiness(row, article, found)


def _of_scheduled(row: BundleStory, moment: datetime) -> Readiness:
    if row.version is None or row.version.approved_go_live_at is None:
        return Readiness(row, row.story, [_("It is not scheduled any more.")])
    article = row.version.as_object()
    asked = gate.problems(article, at=moment)
    # That its stories go with it is no obstacle to the bundle itself.
    return Readiness(row, article, [p.message for p in asked if p.code != BUNDLE])


def _own_schedule(story: ArticlePage) -> list[str]:
    revision = story.scheduled_revision
    if revision is None or story.bundle_rows.filter(version=revision.pk).exists():
        return []
    sentence = _("It is scheduled by itself for %(time)s; cancel that schedule first.")
    return [sentence % {"time": shown_time(revision.approved_go_live_at)}]


@transaction.atomic
def schedule(bundle: Bundle, *, user, at: datetime) -> None:
    """Schedule every story of ``bundle`` for its time.

    Raises PermissionDenied, or ValidationError with every reason; then nothing was scheduled.
    """
    bundle = _of_those_who_may(bundle, user)
    if bundle.state != Bundle.State.GATHERING:
        raise ValidationError(_("This bundle is not being gathered any more."))
    if bundle.go_live_at is None:
        raise ValidationError(_("Give the bundle a time first."))
    if bundle.go_live_at <= at:
        raise ValidationError(_("The time of the bundle is past; choose a later one."))
    stories = readiness(bundle, at=at)
    if not stories:
        raise ValidationError(_("The bundle has no stories yet."))
    sentence = _("“%(title)s”: %(why)s")
    reasons = [
        sentence % {"title": str(one.article or one.row), "why": why}
        for one in stories
        for why in one.problems
    ]
    if reasons:
        raise ValidationError(reasons)
    for one in stories:
        _schedule_story(one, bundle, user)
    bundle.state, bundle.scheduled_by = Bundle.State.SCHEDULED, user
    bundle.save()
    log(bundle, "workflow.bundle.schedule", user=user, data=_time_of(bundle))


def _schedule_story(one: Readiness, bundle: Bundle, user) -> None:
    one.article.go_live_at = bundle.go_live_at
    version = changes.keep_again(one.article, user=user)
    version.publish(user=user)
    one.row.version = version
    one.row.save()


@transaction.atomic
def unschedule(bundle: Bundle, *, user) -> None:
    """Take the schedule of the bundle and of all its stories back. Raises as :func:`schedule`."""
    bundle = _of_those_who_may(bundle, user)
    if bundle.state != Bundle.State.SCHEDULED:
        raise ValidationError(_("This bundle is not scheduled."))
    bundle.state, bundle.scheduled_by = Bundle.State.GATHERING, None
    bundle.save()
    for row in bundle.story_rows.exclude(version=None).select_related("version"):
        if row.version.approved_go_live_at:
            row.version.approved_go_live_at = None
            row.version.save(user=user, update_fields=["approved_go_live_at"])
        row.version = None
        row.save()
    log(bundle, "workflow.bundle.unschedule", user=user, data=_time_of(bundle))


def _of_those_who_may(bundle: Bundle, user) -> Bundle:
    """The bundle as it is stored now, locked."""
    if not may_schedule(user):
        raise PermissionDenied
    return Bundle.objects.select_for_update().get(pk=bundle.pk)


def _time_of(bundle: Bundle) -> dict:
    return {"go_live_at": bundle.go_live_at and bundle.go_live_at.isoformat()}
