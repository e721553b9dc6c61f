"""Whether snapshots still say what they said when they were taken."""

from collections.abc import Iterator

from cms.articles.models import Snapshot
from cms.articles.publication import hash_of


def spoilt_snapshots() -> Iterator[tuple[Snapshot, str]]:
    """Every snapshot whose content has another hash than the one kept, with the hash it has now."""
    for snapshot in Snapshot.objects.order_by("pk").iterator(chunk_size=200):
        now = hash_of(snapshot.content)
        if now != snapshot.content_hash:
            yield snapshot, now
