"""What the clock could not do at its time, until it is done or its schedule is another."""

from datetime import datetime

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision

from cms.workflow.bundle import Bundle


class ClockAlarmQuerySet(models.QuerySet):
    """Chainable."""

    def standing(self):
        """Alarms whose cause is still there: the same thing is still to be done for that time."""
        publication = Revision.objects.filter(
            pk=OuterRef("version"), approved_go_live_at=OuterRef("due_at")
        )
        expiry = Page.objects.live().filter(pk=OuterRef("story"), expire_at=OuterRef("due_at"))
        together = Bundle.objects.scheduled().filter(
            pk=OuterRef("bundle"), go_live_at=OuterRef("due_at")
        )
        act = self.model.Act
        return self.filter(
            (Q(act=act.PUBLISH) & Exists(publication))
            | (Q(act=act.TAKE_DOWN) & Exists(expiry))
            | (Q(act=act.PUBLISH_BUNDLE) & Exists(together)),
            settled_at=None,
        )

    def settle_overtaken(self, *, at: datetime) -> int:
        """Settle those whose cause has gone; return how many."""
        open_ones = self.filter(settled_at=None)
        return open_ones.exclude(pk__in=self.standing().values("pk")).update(settled_at=at)


class ClockAlarm(models.Model):
    """One thing that could not be done at ``due_at``. At most one is open for each thing.

    ``reasons`` are those of the last try, ``told`` all that were sent by mail so far.
    """

    class Act(models.TextChoices):
        PUBLISH = "publish", _("Publish")
        TAKE_DOWN = "take_down", _("Take down")
        PUBLISH_BUNDLE = "publish_bundle", _("Publish together")

    act = models.CharField(_("what was to be done"), max_length=20, choices=Act.choices)
    story = models.ForeignKey(
        Page, null=True, on_delete=models.CASCADE, related_name="clock_alarms"
    )
    bundle = models.ForeignKey(
        Bundle, null=True, on_delete=models.CASCADE, related_name="clock_alarms"
    )
    version = models.BigIntegerField(null=True)
    due_at = models.DateTimeField(_("due at"))
    reasons = ArrayField(models.TextField(), default=list)
    told = ArrayField(models.TextField(), default=list)
    first_at = models.DateTimeField(_("first tried"))
    last_at = models.DateTimeField(_("last tried"))
    times = models.PositiveIntegerField(_("times tried"), default=1)
    settled_at = models.DateTimeField(_("settled at"), null=True)

    objects = ClockAlarmQuerySet.as_manager()

    class Meta:
        ordering = ["due_at", "pk"]
        verbose_name = _("alarm of the clock")
        verbose_name_plural = _("alarms of the clock")
        constraints = [
            models.CheckConstraint(
                condition=Q(story__isnull=True) ^ Q(bundle__isnull=True),
                name="alarm_of_a_story_or_a_bundle",
            ),
            models.UniqueConstraint(
                fields=["act", "story"],
                condition=Q(settled_at=None, story__isnull=False),
                name="one_open_alarm_of_a_story",
            ),
            models.UniqueConstraint(
                fields=["act", "bundle"],
                condition=Q(settled_at=None, bundle__isnull=False),
                name="one_open_alarm_of_a_bundle",
            ),
        ]

    def __str__(self):
        return f"{self.get_act_display()}: {self.title}"

    @property
    def title(self) -> str:
        if self.bundle:
            return self.bundle.title
        return self.story.get_admin_display_title()
