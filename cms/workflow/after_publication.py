"""Who may do what to a story that readers have seen: one function an act."""

from cms.workflow.models import RoleGroup
from cms.workflow.roles import Role

_DECIDE = (Role.DUTY_SECRETARY, Role.EDITOR_IN_CHIEF)


def may_take_down(user, article) -> bool:
    """Whether ``user`` may take ``article`` down and bring it back."""
    return _is_one_of(user, _DECIDE)


def may_correct(user, article) -> bool:
    """Whether ``user`` may tell readers of a mistake in ``article`` in the name of the paper."""
    return _is_one_of(user, _DECIDE)


def may_answer_for_take_down(user, article) -> bool:
    """Whether ``user`` gives the approval that a taking down owes."""
    return is_chief(user)


def is_chief(user) -> bool:
    return _is_one_of(user, (Role.EDITOR_IN_CHIEF,))


def may_read_snapshots(user) -> bool:
    """Whether ``user`` may read what readers saw, also of stories that were taken down."""
    return _is_one_of(user, (*_DECIDE, Role.DESK_EDITOR))


def _is_one_of(user, roles) -> bool:
    if not (user.is_authenticated and user.is_active):
        return False
    # Asked for every row of a listing; one question a person and request.
    kept = user.__dict__.get("_roles_held")
    if kept is None:
        held = RoleGroup.objects.filter(group__user=user).values_list("role", flat=True)
        kept = user.__dict__["_roles_held"] = frozenset(held)
    return not kept.isdisjoint(roles)
