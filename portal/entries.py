"""A story in a list: what is printed of it, and where it leads."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format

from cms.articles.models import ArticlePage
from cms.sections.models import SectionPage
from media.models import Photo
from portal.edition import Edition
from portal.pictures import LARGE, SMALL, Picture, find_renditions, picture


@dataclass(frozen=True)
class Entry:
    """One story of a list, with the photo that stands for it; ``time`` is printed beside it."""

    story: ArticlePage
    photo: Photo | None
    url: str
    section: SectionPage | None
    section_url: str
    time: str

    @property
    def title(self) -> str:
        return self.story.list_title

    @property
    def day(self) -> date | None:
        """The day of publication in Việt Nam."""
        published = self.story.first_published_at
        return timezone.localdate(published) if published else None

    @property
    def small_picture(self) -> Picture | None:
        return picture(self.photo, SMALL)

    @property
    def large_picture(self) -> Picture | None:
        return picture(self.photo, LARGE)


def entries(stories: Iterable[ArticlePage], edition: Edition) -> list[Entry]:
    """``stories`` as a list prints them; their photos' renditions are found in one query."""
    found = [entry(story, edition) for story in stories]
    find_renditions(one.photo for one in found)
    return found


def entry(story: ArticlePage, edition: Edition) -> Entry:
    """One story of a list, without looking up its photo's renditions."""
    section = edition.section_of(story)
    if section is not None and not section.live:
        section = None
    return Entry(
        story=story,
        photo=story.list_photo(at=edition.at),
        url=edition.url_of(story),
        section=section,
        section_url=edition.url_of(section) if section else "",
        time=list_time(story.first_published_at, at=edition.at),
    )


def list_time(moment: datetime | None, *, at: datetime) -> str:
    """ "14:05" for a story of the day of ``at``, "21/11" of its year, else "21/11/2025"."""
    if moment is None:
        return ""
    local, today = timezone.localtime(moment), timezone.localtime(at)
    if local.date() == today.date():
        return date_format(local, "H:i")
    return date_format(local, "d/m" if local.year == today.year else "d/m/Y")
