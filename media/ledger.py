"""The ledger of uses: where readers saw a photo, from when until when.

Publication itself writes it, in its own transaction, so that no way to readers is missed; the
database refuses to change or delete a row. ``media`` knows neither stories nor their drafts:
whoever does registers how to look there.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from wagtail.models import Page
from wagtail.permissions import policy_registry

from media.delivery import give_back
from media.models import LedgerEntry, Photo, PhotoQuerySet


@dataclass(frozen=True)
class Place:
    """One place where a photo (its number) stands; see LedgerEntry for ``place`` and ``crop``."""

    photo: int
    place: str
    crop: str = ""


@dataclass(frozen=True)
class Elsewhere:
    """A page that holds a photo where readers don't see it now: a draft, or a kept snapshot."""

    page_number: int
    title: str


@dataclass(frozen=True)
class Uses:
    """Everything known of one photo. ``drafts`` are versions that would add it to a page."""

    now: list[LedgerEntry] = field(default_factory=list)
    earlier: list[LedgerEntry] = field(default_factory=list)
    drafts: list[Elsewhere] = field(default_factory=list)
    snapshots: list[Elsewhere] = field(default_factory=list)


# Asked with the numbers of photos, or None for all; answers by photo, unused ones left out.
Finder = Callable[[Collection[int] | None], dict[int, list[Elsewhere]]]

_draft_finders: list[Finder] = []
_snapshot_finders: list[Finder] = []


def register(*, drafts: Finder | None = None, snapshots: Finder | None = None) -> None:
    """Ask these from now on; registering one twice is the same as once."""
    for finders, finder in ((_draft_finders, drafts), (_snapshot_finders, snapshots)):
        if finder is not None and finder not in finders:
            finders.append(finder)


@transaction.atomic
def record(page, places: Iterable[Place], *, at: datetime) -> None:
    """Let the ledger say that readers of ``page`` see photos in ``places`` and nowhere else.

    What they no longer see ends ``at`` then, what is new begins. Photos that the library does not
    have are left out. Called in the transaction of the publication, with the page's row locked.
    """
    _settle(LedgerEntry.objects.filter(page=page.pk), places, at, page=page, title=page.title)


@transaction.atomic
def record_outside(place: str, photo: int | None, *, title: str, at: datetime) -> None:
    """The same for a ``place`` of one photo that is no page's: "portrait:7", "topic:12"."""
    places = [Place(photo, place)] if photo is not None else []
    entries = LedgerEntry.objects.filter(page=None, place=place)
    _settle(entries, places, at, page=None, title=title)


def _settle(entries, places: Iterable[Place], at: datetime, *, page, title: str) -> None:
    wanted = dict.fromkeys(places)
    gone = []
    for entry in entries.filter(ended_at=None):
        place = Place(entry.photo_id, entry.place, entry.crop)
        if place in wanted:
            del wanted[place]
        else:
            gone.append(entry.pk)
    if gone:
        LedgerEntry.objects.filter(pk__in=gone).update(ended_at=at)
    if wanted:
        there = set(
            Photo.objects.filter(pk__in={place.photo for place in wanted}).values_list(
                "pk", flat=True
            )
        )
        LedgerEntry.objects.bulk_create(
            LedgerEntry(
                photo_id=place.photo,
                page_id=page.pk if page else None,
                page_title=title[:255],
                place=place.place,
                crop=place.crop,
                began_at=at,
            )
            for place in wanted
            if place.photo in there
        )
        give_back(there)


def uses_of(photo: Photo) -> Uses:
    """Where ``photo`` is shown now, was shown earlier, and is held in drafts and snapshots."""
    entries = list(LedgerEntry.objects.filter(photo=photo))
    return Uses(
        now=[entry for entry in entries if entry.ended_at is None],
        earlier=[entry for entry in entries if entry.ended_at is not None],
        drafts=drafts_with([photo.pk]).get(photo.pk, []),
        snapshots=snapshots_with([photo.pk]).get(photo.pk, []),
    )


def drafts_with(numbers: Collection[int] | None) -> dict[int, list[Elsewhere]]:
    """The drafts that hold each of these photos, or any photo when ``numbers`` is None."""
    return _found(_draft_finders, numbers)


def snapshots_with(numbers: Collection[int] | None) -> dict[int, list[Elsewhere]]:
    """The kept snapshots that show each of these photos, one for each page."""
    return _found(_snapshot_finders, numbers)


def named_to(user, places: Iterable[Elsewhere]) -> list[Elsewhere]:
    """Those of ``places`` whose drafts ``user`` may open; all of them to the product itself."""
    places = list(places)
    if user is None or not places:
        return places
    opened = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change")
    among = opened.filter(pk__in=[place.page_number for place in places])
    known = set(among.values_list("pk", flat=True))
    return [place for place in places if place.page_number in known]


def _found(finders: list[Finder], numbers) -> dict[int, list[Elsewhere]]:
    together: dict[int, list[Elsewhere]] = {}
    for finder in finders:
        for number, places in finder(numbers).items():
            together.setdefault(number, []).extend(places)
    return together


def used_now(among: PhotoQuerySet | None = None) -> PhotoQuerySet:
    """Photos that readers see somewhere."""
    return _photos(among).filter(Exists(_entries().filter(ended_at=None)))


def never_used(among: PhotoQuerySet | None = None) -> PhotoQuerySet:
    """Photos that readers have never seen. Drafts may hold them all the same."""
    return _photos(among).filter(~Exists(_entries()))


def unused_since(months: int, *, at: datetime, among: PhotoQuerySet | None = None) -> PhotoQuerySet:
    """Photos in the library for ``months`` that readers have not seen in all that time."""
    since = months_before(at, months)
    seen = _entries().filter(Q(ended_at=None) | Q(ended_at__gte=since))
    return _photos(among).filter(~Exists(seen), created_at__lt=since)


def months_before(at: datetime, months: int) -> datetime:
    """The same day and time so many months earlier; the last of a month that is too short."""
    year, month = divmod(at.year * 12 + at.month - 1 - months, 12)
    for day in range(at.day, 27, -1):
        try:
            return at.replace(year=year, month=month + 1, day=day)
        except ValueError:
            continue
    return at.replace(year=year, month=month + 1)


def _photos(among: PhotoQuerySet | None) -> PhotoQuerySet:
    return Photo.objects.all() if among is None else among


def _entries():
    return LedgerEntry.objects.filter(photo=OuterRef("pk"))
