"""Long lists cut into leaves, newest first, without ever counting the whole."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.http import Http404

from portal.edition import Edition
from portal.entries import Entry, entries

STORIES_A_LEAF = 20
PARAMETER = "trang"
# Far enough back for any reader; beyond it a list is no way to find anything.
_NUMBER = re.compile(r"[1-9][0-9]{0,3}", re.ASCII)


@dataclass(frozen=True)
class Leaf:
    """One leaf of a list; ``number`` counts from 1 at the newest.

    ``kept`` holds the other parameters of the list's address.
    """

    entries: list[Entry]
    number: int
    has_older: bool
    kept: Mapping[str, str] = field(default_factory=dict)

    @property
    def newer_query(self) -> str:
        """The query of the address of the newer leaf: "." stands for the list's own address."""
        return self._query(self.number - 1) or "."

    @property
    def older_query(self) -> str:
        return self._query(self.number + 1)

    @property
    def query(self) -> str:
        """What the address of this leaf adds to that of the list."""
        return self._query(self.number)

    def _query(self, number: int) -> str:
        parameters = {**self.kept, **({PARAMETER: number} if number > 1 else {})}
        return f"?{urlencode(parameters)}" if parameters else ""


def leaf(stories, edition: Edition, kept: Mapping[str, str] | None = None) -> Leaf:
    """The leaf of the ordered queryset ``stories`` that the request asks for.

    Raises Http404 for a number that is none, and for one past the last leaf.
    """
    number = number_asked_for(edition.request)
    start = (number - 1) * STORIES_A_LEAF
    found = list(stories[start : start + STORIES_A_LEAF + 1])
    if number > 1 and not found:
        raise Http404("No such leaf")
    return Leaf(
        entries=entries(found[:STORIES_A_LEAF], edition),
        number=number,
        has_older=len(found) > STORIES_A_LEAF,
        kept=kept or {},
    )


def number_asked_for(request, parameter: str = PARAMETER) -> int:
    """The leaf named by the address, 1 when it names none; Http404 for nonsense."""
    asked = request.GET.get(parameter, "1")
    if not _NUMBER.fullmatch(asked):
        raise Http404("No such leaf")
    return int(asked)
