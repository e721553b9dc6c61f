"""What a person's page prints: the offices held, the photos taken, the stories."""

from dataclasses import dataclass

from django.db.models import OuterRef, Q, Subquery

from cms.articles.models import ArticlePage
from cms.people.models import Person, Position
from media.models import LedgerEntry, Photo
from portal.edition import Edition
from portal.entries import Entry, entry
from portal.pictures import SHEET, Picture, find_renditions, picture

PHOTOS = 24
PHOTO_PARAMETER = "anh"


@dataclass(frozen=True)
class PrintedPhoto:
    """A photo and the newest story that it was printed in."""

    photo: Photo
    entry: Entry

    @property
    def picture(self) -> Picture | None:
        return picture(self.photo, SHEET)


def offices(person: Person) -> list[Position]:
    """Every office of ``person``, those begun last first."""
    held = person.positions.select_related("organisation")
    return sorted(held, key=lambda one: (one.valid_from is None, _days(one), one.sort_order or 0))


def _days(position: Position) -> int:
    return -position.valid_from.toordinal() if position.valid_from else 0


def stories_of(person: Person, edition: Edition):
    """Stories under ``person``'s name, and those with a photo that shows them; any state."""
    shown = Photo.objects.filter(people_shown=person).usable(edition.at)
    own = ArticlePage.objects.by(person).values("pk")
    showing = _seen().filter(photo__in=shown).values("page")
    return ArticlePage.objects.filter(Q(pk__in=own) | Q(pk__in=showing))


@dataclass(frozen=True)
class PhotoLeaf:
    """One leaf of a person's photos; ``number`` counts from 1 at the newest."""

    photos: list[PrintedPhoto]
    number: int
    has_older: bool

    def __bool__(self) -> bool:
        return bool(self.photos)

    @property
    def query(self) -> str:
        return _query(self.number)

    @property
    def newer_query(self) -> str:
        return _query(self.number - 1) or "."

    @property
    def older_query(self) -> str:
        return _query(self.number + 1)


def _query(number: int) -> str:
    return f"?{PHOTO_PARAMETER}={number}" if number > 1 else ""


def photos_by(person: Person, edition: Edition, number: int = 1) -> PhotoLeaf:
    """Photos that ``person`` took and readers see in a story, the newest photos first.

    On one leaf those of the newest story stand first. Three queries at most; ``PHOTOS`` photos
    on a leaf.
    """
    published = ArticlePage.objects.published(at=edition.at)
    printed_in = _seen().filter(photo=OuterRef("pk"), page__in=published.values("pk"))
    taken = (
        Photo.objects.filter(photographers=person)
        .usable(edition.at)
        .exclude(status=Photo.Status.AWAITING_FILE)
        .annotate(story=Subquery(printed_in.order_by("-page").values("page")[:1]))
        .exclude(story=None)
    )
    start = (number - 1) * PHOTOS
    rows = list(taken.order_by("-pk")[start : start + PHOTOS + 1])
    photos = sorted(rows[:PHOTOS], key=lambda photo: -photo.story)
    if not photos:
        return PhotoLeaf([], number, has_older=False)
    stories = published.for_listing().in_bulk([photo.story for photo in photos])
    find_renditions(photos)
    printed = [
        PrintedPhoto(photo, entry(stories[photo.story], edition))
        for photo in photos
        if photo.story in stories
    ]
    return PhotoLeaf(printed, number, has_older=len(rows) > PHOTOS)


def _seen():
    """Places of pages where readers see a photo, as the ledger has them."""
    return LedgerEntry.objects.filter(ended_at=None, page__isnull=False)
