"""How long a request takes and how many queries it asks."""

import time
from collections.abc import Callable

from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext


def measured(work: Callable, *, rounds: int) -> tuple[float, int]:
    """Median seconds and the number of queries of ``work`` with a cold cache, after one warm-up."""
    work()
    with CaptureQueriesContext(connection) as queries:
        work()
        # The next request begins a new list.
        asked = len(queries)
    taken = []
    for _ in range(rounds):
        cache.clear()
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return sorted(taken)[rounds // 2], asked
