"""What a person's page prints: the offices held, the photos taken, the stories."""

from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, OuterRef, Q, Subquery
from django.db.models.functions import Cast
from wagtail.models import Page, ReferenceIndex

from cms.articles.models import ArticlePage
from cms.people.models import Person, Position
from media.models import Photo
from portal.edition import Edition
from portal.entries import Entry, entry
from portal.pictures import SHEET, Picture, find_renditions, picture

PHOTOS = 24


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


def stories_of(person: Person):
    """Stories under ``person``'s name, and those with a photo that shows them; any state."""
    shown = Photo.objects.filter(people_shown=person)
    own = ArticlePage.objects.by(person).values("pk")
    return ArticlePage.objects.filter(Q(pk__in=own) | Q(pk__in=_stories_with(shown)))


def photos_by(person: Person, edition: Edition) -> list[PrintedPhoto]:
    """Photos that ``person`` took and readers have seen in a story, the newest story first.

    Three queries at most; ``PHOTOS`` photos at most.
    """
    published = ArticlePage.objects.published(at=edition.at)
    keys = published.annotate(key=_text("pk")).values("key")
    printed_in = _references().filter(
        to_object_id=Cast(OuterRef("pk"), CharField()), object_id__in=keys
    )
    taken = (
        Photo.objects.filter(photographers=person)
        .exclude(status=Photo.Status.AWAITING_FILE)
        .annotate(story=Subquery(printed_in.order_by("-pk").values("object_id")[:1]))
        .exclude(story=None)
    )
    photos = sorted(taken.order_by("-pk")[:PHOTOS], key=lambda photo: -int(photo.story))
    if not photos:
        return []
    stories = published.for_listing().in_bulk([int(photo.story) for photo in photos])
    find_renditions(photos)
    return [
        PrintedPhoto(photo, entry(stories[int(photo.story)], edition))
        for photo in photos
        if int(photo.story) in stories
    ]


def _stories_with(photos):
    """The numbers of the stories that use one of ``photos``, wherever in the story."""
    keys = photos.annotate(key=_text("pk")).values("key")
    used = _references().filter(to_object_id__in=keys).values("object_id")
    return ArticlePage.objects.annotate(key=_text("pk")).filter(key__in=used).values("pk")


def _references():
    """Uses of photos in pages, as they stand on the page that readers get.

    Numbers are kept as text there, and text is what they are compared with: another model's key
    need not be a number.
    """
    kinds = ContentType.objects.get_for_models(Page, Photo)
    return ReferenceIndex.objects.filter(
        base_content_type=kinds[Page], to_content_type=kinds[Photo]
    )


def _text(name: str) -> Cast:
    return Cast(name, CharField())
