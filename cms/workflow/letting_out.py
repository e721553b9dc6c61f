"""Whether the path itself lets a story out: then nobody's own right to publish is asked.

Knows no model, so that Wagtail's workflow can import what uses it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_is_path: ContextVar[bool] = ContextVar("is_path", default=False)


@contextmanager
def by_the_path() -> Iterator[None]:
    token = _is_path.set(True)
    try:
        yield
    finally:
        _is_path.reset(token)


def is_by_the_path() -> bool:
    return _is_path.get()
