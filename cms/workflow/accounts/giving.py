"""Whose account a person may change, and which roles they may give.

Superusers are made on the command line only, and changed by superusers only.
"""

from django.contrib.auth.models import Group
from django.db.models import QuerySet

from cms.workflow.models.roles import RoleGroup
from cms.workflow.roles import MAY_GIVE, Role


def roles_of(user) -> frozenset[Role]:
    """The roles of ``user``; none for an account that is closed. Asked once for each object."""
    if not user.is_active:
        return frozenset()
    kept = user.__dict__.get("_newsroom_roles")
    if kept is None:
        rows = RoleGroup.objects.filter(group__user=user).values_list("role", flat=True)
        kept = user.__dict__["_newsroom_roles"] = frozenset(map(Role, rows))
    return kept


def may_give(user) -> frozenset[Role]:
    """The roles that ``user`` may give to others, and take from them."""
    if user.is_active and user.is_superuser:
        return frozenset(Role)
    return frozenset().union(*(MAY_GIVE.get(role, ()) for role in roles_of(user)))


def may_look_after(user, account) -> bool:
    """Whether ``user`` may change ``account``: everything it may do is theirs to give."""
    if not user.is_active:
        return False
    if user.is_superuser:
        return True
    givable = may_give(user)
    if not givable or account.is_superuser:
        return False
    held = frozenset(RoleGroup.objects.filter(group__user=account).values_list("role", flat=True))
    return held <= givable and not _holds_undeclared_rights(account)


def _holds_undeclared_rights(account) -> bool:
    """Whether the account has rights that no role explains; they can't be anybody's to give."""
    return account.user_permissions.exists() or (
        account.groups.exclude(pk__in=RoleGroup.objects.values("group"))
        .exclude(pk__in=desks())
        .exists()
    )


def desks() -> QuerySet[Group]:
    """Groups that are neither a role nor hold a right of their own: they only say who is where."""
    return Group.objects.filter(
        role_group=None, permissions=None, page_permissions=None, collection_permissions=None
    ).order_by("name")
