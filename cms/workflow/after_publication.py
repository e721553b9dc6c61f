"""Who may do what to a story that readers have seen, as the table of rights says.

Asked for every row of a listing: one standing a person and request.
"""

from cms.workflow.rights.actions import Action
from cms.workflow.rights.questions import allowed, granted
from cms.workflow.rights.standing import standing_of


def may_take_down(user, article=None) -> bool:
    """Whether ``user`` may take ``article`` down; without one, whether they take down at all."""
    return _may(user, Action.TAKE_DOWN, article)


def may_restore(user, article=None) -> bool:
    return _may(user, Action.RESTORE, article)


def may_correct(user, article=None) -> bool:
    """Whether ``user`` may tell readers of a mistake in ``article`` in the name of the paper."""
    return _may(user, Action.CORRECT, article)


def may_answer_for_take_down(user, article=None) -> bool:
    """Whether ``user`` gives the approval that a taking down owes."""
    return _may(user, Action.CONFIRM_TAKE_DOWN, article)


def may_read_snapshots(user) -> bool:
    """Whether ``user`` may read what readers saw, also of stories that were taken down."""
    return allowed(standing_of(user), Action.SEE_SNAPSHOTS)


def _may(user, action: Action, article) -> bool:
    standing = standing_of(user)
    if article is not None:
        return allowed(standing, action, article)
    return user.is_superuser or any(granted(role, action) for role in standing.roles)
