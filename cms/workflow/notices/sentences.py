"""What a notice says, in one sentence, in the reader's language."""

from django.utils.translation import gettext, gettext_lazy

from cms.workflow.notices.kinds import Kind
from cms.workflow.review.changes import person

_SENTENCES = {
    Kind.YOUR_TURN: gettext_lazy("%(who)s passed “%(title)s” to you."),
    Kind.GROUP_TURN: gettext_lazy("%(who)s sent you “%(title)s” to decide on."),
    Kind.OVERDUE: gettext_lazy("“%(title)s” is overdue with you."),
    Kind.GROUP_OVERDUE: gettext_lazy("“%(title)s” is overdue, and nobody has taken it."),
    Kind.SENT_BACK: gettext_lazy("%(who)s sent back “%(title)s”."),
    Kind.REWORDED: gettext_lazy("%(who)s changed the wording of “%(title)s”."),
    Kind.COMMENT: gettext_lazy("%(who)s commented on “%(title)s”."),
    Kind.MENTION: gettext_lazy("%(who)s mentioned you in “%(title)s”."),
    Kind.OPINION: gettext_lazy("The opinion asked on “%(title)s” came."),
    Kind.PUBLISHED: gettext_lazy("%(who)s published “%(title)s”."),
    Kind.CORRECTED: gettext_lazy("%(who)s changed “%(title)s”, which was published before."),
    Kind.TAKEN_DOWN: gettext_lazy("%(who)s took down “%(title)s”."),
    Kind.RESTORED: gettext_lazy("%(who)s brought back “%(title)s”."),
    Kind.APPROVAL_OWED: gettext_lazy("%(who)s acted on “%(title)s”; it is still to be approved."),
}


def sentence(notice) -> str:
    """The sentence of ``notice``; what the clock did is said to be its doing."""
    who = person(notice.actor) or gettext("The newsroom's clock")
    return _SENTENCES[Kind(notice.kind)] % {"who": who, "title": notice.story_title}
