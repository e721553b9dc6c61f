"""Who answers what a person may do to a page of the portal.

Which roles there are is known further up; the answer is registered from there when Django starts.
"""

from collections.abc import Callable

from wagtail.locks import BaseLock
from wagtail.models import PagePermissionTester


class NewsPageTester(PagePermissionTester):
    """Wagtail's questions, and those that only our pages ask."""

    def can_lift(self, fact: str) -> bool:
        """Whether the person may change a fact of the story that somebody has set."""
        return self.can_publish()


_answers: list[Callable[..., NewsPageTester]] = [NewsPageTester]


def answer_with(make_tester: Callable[..., NewsPageTester]) -> None:
    """From now on ``make_tester(user, page)`` answers for every page of the portal."""
    _answers[0] = make_tester


def tester_for(user, page) -> NewsPageTester:
    return _answers[0](user, page)


_locks: list[Callable[..., BaseLock]] = []


def lock_with(make_lock: Callable[..., BaseLock]) -> None:
    """From now on ``make_lock(story, lock)`` adds to Wagtail's lock, or none, who meets one."""
    _locks[:] = [make_lock]


def lock_for(story, lock: BaseLock | None) -> BaseLock | None:
    return _locks[0](story, lock) if _locks else lock
