"""Where a story stands, whose turn it is, and how it came there."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.articles.models import ArticlePage
from cms.workflow.states import State


class StoryPath(models.Model):
    """Where one story stands now; :class:`StateChange` holds how it came there.

    ``reviewer`` and ``due_at`` belong to the present step and go with it. ``wording`` is the hash
    of the newest version's wording, ``letters`` the same without regard to the
    spelling list, ``worded_by`` who last changed it.
    """

    article = models.OneToOneField(
        ArticlePage, on_delete=models.CASCADE, primary_key=True, related_name="story_path"
    )
    state = models.CharField(_("state"), max_length=20, choices=State.choices, db_index=True)
    since = models.DateTimeField(_("since"), default=timezone.now)
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("reviewer"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="stories_to_review",
    )
    due_at = models.DateTimeField(_("due"), null=True, blank=True, db_index=True)
    is_held = models.BooleanField(
        _("published by hand"),
        default=False,
        help_text=_("The last approval doesn't publish it; the secretary does."),
    )
    wording = models.CharField(max_length=64, blank=True)
    letters = models.CharField(max_length=64, blank=True)
    worded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    worded_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("path of a story")
        verbose_name_plural = _("paths of stories")

    def __str__(self):
        return f"{self.article}: {self.get_state_display()}"


class StateChange(models.Model):
    """A story came into ``state`` at ``began_at`` by the hand of ``by`` (None: by the clock)."""

    article = models.ForeignKey(ArticlePage, on_delete=models.CASCADE, related_name="state_changes")
    state = models.CharField(_("state"), max_length=20, choices=State.choices)
    began_at = models.DateTimeField(_("since"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    reason = models.TextField(_("reason"), blank=True)

    class Meta:
        ordering = ["began_at", "pk"]
        verbose_name = _("change of state")
        verbose_name_plural = _("changes of state")

    def __str__(self):
        return f"{self.get_state_display()} ({timezone.localtime(self.began_at):%d/%m/%Y %H:%M})"


class Assignee(models.Model):
    """Somebody who was given a story to work on, beside its owner."""

    article = models.ForeignKey(ArticlePage, on_delete=models.CASCADE, related_name="assignees")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="assigned_stories"
    )
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    given_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "user"], name="assigned_once_to_a_story")
        ]
        verbose_name = _("assignee")
        verbose_name_plural = _("assignees")

    def __str__(self):
        return f"{self.user}: {self.article}"
