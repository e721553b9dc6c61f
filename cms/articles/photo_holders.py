"""Stories that hold a photo without showing it now: drafts that would, snapshots that did."""

from collections.abc import Collection

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, TextField
from django.db.models.functions import Cast
from wagtail.models import Revision

from cms.articles.models import ArticlePage, Snapshot
from cms.articles.photo_places import places_in, places_in_version
from media.ledger import Elsewhere
from media.models import LedgerEntry

# Of more photos at once every draft is read, which is quicker than looking for each number.
_LOOKED_FOR = 20


def drafts_with(numbers: Collection[int] | None) -> dict[int, list[Elsewhere]]:
    """Drafts by the photos that they would show and readers don't see in the story now.

    A draft is the newest version of a story that is not the published one, and every version that
    is scheduled. A story that was taken down is a draft again.
    """
    seen = _shown_now(numbers)
    found: dict[int, dict[int, Elsewhere]] = {}
    for page, title, places in [*_versions(numbers), *_unversioned()]:
        for place in places:
            wanted = numbers is None or place.photo in numbers
            if wanted and page not in seen.get(place.photo, ()):
                found.setdefault(place.photo, {})[page] = Elsewhere(page, title)
    return {photo: list(pages.values()) for photo, pages in found.items()}


def snapshots_with(numbers: Collection[int] | None) -> dict[int, list[Elsewhere]]:
    """Stories by the photos that a kept snapshot of them shows."""
    found: dict[int, dict[int, Elsewhere]] = {}
    if numbers is None:
        for snapshot in Snapshot.objects.only("content", "page_number", "title").iterator():
            for photo in snapshot.content["photos"]:
                place = Elsewhere(snapshot.page_number, snapshot.title)
                found.setdefault(photo["photo"], {})[snapshot.page_number] = place
    for number in numbers or ():
        rows = Snapshot.objects.filter(content__photos__contains=[{"photo": number}])
        for page, title in rows.order_by("taken_at").values_list("page_number", "title"):
            found.setdefault(number, {})[page] = Elsewhere(page, title)
    return {photo: list(pages.values()) for photo, pages in found.items()}


def _drafted():
    return ArticlePage.objects.filter(Q(live=False) | Q(has_unpublished_changes=True))


def _versions(numbers: Collection[int] | None):
    """(page's number, title, places) of every draft that is kept as a version."""
    kind = ContentType.objects.get_for_model(ArticlePage)
    newest = _drafted().exclude(latest_revision=None).values("latest_revision")
    scheduled = Revision.objects.filter(content_type=kind, approved_go_live_at__isnull=False)
    rows = Revision.objects.filter(pk__in=newest.union(scheduled.values("pk")))
    if numbers is not None and len(numbers) <= _LOOKED_FOR:
        either = "|".join(str(int(number)) for number in numbers)
        rows = rows.annotate(text=Cast("content", TextField())).filter(
            text__regex=rf"\y({either})\y"
        )
    for revision in rows.only("object_id", "object_str", "content").iterator(chunk_size=100):
        yield int(revision.object_id), revision.object_str, places_in_version(revision.content)


def _unversioned():
    """The same of drafts that are only a row."""
    rows = _drafted().filter(live=False, latest_revision=None)
    for article in rows.only("title", "lead_photo", "thumbnail", "body").iterator(chunk_size=100):
        places = places_in(
            article.lead_photo_id, article.thumbnail_id, article.body.get_prep_value()
        )
        yield article.pk, article.title, places


def _shown_now(numbers: Collection[int] | None) -> dict[int, set[int]]:
    """The pages in which readers see each photo."""
    entries = LedgerEntry.objects.filter(ended_at=None, page__isnull=False)
    if numbers is not None:
        entries = entries.filter(photo__in=numbers)
    shown: dict[int, set[int]] = {}
    for photo, page in entries.values_list("photo", "page"):
        shown.setdefault(photo, set()).add(page)
    return shown
