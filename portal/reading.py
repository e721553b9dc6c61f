"""A story as its page prints it: a fixed number of queries, whatever the story holds."""

from dataclasses import dataclass, replace

from django.db.models import Exists, OuterRef

from cms.articles.models import ArticlePage, ArticleTopic, Byline
from cms.articles.photo_uses import PhotoUse, photo_uses
from cms.sections.models import SectionPage
from media.models import Photo
from portal.body import Part, find_photos, linked_stories, parts
from portal.edition import Edition
from portal.entries import Entry, entry
from portal.pictures import find_renditions
from portal.printed import Printed, printed
from portal.story_rows import Link, Name, StoryRows, draft_rows, stored_rows

MORE = 5
NEXT = 4


@dataclass(frozen=True)
class Reading:
    """What the page of one story prints besides the story's own fields.

    ``more`` are the newest of ``more_of``: the story's first topic, or its section when that has
    no other story.
    ``next_in_section`` are the newest of the section beside those of a topic.
    ``linked`` finds the entry of a story that a block of the body links to, by number.
    ``shared_photo`` stands for the story elsewhere. Photos that readers may not be shown are in
    none of these.
    """

    story: ArticlePage
    section: SectionPage | None
    trail: list[SectionPage]
    rows: StoryRows
    lead: PhotoUse | None
    parts: list[Part]
    related: list[Entry]
    more_of: Link | None
    more: list[Entry]
    next_in_section: list[Entry]
    linked: dict[int, Entry]
    shared_photo: Photo | None

    @property
    def topic(self) -> Link | None:
        return self.rows.topics[0] if self.rows.topics else None

    @property
    def writers(self) -> list[Name]:
        return [name for name in self.rows.bylines if name.role == Byline.Role.WORDS]

    @property
    def uses(self) -> list[PhotoUse]:
        """Every place of the story where a photo stands, in reading order."""
        lead = [self.lead] if self.lead else []
        return lead + [use for part in self.parts for use in part.uses if not use.is_lead]


def reading(article: ArticlePage, edition: Edition) -> Reading:
    """Gather the page of ``article``; it may be a draft that was never saved."""
    is_draft = edition.is_preview or not article.pk
    rows = draft_rows(article) if is_draft else stored_rows(article)
    went_out = Printed() if is_draft else printed([article.pk]).get(article.pk, Printed())
    photos = find_photos(article, edition)
    section = edition.section_of(article)
    links = linked_stories(article)
    linked = list(links.values())
    stories = _stories_around(article, rows, linked, section, edition)
    around = {story.pk: entry(story, edition) for story in stories}
    find_renditions([*photos, *(one.photo for one in around.values())])
    chosen = [pk for pk in dict.fromkeys(rows.related) if pk in around]
    rest = [found for pk, found in around.items() if pk not in {*chosen, *linked}]
    in_topic = [found for found in rest if found.story.is_in_topic]
    more = (in_topic or rest)[:MORE]
    beside = [found for found in rest if in_topic and section and found not in more]
    uses = went_out.as_printed(photo_uses(article))
    return Reading(
        story=article,
        section=section,
        trail=edition.trail(section),
        rows=replace(rows, bylines=went_out.names(rows.bylines)),
        lead=next((use for use in uses if use.is_lead), None),
        parts=parts(article, uses, links, edition),
        related=[around[pk] for pk in chosen],
        more_of=rows.topics[0] if in_topic else _as_link(section, edition),
        more=more,
        next_in_section=[one for one in beside if one.story.path.startswith(section.path)][:NEXT],
        linked={pk: around[pk] for pk in linked if pk in around},
        shared_photo=article.list_photo(at=edition.at),
    )


def _stories_around(
    article: ArticlePage,
    rows: StoryRows,
    linked: list[int],
    section: SectionPage | None,
    edition: Edition,
) -> list[ArticlePage]:
    """Published stories chosen for this one, linked in it, and the newest beside it: one query.

    Newest first, each with ``is_in_topic``: whether it is of the story's first topic. The newest
    are a few more than are shown, since some may be among the chosen.
    """
    published = ArticlePage.objects.published(at=edition.at)
    spare = MORE + NEXT + len(rows.related) + len(linked) + 1
    topic = rows.topics[0].pk if rows.topics else None
    beside = []
    if topic is not None:
        beside.append(published.about(topic))
    if section is not None and section.live:
        beside.append(published.in_section(section))
    numbers = published.filter(pk__in=[*rows.related, *linked]).values("pk")
    numbers = numbers.union(*(some.newest_first().values("pk")[:spare] for some in beside))
    of_topic = ArticleTopic.objects.filter(article=OuterRef("pk"), topic=topic)
    around = published.for_listing().annotate(is_in_topic=Exists(of_topic))
    return list(around.filter(pk__in=numbers).exclude(pk=article.pk).newest_first())


def _as_link(section: SectionPage | None, edition: Edition) -> Link | None:
    if section is None or not section.live:
        return None
    return Link(section.title, edition.url_of(section))
