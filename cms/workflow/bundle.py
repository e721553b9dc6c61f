"""Stories that go before readers together or not at all."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable, Revision

from cms.articles.models import ArticlePage
from cms.text.models import NormalisedModel


class BundleQuerySet(models.QuerySet):
    """Chainable."""

    def gathering(self):
        return self.filter(state=Bundle.State.GATHERING)

    def scheduled(self):
        return self.filter(state=Bundle.State.SCHEDULED)

    def due(self, *, at):
        """Scheduled ones whose time has come, the oldest first."""
        return self.scheduled().filter(go_live_at__lte=at).order_by("go_live_at", "pk")


class Bundle(NormalisedModel, ClusterableModel):
    """A title, a time and stories in order. Only :mod:`cms.workflow.bundles` changes its state."""

    class State(models.TextChoices):
        GATHERING = "gathering", _("Being gathered")
        SCHEDULED = "scheduled", _("Scheduled")
        OUT = "out", _("Published")

    title = models.CharField(_("title"), max_length=255)
    go_live_at = models.DateTimeField(
        _("goes out at"), null=True, blank=True, help_text=_("All stories go out at this time.")
    )
    state = models.CharField(
        _("state"),
        max_length=20,
        choices=State.choices,
        default=State.GATHERING,
        editable=False,
        db_index=True,
    )
    scheduled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("scheduled by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
    )
    out_at = models.DateTimeField(_("went out at"), null=True, editable=False)

    objects = BundleQuerySet.as_manager()

    class Meta:
        ordering = ["-go_live_at", "-pk"]
        verbose_name = _("bundle")
        verbose_name_plural = _("bundles")

    def __str__(self):
        return self.title


class BundleStory(Orderable):
    """A story's place in a bundle, and the version that goes out once the bundle is scheduled.

    A story that is deleted leaves its row behind: the bundle must not go out as if it were whole.
    """

    bundle = ParentalKey(Bundle, on_delete=models.CASCADE, related_name="story_rows")
    story = models.ForeignKey(
        ArticlePage,
        verbose_name=_("story"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="bundle_rows",
    )
    version = models.ForeignKey(
        Revision, null=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )

    class Meta(Orderable.Meta):
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        constraints = [
            models.UniqueConstraint(fields=["bundle", "story"], name="a_story_once_in_a_bundle")
        ]

    def __str__(self):
        return str(self.story or "–")
