"""What a notice says, in one sentence, and the subject of its mail; in the reader's language."""

from datetime import datetime

from django.utils.translation import gettext, gettext_lazy

from cms.articles.gate import shown_time
from cms.workflow.notices.kinds import Kind
from cms.workflow.review.changes import person

_SENTENCES = {
    Kind.YOUR_TURN: gettext_lazy("%(who)s passed “%(title)s” to you."),
    Kind.GROUP_TURN: gettext_lazy("%(who)s sent you “%(title)s” to decide on."),
    Kind.OVERDUE: gettext_lazy("“%(title)s” is overdue with you."),
    Kind.GROUP_OVERDUE: gettext_lazy("“%(title)s” is overdue, and nobody has taken it."),
    Kind.LATE: gettext_lazy("“%(title)s” is overdue."),
    Kind.ASSIGNED: gettext_lazy("%(who)s gave you “%(title)s” to work on."),
    Kind.SENT_BACK: gettext_lazy("%(who)s sent back “%(title)s”."),
    Kind.REWORDED: gettext_lazy("%(who)s changed the wording of “%(title)s”."),
    Kind.ARRANGED: gettext_lazy("%(who)s changed something about “%(title)s”."),
    Kind.COMMENT: gettext_lazy("%(who)s commented on “%(title)s”."),
    Kind.MENTION: gettext_lazy("%(who)s mentioned you in “%(title)s”."),
    Kind.OPINION: gettext_lazy("The opinion asked on “%(title)s” came."),
    Kind.PUBLISHED: gettext_lazy("%(who)s published “%(title)s”."),
    Kind.CORRECTED: gettext_lazy("%(who)s changed “%(title)s”, which was published before."),
    Kind.TAKEN_DOWN: gettext_lazy("%(who)s took down “%(title)s”."),
    Kind.RESTORED: gettext_lazy("%(who)s brought back “%(title)s”."),
    Kind.DELETED: gettext_lazy("%(who)s deleted “%(title)s”."),
    Kind.APPROVAL_OWED: gettext_lazy("%(who)s acted on “%(title)s”; it is still to be approved."),
}

_SUBJECTS = {
    Kind.YOUR_TURN: gettext_lazy("Waits for you: %(title)s"),
    Kind.GROUP_TURN: gettext_lazy("To be approved: %(title)s"),
    Kind.OVERDUE: gettext_lazy("Overdue with you: %(title)s"),
    Kind.GROUP_OVERDUE: gettext_lazy("Overdue, taken by nobody: %(title)s"),
    Kind.LATE: gettext_lazy("Overdue: %(title)s"),
    Kind.ASSIGNED: gettext_lazy("Given to you: %(title)s"),
    Kind.SENT_BACK: gettext_lazy("Sent back: %(title)s"),
    Kind.REWORDED: gettext_lazy("Your story was changed: %(title)s"),
    Kind.ARRANGED: gettext_lazy("News of your story: %(title)s"),
    Kind.COMMENT: gettext_lazy("New comment: %(title)s"),
    Kind.MENTION: gettext_lazy("%(who)s mentions you: %(title)s"),
    Kind.OPINION: gettext_lazy("An opinion came: %(title)s"),
    Kind.PUBLISHED: gettext_lazy("Published: %(title)s"),
    Kind.CORRECTED: gettext_lazy("Changed after publication: %(title)s"),
    Kind.TAKEN_DOWN: gettext_lazy("Taken down: %(title)s"),
    Kind.RESTORED: gettext_lazy("Published again: %(title)s"),
    Kind.DELETED: gettext_lazy("Deleted: %(title)s"),
    Kind.APPROVAL_OWED: gettext_lazy("Approval owed: %(title)s"),
}


def comes_down(expire_at: datetime | None) -> str:
    """When a story that was given an end comes down; empty without one."""
    return gettext("Comes down at %(time)s.") % {"time": shown_time(expire_at)} if expire_at else ""


def sentence(notice) -> str:
    """The sentence of ``notice``; what the clock did is said to be its doing."""
    return _SENTENCES[Kind(notice.kind)] % _words(notice)


def subject(notice) -> str:
    """What the mail of ``notice`` is about, on one line."""
    return _SUBJECTS[Kind(notice.kind)] % _words(notice)


def _words(notice) -> dict[str, str]:
    who = person(notice.actor) or gettext("The newsroom's clock")
    return {"who": who, "title": notice.story_title}
