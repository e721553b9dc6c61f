"""How the front page is made up."""

from dataclasses import dataclass

from django.db.models import Max

from cms.articles.models import ArticlePage, Correction
from cms.sections.models import SectionPage, Topic
from portal.corrections import running_on_front
from portal.edition import Edition
from portal.entries import Entry, entries

TOP = 6
LATEST = 8
IN_ZONE = 4
PHOTO_STORIES = 3
TOPICS = 6


@dataclass(frozen=True)
class Zone:
    """The newest of one main section that the page does not show already."""

    section: SectionPage
    url: str
    entries: list[Entry]

    @property
    def first(self) -> Entry:
        return self.entries[0]

    @property
    def rest(self) -> list[Entry]:
        return self.entries[1:]


@dataclass(frozen=True)
class Front:
    """The front page: the lead, the five after it, the newest by time, a zone a section.

    ``corrections`` are statutory ones that must stand there for some days. ``photo_stories`` have
    a photo each; ``topics`` are those with the newest stories.
    """

    top: list[Entry]
    latest: list[Entry]
    corrections: list[Correction]
    photo_stories: list[Entry]
    topics: list[Topic]
    zones: list[Zone]

    @property
    def lead(self) -> Entry | None:
        return self.top[0] if self.top else None

    @property
    def seconds(self) -> list[Entry]:
        return self.top[1:3]

    @property
    def thirds(self) -> list[Entry]:
        return self.top[3:]


def front_page(home, edition: Edition) -> Front:
    """Placed stories first; the newest fill up. No story stands twice; nine queries at most."""
    stories = ArticlePage.objects.published(at=edition.at)
    placed = _placed(home, stories)
    newest = list(
        stories.for_listing()
        .newest_first()
        .exclude(pk__in=[story.pk for story in placed])[: TOP + LATEST - len(placed)]
    )
    shown = placed + newest
    in_photos = _photo_stories(stories, shown, edition)
    in_zones = _zone_stories(stories, edition, shown + in_photos)
    zoned = [story for found in in_zones.values() for story in found]
    by_pk = {entry.story.pk: entry for entry in entries([*shown, *in_photos, *zoned], edition)}
    zones = [
        Zone(section, edition.url_of(section), [by_pk[story.pk] for story in found])
        for section, found in in_zones.items()
    ]
    return Front(
        top=[by_pk[story.pk] for story in shown[:TOP]],
        latest=[by_pk[story.pk] for story in shown[TOP:]],
        corrections=running_on_front(edition),
        photo_stories=[by_pk[story.pk] for story in in_photos],
        topics=_topics(stories) if shown else [],
        zones=[zone for zone in zones if zone.entries],
    )


def _placed(home, stories) -> list[ArticlePage]:
    """What the duty secretary placed and readers may see, in order, no story twice."""
    wanted = list(dict.fromkeys(slot.article_id for slot in home.slots.all()))
    if not wanted:
        return []
    found = {story.pk: story for story in stories.for_listing().filter(pk__in=wanted)}
    return [found[pk] for pk in wanted if pk in found][:TOP]


def _photo_stories(stories, shown, edition: Edition) -> list[ArticlePage]:
    """The newest photo stories that have a photo to show."""
    of_the_kind = stories.filter(genre=ArticlePage.Genre.PHOTO_STORY, lead_photo__isnull=False)
    newest = of_the_kind.exclude(pk__in=[story.pk for story in shown]).for_listing().newest_first()
    # A few more than are printed, since some may await their photo's file or the right to show it.
    found = [story for story in newest[: 2 * PHOTO_STORIES] if story.list_photo(at=edition.at)]
    return found[:PHOTO_STORIES]


def _topics(stories) -> list[Topic]:
    """The topics whose newest stories are the newest."""
    return list(
        Topic.objects.filter(story_rows__article__in=stories)
        .annotate(newest=Max("story_rows__article__first_published_at"))
        .order_by("-newest", "pk")[:TOPICS]
    )


def _zone_stories(stories, edition: Edition, shown) -> dict[SectionPage, list[ArticlePage]]:
    """The newest of each main section in two queries, however many sections there are."""
    sections = edition.main_sections()
    if not sections:
        return {}
    above = [story.pk for story in shown]
    newest = [
        stories.in_section(section).exclude(pk__in=above).newest_first().values("pk")[:IN_ZONE]
        for section in sections
    ]
    chosen = newest[0].union(*newest[1:]) if len(newest) > 1 else newest[0]
    found = list(
        stories.for_listing()
        .filter(pk__in=[row["pk"] for row in chosen])
        .newest_first()
        .prefetch_related("also_in")
    )
    taken: set[int] = set()
    zones = {}
    for section in sections:
        zones[section] = [
            story for story in found if story.pk not in taken and _is_listed_in(story, section)
        ][:IN_ZONE]
        taken.update(story.pk for story in zones[section])
    return zones


def _is_listed_in(story: ArticlePage, section: SectionPage) -> bool:
    return story.path.startswith(section.path) or section in story.also_in.all()
