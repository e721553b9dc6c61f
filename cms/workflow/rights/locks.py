"""A story that somebody may read and not change opens locked, and says why."""

from functools import cache

from django.utils.translation import gettext as _
from wagtail.locks import BaseLock

from cms.workflow.rights.actions import Action
from cms.workflow.rights.questions import why_not


class NoLock(BaseLock):
    """What a story has that nobody locked, no step holds and no schedule."""

    def for_user(self, user):
        return False

    def get_icon(self, user):
        return "lock-open"

    def get_locked_by(self, user):
        return _("Unlocked")

    def get_description(self, user):
        return _("Whoever may edit this story can change it.")


class RightsLock:
    """Before the lock that a story has comes what the table lets somebody do to it.

    Mixed into that lock's own class, by which Wagtail tells what to offer beside the message.
    """

    def _refusal(self, user) -> str:
        if self.object.permissions_for_user(user).may(Action.EDIT):
            return ""
        return why_not(user, Action.EDIT, self.object)

    def for_user(self, user):
        return super().for_user(user) or bool(self._refusal(user))

    def get_message(self, user):
        return self._refusal(user) or super().get_message(user)

    def get_icon(self, user, *known):
        return "lock" if self._refusal(user) else super().get_icon(user, *known)

    def get_locked_by(self, user, *known):
        return _("Locked") if self._refusal(user) else super().get_locked_by(user, *known)

    def get_description(self, user, *known):
        return self._refusal(user) or super().get_description(user, *known)


def with_rights(article, lock: BaseLock | None) -> BaseLock:
    """``lock``, or none, as it holds for somebody with the rights of the table."""
    lock = lock or NoLock(article)
    lock.__class__ = _with_rights(type(lock))
    return lock


@cache
def _with_rights(lock_class: type[BaseLock]) -> type[BaseLock]:
    return type(f"{lock_class.__name__}WithRights", (RightsLock, lock_class), {})
