"""Who asks, where Wagtail prints something of a story without saying for whom."""

from contextlib import contextmanager
from contextvars import ContextVar

from cms.workflow.rights.actions import Action
from cms.workflow.rights.questions import allowed
from cms.workflow.rights.standing import standing_of

_person: ContextVar = ContextVar("person", default=None)


@contextmanager
def for_person(user):
    """Within it, answers are for ``user``, also while a page is rendered."""
    token = _person.set(user)
    try:
        yield
    finally:
        _person.reset(token)


def may_read_here(article) -> bool:
    """Whether whoever asks may read the drafts of ``article``; outside a request everybody may."""
    user = _person.get()
    if user is None or not user.is_authenticated:
        return user is None
    return allowed(standing_of(user), Action.READ, article)
