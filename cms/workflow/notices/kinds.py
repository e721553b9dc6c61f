"""What people are told of."""

from django.db import models
from django.utils.translation import pgettext_lazy


class Kind(models.TextChoices):
    YOUR_TURN = "your_turn", pgettext_lazy("notice", "Passed to you by name")
    GROUP_TURN = "group_turn", pgettext_lazy("notice", "A story waits for your desk or role")
    OVERDUE = "overdue", pgettext_lazy("notice", "Overdue with you")
    GROUP_OVERDUE = "group_overdue", pgettext_lazy("notice", "Overdue with your desk or role")
    LATE = "late", pgettext_lazy("notice", "A story is overdue with somebody else")
    ASSIGNED = "assigned", pgettext_lazy("notice", "A story was given to you to work on")
    SENT_BACK = "sent_back", pgettext_lazy("notice", "Your story was sent back")
    REWORDED = "reworded", pgettext_lazy("notice", "Somebody else changed your story")
    ARRANGED = (
        "arranged",
        pgettext_lazy("notice", "Your story was moved, rescheduled, marked or given to somebody"),
    )
    COMMENT = "comment", pgettext_lazy("notice", "Comment on a story of yours")
    MENTION = "mention", pgettext_lazy("notice", "Somebody mentioned you")
    OPINION = "opinion", pgettext_lazy("notice", "An outside opinion came")
    PUBLISHED = "published", pgettext_lazy("notice", "Your story was published")
    CORRECTED = "corrected", pgettext_lazy("notice", "Your published story was changed")
    TAKEN_DOWN = "taken_down", pgettext_lazy("notice", "Your story was taken down")
    RESTORED = "restored", pgettext_lazy("notice", "Your story was restored")
    DELETED = "deleted", pgettext_lazy("notice", "Your story was deleted")
    APPROVAL_OWED = "approval_owed", pgettext_lazy("notice", "An approval is owed")


# What comes by mail to those who chose nothing: what concerns one person and can't wait for the
# next look into the admin. What waits for a whole group is mailed only to those who want it.
MAILED_UNASKED = frozenset(
    {
        Kind.YOUR_TURN,
        Kind.OVERDUE,
        Kind.ASSIGNED,
        Kind.SENT_BACK,
        Kind.REWORDED,
        Kind.MENTION,
        Kind.OPINION,
        Kind.CORRECTED,
        Kind.TAKEN_DOWN,
        Kind.RESTORED,
        Kind.DELETED,
    }
)

# Of a due time nobody is told twice, in whichever of these words.
ABOUT_A_DUE_TIME = (Kind.OVERDUE, Kind.GROUP_OVERDUE, Kind.LATE)
