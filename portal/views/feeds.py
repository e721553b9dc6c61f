"""RSS 2.0 with Media RSS: the newest of the paper, and of each section, each with its photo."""

from django.contrib.syndication.views import Feed
from django.http import Http404
from django.urls import reverse
from django.utils.feedgenerator import Rss201rev2Feed, rfc3339_date
from django.utils.translation import gettext as _

from cms.articles.models import ArticlePage
from media.models import Photo
from portal.captions import closed
from portal.corrections import heading_of, in_one_line, newest_by_story
from portal.edition import Edition
from portal.pictures import MIME_TYPES, Delivered, find_renditions, shared_picture
from portal.printed import printed

ITEMS = 40


class FeedWithPhotos(Rss201rev2Feed):
    """RSS 2.0 whose items may have a ``photo``: the delivered file, its caption and credit; and a
    moment at which they were ``revised``."""

    def rss_attributes(self):
        return {**super().rss_attributes(), "xmlns:media": "http://search.yahoo.com/mrss/"}

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        if item["revised"] is not None:
            handler.addQuickElement("atom:updated", rfc3339_date(item["revised"]))
        if item["photo"] is None:
            return
        file, address, caption, credit = item["photo"]
        attributes = {
            "url": address,
            "type": MIME_TYPES[file.format],
            "medium": "image",
            "width": str(file.width),
            "height": str(file.height),
        }
        handler.startElement("media:content", attributes)
        if caption:
            handler.addQuickElement("media:description", caption, {"type": "plain"})
        if credit:
            handler.addQuickElement("media:credit", credit, {"role": "photographer"})
        handler.endElement("media:content")


class PaperFeed(Feed):
    """The newest stories of the whole paper, newest first."""

    feed_type = FeedWithPhotos
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
        title = item["story"].title
        return f"{heading_of(item['correction'])}: {title}" if item["correction"] else title

    def item_description(self, item):
        told = in_one_line(item["correction"]) if item["correction"] else ""
        return " ".join(part for part in (told, item["story"].standfirst) if part)

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

    def item_extra_kwargs(self, item):
        return {"photo": item["photo"], "revised": item["story"].revised_at}

    def _stories(self, edition):
        return ArticlePage.objects.published(at=edition.at)

    def _printed(self, stories, edition):
        newest = stories.for_listing().newest_first()[:ITEMS]
        went_out = printed(story.pk for story in newest)
        photos = _photos(newest, went_out, edition)
        corrections = newest_by_story(story.pk for story in newest)
        return [
            {
                "story": story,
                "url": edition.absolute(edition.url_of(story)),
                "section": edition.section_of(story),
                "writers": went_out[story.pk].writers if story.pk in went_out else [],
                "photo": photos.get(story.pk),
                "correction": corrections.get(story.pk),
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


def _photos(stories, went_out, edition) -> dict[int, tuple[Delivered, str, str, str]]:
    """By story's number the file that stands for it, its address, its caption and its credit."""
    shown = {story: story.list_photo(at=edition.at) for story in stories}
    numbers = {photo.pk for photo in shown.values() if photo}
    photos = Photo.objects.with_credit().in_bulk(numbers)
    find_renditions(photos.values())
    found = {}
    for story, listed in shown.items():
        photo = photos.get(listed.pk) if listed else None
        if file := shared_picture(photo):
            words = went_out[story.pk].caption_of(photo.pk) if story.pk in went_out else None
            caption, credit = words or (photo.caption, photo.credit)
            found[story.pk] = (file, edition.absolute(file.url), closed(caption), credit)
    return found
