"""RSS 2.0: the newest of the paper, and of each section."""

from django.contrib.syndication.views import Feed
from django.http import Http404
from django.urls import reverse
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import gettext as _

from cms.articles.models import ArticlePage, Byline
from portal.edition import Edition

ITEMS = 40


class PaperFeed(Feed):
    """The newest stories of the whole paper, newest first."""

    feed_type = Rss201rev2Feed
    language = "vi"

    def get_object(self, request):
        return Edition.of(request)

    def title(self, edition):
        return edition.name

    def description(self, edition):
        return _("The newest stories of %(paper)s") % {"paper": edition.name}

    def link(self, edition):
        return edition.absolute("/")

    def feed_url(self, edition):
        return edition.absolute(reverse("portal:rss"))

    def items(self, edition):
        return self._printed(self._stories(edition), edition)

    def item_title(self, item):
        return item["story"].title

    def item_description(self, item):
        return item["story"].standfirst

    def item_link(self, item):
        return item["url"]

    def item_guid(self, item):
        return item["url"]

    def item_pubdate(self, item):
        return item["story"].first_published_at

    def item_updateddate(self, item):
        return item["story"].revised_at

    def item_author_name(self, item):
        return " – ".join(item["writers"])

    def item_categories(self, item):
        return [item["section"].title] if item["section"] else []

    def _stories(self, edition):
        return ArticlePage.objects.published(at=edition.at)

    def _printed(self, stories, edition):
        newest = stories.defer_streamfields().newest_first()[:ITEMS]
        writers = _writers(newest)
        return [
            {
                "story": story,
                "url": edition.absolute(edition.url_of(story)),
                "section": edition.section_of(story),
                "writers": writers.get(story.pk, []),
            }
            for story in newest
        ]


class SectionFeed(PaperFeed):
    """The newest stories of one section and those below it; the object is (edition, section)."""

    def get_object(self, request, path):
        edition = Edition.of(request)
        section = edition.section_at(f"/{path}")
        if section is None or not section.live:
            raise Http404("No such section")
        return edition, section

    def title(self, place):
        edition, section = place
        return f"{section.title} – {edition.name}"

    def description(self, place):
        edition, section = place
        return section.introduction or super().description(edition)

    def link(self, place):
        edition, section = place
        return edition.absolute(edition.url_of(section))

    def feed_url(self, place):
        return f"{self.link(place)}rss.xml"

    def items(self, place):
        edition, section = place
        return self._printed(self._stories(edition).in_section(section), edition)


def _writers(stories) -> dict[int, list[str]]:
    """The names under each story's words, by the story's number."""
    rows = Byline.objects.filter(
        article__in=[story.pk for story in stories], role=Byline.Role.WORDS
    ).select_related("person", "organisation")
    names: dict[int, list[str]] = {}
    for row in rows.order_by("sort_order", "pk"):
        names.setdefault(row.article_id, []).append(row.printed_name)
    return names
