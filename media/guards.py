"""Where others object to a change of a photo, such as stories that print its credit.

``media`` knows nothing of stories; whoever does registers a guard when the product starts.
"""

from collections.abc import Callable, Iterable

# Asked with the photo as it is stored and the names ("caption", "credit") that it would lose;
# answers with sentences that say why not.
Guard = Callable[[object, frozenset[str]], Iterable[str]]

_guards: list[Guard] = []


def register(guard: Guard) -> None:
    """Ask ``guard`` from now on; registering it twice is the same as once."""
    if guard not in _guards:
        _guards.append(guard)


def objections(photo, lost: frozenset[str]) -> list[str]:
    """Every reason why ``photo`` must keep what it would lose; empty when nothing is lost."""
    return [reason for guard in _guards for reason in guard(photo, lost)] if lost else []
