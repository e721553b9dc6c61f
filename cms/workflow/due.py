"""What may be due: a story to publish, a story to take down, a bundle. One class for each.

Each is told to act inside a transaction of its own. Rows are taken with SKIP LOCKED: what another
clock or a person at work has in hand is left to the next round.
"""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision

from cms.articles import gate
from cms.workflow.bundle import Bundle, BundleStory
from cms.workflow.clock_alarm import ClockAlarm


@dataclass(frozen=True)
class DueStory:
    """A version that is scheduled by itself. ``number`` is the version's."""

    number: int
    act = ClockAlarm.Act.PUBLISH
    done = "published"

    @classmethod
    def all(cls, *, at: datetime) -> list["DueStory"]:
        """The oldest schedule first; what a bundle carries is not among them."""
        carried = BundleStory.objects.filter(bundle__in=Bundle.objects.scheduled())
        due = Revision.objects.filter(approved_go_live_at__lte=at).exclude(
            pk__in=carried.exclude(version=None).values("version")
        )
        numbers = due.order_by("approved_go_live_at", "pk").values_list("pk", flat=True)
        return [cls(number) for number in numbers]

    def go(self, *, at: datetime) -> bool:
        """Publish the version; return False when it is in other hands or not due any more."""
        version = _taken(Revision.objects.filter(pk=self.number, approved_go_live_at__lte=at))
        if version is None or not _take_page(version.object_id):
            return False
        version.publish(log_action="wagtail.publish.scheduled")
        return True

    def described(self) -> tuple[str, int]:
        version = Revision.objects.only("object_str", "object_id").get(pk=self.number)
        return version.object_str, int(version.object_id)

    def alarm_fields(self) -> dict:
        version = Revision.objects.only("object_id", "approved_go_live_at").get(pk=self.number)
        return {
            "story_id": int(version.object_id),
            "version": version.pk,
            "due_at": version.approved_go_live_at,
        }


@dataclass(frozen=True)
class DueTakeDown:
    """A page whose time before readers is over. ``number`` is the page's."""

    number: int
    act = ClockAlarm.Act.TAKE_DOWN
    done = "expired"

    @classmethod
    def all(cls, *, at: datetime) -> list["DueTakeDown"]:
        return [cls(number) for number in cls.over(at=at).values_list("pk", flat=True)]

    @staticmethod
    def over(*, at: datetime):
        """The pages themselves, what ended first at the front."""
        return Page.objects.live().filter(expire_at__lte=at).order_by("expire_at", "pk")

    def go(self, *, at: datetime) -> bool:
        page = _taken(Page.objects.live().filter(pk=self.number, expire_at__lte=at))
        if page is None:
            return False
        page.specific.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
        return True

    def described(self) -> tuple[str, int]:
        return Page.objects.values_list("title", flat=True).get(pk=self.number), self.number

    def alarm_fields(self) -> dict:
        expire_at = Page.objects.values_list("expire_at", flat=True).get(pk=self.number)
        return {"story_id": self.number, "due_at": expire_at}


@dataclass(frozen=True)
class DueBundle:
    """A bundle whose time has come. ``number`` is its own."""

    number: int
    act = ClockAlarm.Act.PUBLISH_BUNDLE
    done = "bundle published"

    @classmethod
    def all(cls, *, at: datetime) -> list["DueBundle"]:
        return [cls(number) for number in Bundle.objects.due(at=at).values_list("pk", flat=True)]

    def go(self, *, at: datetime) -> bool:
        """Publish all stories or none. Raises ValidationError with the reasons of every story."""
        bundle = _taken(Bundle.objects.due(at=at).filter(pk=self.number))
        if bundle is None:
            return False
        rows = list(bundle.story_rows.select_related("story", "version"))
        if not all(_take_page(row.story_id) for row in rows if row.story_id):
            return False
        # From here on its stories may go out one by one, which is what happens below.
        bundle.state, bundle.out_at = Bundle.State.OUT, timezone.now()
        bundle.save()
        if reasons := [reason for row in rows for reason in _obstacles(row, at)]:
            raise ValidationError(reasons)
        for row in rows:
            row.version.publish(log_action="wagtail.publish.scheduled")
        return True

    def described(self) -> tuple[str, int]:
        return Bundle.objects.values_list("title", flat=True).get(pk=self.number), self.number

    def alarm_fields(self) -> dict:
        go_live_at = Bundle.objects.values_list("go_live_at", flat=True).get(pk=self.number)
        return {"bundle_id": self.number, "due_at": go_live_at}


Due = DueStory | DueTakeDown | DueBundle


def _taken(rows):
    """The one row of ``rows``, locked; None when it is not there or in other hands."""
    return rows.select_for_update(skip_locked=True).first()


def _take_page(number) -> bool:
    # Comments and log entries that point at the page meanwhile are no reason to wait.
    rows = Page.objects.filter(pk=number)
    return rows.select_for_update(skip_locked=True, no_key=True).first() is not None


def _obstacles(row: BundleStory, at: datetime) -> list[str]:
    """Why the story of ``row`` can't go out with its bundle at ``at``; empty when it can."""
    if row.story is None:
        return [_("A story of this bundle was deleted.")]
    named = {"title": str(row.story)}
    if row.version is None or row.version.approved_go_live_at is None:
        return [_("“%(title)s”: it is not scheduled any more.") % named]
    found = gate.problems(row.version.as_object(), at=at)
    sentence = _("“%(title)s”: %(why)s")
    return [sentence % {**named, "why": problem.message} for problem in found]
