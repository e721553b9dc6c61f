"""One notice to one person, and what each person wants by mail."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.articles.models import ArticlePage
from cms.workflow.notices.kinds import ABOUT_A_DUE_TIME, MAILED_UNASKED, Kind

# A mail that could not go for so long is news no more; the notice stays in the admin.
MAIL_IS_NEWS_FOR = timedelta(days=2)


class Post(models.TextChoices):
    """What becomes of a notice's mail."""

    NONE = "none", _("not wanted")
    WAITING = "waiting", _("waiting")
    SENT = "sent", _("sent")
    REFUSED = "refused", _("refused by the mail server")
    GIVEN_UP = "given_up", _("given up")


UNDELIVERED = (Post.REFUSED, Post.GIVEN_UP)


class NoticeQuerySet(models.QuerySet):
    def unread(self):
        return self.filter(read_at=None)

    def to_mail(self, *, at: datetime):
        """Whose mail waits, is news still at ``at`` and may be tried then."""
        may_be_tried = models.Q(next_try_at=None) | models.Q(next_try_at__lte=at)
        return self.filter(may_be_tried, post=Post.WAITING, made_at__gt=at - MAIL_IS_NEWS_FOR)

    def mailed_in_vain(self, *, at: datetime):
        """Whose mail waits still and is news no more at ``at``."""
        return self.filter(post=Post.WAITING, made_at__lte=at - MAIL_IS_NEWS_FOR)

    def undelivered(self):
        """Whose mail never reached anybody: refused for good, or given up."""
        return self.filter(post__in=UNDELIVERED)


class Notice(models.Model):
    """What one person was told. The headline is kept as it was and outlives the story.

    ``due_at`` is the due time that the notice speaks of, ``about`` the comment or reply: nobody is
    told twice of the same one. ``tries``, ``next_try_at`` and ``failure`` (in the words of the mail
    server) speak of a mail that could not be delivered so far.
    """

    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("recipient"),
        on_delete=models.CASCADE,
        related_name="notices",
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    story = models.ForeignKey(
        ArticlePage,
        verbose_name=_("story"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="notices",
    )
    story_title = models.CharField(_("headline"), max_length=255)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    text = models.TextField(_("reason"), blank=True)
    due_at = models.DateTimeField(_("due"), null=True)
    about = models.CharField(max_length=40, blank=True)
    made_at = models.DateTimeField(_("when"))
    read_at = models.DateTimeField(null=True)
    post = models.CharField(max_length=10, choices=Post.choices, default=Post.NONE)
    mailed_at = models.DateTimeField(null=True)
    tries = models.PositiveIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True)
    failure = models.CharField(max_length=255, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["recipient", "story", "due_at"],
                condition=models.Q(kind__in=ABOUT_A_DUE_TIME),
                name="told_once_of_a_due_time",
            ),
            models.UniqueConstraint(
                fields=["recipient", "about"],
                condition=models.Q(kind=Kind.MENTION) & ~models.Q(about=""),
                name="told_once_of_a_mention",
            ),
        ]
        indexes = [
            models.Index(fields=["recipient", "-made_at"], name="notices_of_a_person"),
            models.Index(
                fields=["recipient"], condition=models.Q(read_at=None), name="unread_notices"
            ),
            models.Index(
                fields=["made_at"],
                condition=models.Q(post=Post.WAITING),
                name="notices_to_mail",
            ),
            models.Index(fields=["read_at"], name="notices_read"),
            models.Index(
                fields=["made_at"], condition=models.Q(read_at=None), name="notices_never_read"
            ),
            models.Index(
                fields=["made_at"],
                condition=models.Q(post__in=UNDELIVERED),
                name="notices_undelivered",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.story_title}"


class NoticeChoiceQuerySet(models.QuerySet):
    def those_who_want_mail(self, kind: Kind, people: set[int]) -> set[int]:
        """Those of ``people`` (account numbers) who get notices of ``kind`` by mail too."""
        chosen = dict(self.filter(kind=kind, user__in=people).values_list("user_id", "by_mail"))
        return {person for person in people if chosen.get(person, kind in MAILED_UNASKED)}

    def of(self, user) -> dict[str, bool]:
        """Every kind and whether ``user`` gets it by mail."""
        chosen = dict(self.filter(user=user).values_list("kind", "by_mail"))
        return {kind: chosen.get(kind, kind in MAILED_UNASKED) for kind in Kind}


class NoticeChoice(models.Model):
    """One person's own word on whether notices of a kind come by mail too."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notice_choices"
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    by_mail = models.BooleanField(_("by mail"))

    objects = NoticeChoiceQuerySet.as_manager()

    class Meta:
        verbose_name = _("choice of mails")
        verbose_name_plural = _("choices of mails")
        constraints = [
            models.UniqueConstraint(fields=["user", "kind"], name="one_choice_for_each_kind")
        ]

    def __str__(self):
        return f"{self.user}: {self.get_kind_display()}"
