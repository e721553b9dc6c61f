"""The sections that photos are used in.

``media`` knows no sections; whoever does says which pages they are when the product starts.
"""

from collections.abc import Callable, Iterable

from wagtail.models import Page

_listers: list[Callable[[], Iterable[Page]]] = []


def register(lister: Callable[[], Iterable[Page]]) -> None:
    """Take the pages that ``lister`` returns for sections; registering twice is as once."""
    if lister not in _listers:
        _listers.append(lister)


def sections() -> list[Page]:
    """Every section in the order of the tree, in one query for each lister."""
    return sorted((page for lister in _listers for page in lister()), key=lambda page: page.path)
