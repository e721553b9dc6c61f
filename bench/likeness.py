"""Finding what a picture is like, beside counting the same table: 100,000 fingerprints.

Counting reads every row once and looks at none, so it is about the least that a search without an
index can cost. The ratio is of the medians of one run, both taken in turns, by a single process.
"""

import random
import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from django.db import connection, transaction
from wagtail.models import Collection

from media.likeness import likeness_of
from media.models import Photo, PhotoFingerprint

PHOTOS = 100_000
ROUNDS = 25
BEGAN = datetime(2020, 1, 1, tzinfo=UTC)


@transaction.atomic
def run() -> None:
    chance = random.Random(1)
    _fill(chance)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL max_parallel_workers_per_gather = 0")
        for model in (Photo, PhotoFingerprint):
            cursor.execute(f'ANALYZE "{model._meta.db_table}"')
    searches, counts = [], []
    for kept in PhotoFingerprint.objects.order_by("sha256")[:ROUNDS]:
        counts.append(_seconds(PhotoFingerprint.objects.count))
        searches.append(_seconds(lambda kept=kept: _search(kept)))
    # The other benchmarks find the tables as they were.
    transaction.set_rollback(True)
    search, count = statistics.median(searches), statistics.median(counts)
    print(
        f"likeness: {1000 * search:.0f} ms to search {PHOTOS:,} fingerprints, "
        f"{1000 * count:.0f} ms to count them;\n"
        f"          a search takes {search / count:.1f} times a count"
    )


def _fill(chance: random.Random) -> None:
    collection = Collection.get_first_root_node()
    photos = Photo.objects.bulk_create(
        (
            Photo(
                title=f"Ảnh số {number}",
                file=f"original_images/{number}.jpg",
                width=6000,
                height=4000,
                caption="Người dân hai xã đi lại thuận tiện hơn từ khi có cầu. " * 4,
                taken_at=BEGAN + timedelta(minutes=number),
                collection=collection,
            )
            for number in range(PHOTOS)
        ),
        batch_size=5000,
    )
    PhotoFingerprint.objects.bulk_create(
        (
            PhotoFingerprint(
                photo=photo,
                file_name=photo.file.name,
                sha256=chance.randbytes(32).hex(),
                across=_bits(chance),
                down=_bits(chance),
            )
            for photo in photos
        ),
        batch_size=5000,
    )


def _bits(chance: random.Random) -> int:
    return chance.getrandbits(64) - 2**63


def _search(kept: PhotoFingerprint) -> None:
    """As for a copy of ``kept`` that lost its time and a bit of its hash."""
    found = likeness_of("", kept.across ^ 1, kept.down, None)
    assert [photo.pk for photo in found.same_picture] == [kept.pk], found


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
