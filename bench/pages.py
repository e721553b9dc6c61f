"""Serving a story: with the renditions of all its photos asked for at once, beside one by one.

Wagtail's image tags look up each rendition when the cache does not hold it; the portal asks for
those of a whole page in one query. The ratio is of query counts and of time, with a cold cache.
"""

import time

from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from media.models import Photo
from tests.factories import ArticleFactory, PhotoFactory

ROUNDS = 20
PHOTOS = 8


def run() -> None:
    photos = [PhotoFactory() for _ in range(PHOTOS)]
    article = ArticleFactory(
        lead_photo=photos[0],
        body=[("photo", {"photo": photo, "caption": "Cầu mới."}) for photo in photos[1:]],
        published=True,
    )
    page_seconds, page_queries = _measured(lambda: _read(article.url))
    specs = sorted(set(photos[1].renditions.values_list("filter_spec", flat=True)))
    one_by_one, lookups = _measured(lambda: _look_up(photos, specs))
    print(
        f"pages:  {1000 * page_seconds:.0f} ms, {page_queries} queries a story of {PHOTOS} photos,"
    )
    print(f"        {1000 * one_by_one:.0f} ms, {lookups} queries for its renditions one by one;")
    print(f"        the whole page asks {page_queries / lookups:.2f} of those")


def _read(address: str) -> None:
    assert Client().get(address).status_code == 200


def _look_up(photos, specs) -> None:
    for photo in Photo.objects.filter(pk__in=[photo.pk for photo in photos]):
        for spec in specs:
            photo.get_rendition(spec)


def _measured(work) -> tuple[float, int]:
    """Mean seconds and the number of queries of ``work`` with a cold cache, after one warm-up."""
    work()
    cache.clear()
    with CaptureQueriesContext(connection) as queries:
        work()
        count = len(queries)
    began = time.perf_counter()
    for _ in range(ROUNDS):
        cache.clear()
        work()
    return (time.perf_counter() - began) / ROUNDS, count
