"""What machines read about a story: schema.org's NewsArticle."""

import json

from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.text import Truncator

from cms.text import tidy_spaces
from media.imprints import imprint_of
from portal.corrections import in_one_line
from portal.edition import Edition
from portal.pictures import Delivered, largest_picture, shared_picture
from portal.reading import Reading

# A search engine shows no more of either.
HEADLINE_LENGTH = 110
DESCRIPTION_LENGTH = 300

_ESCAPES = {ord(letter): f"\\u{ord(letter):04X}" for letter in "<>&\u2028\u2029"}


def description_of(text: str) -> str:
    """``text`` as one line for a description of a page."""
    return Truncator(tidy_spaces(text)).chars(DESCRIPTION_LENGTH)


def json_for_script(data: dict) -> str:
    """``data`` as JSON that is safe inside a ``script`` element, whatever words it holds."""
    return mark_safe(json.dumps(data, ensure_ascii=False).translate(_ESCAPES))


def news_article(story: Reading, edition: Edition) -> dict:
    """The story as schema.org's NewsArticle; nothing is said that the story does not know."""
    article = story.story
    address = edition.absolute(edition.url_of(article))
    paper = {"@type": "NewsMediaOrganization", "name": edition.name, "url": edition.absolute("/")}
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": Truncator(article.title).chars(HEADLINE_LENGTH),
        "description": description_of(article.standfirst),
        "datePublished": _iso(article.first_published_at),
        "dateModified": _iso(article.revised_at or article.first_published_at),
        "author": _authors(story, edition) or [paper],
        "publisher": paper,
        "image": images(story, edition),
        "articleSection": story.section.title if story.section else None,
        "keywords": [keyword.title for keyword in story.rows.keywords],
        "inLanguage": "vi",
        "url": address,
        "mainEntityOfPage": {"@type": "WebPage", "@id": address},
        "isAccessibleForFree": True,
        "correction": [_correction(row) for row in story.rows.corrections],
    }
    return {name: value for name, value in data.items() if value not in (None, "", [])}


def _correction(row) -> dict:
    return {
        "@type": "CorrectionComment",
        "text": in_one_line(row),
        "datePublished": _iso(row.made_at),
    }


def shared_image(story: Reading, edition: Edition) -> str | None:
    """The absolute address of the photo that stands for the story, 1200 x 630 px, or None."""
    shown = shared_picture(story.shared_photo)
    return edition.absolute(shown.url) if shown else None


def images(story: Reading, edition: Edition) -> list[dict]:
    """Every photo of the story as schema.org's ImageObject, the one that stands for it first."""
    photos = [story.shared_photo, *(use.photo for use in story.uses)]
    shown = {
        photo.pk: (photo, file)
        for photo in photos
        if photo is not None and not photo.is_awaiting_file and (file := largest_picture(photo))
    }
    return [image_object(photo, file, edition) for photo, file in shown.values()]


def image_object(photo, file: Delivered, edition: Edition) -> dict:
    """A delivered file with the words that are inside it too, under schema.org's names for the
    IPTC's properties."""
    imprint = imprint_of(photo)
    data = {
        "@type": "ImageObject",
        "contentUrl": edition.absolute(file.url),
        "width": file.width,
        "height": file.height,
        "name": imprint.title,
        "caption": imprint.caption,
        "creator": [{"@type": "Person", "name": name} for name in imprint.creators],
        "creditText": imprint.credit,
        "copyrightNotice": imprint.copyright_notice,
        "usageInfo": imprint.usage_terms,
        "license": imprint.license_url,
        "acquireLicensePage": imprint.licensor_url,
        "accessibilitySummary": imprint.alternative_text,
        "digitalSourceType": imprint.digital_source_type,
    }
    return {name: value for name, value in data.items() if value not in (None, "", [])}


def _authors(story: Reading, edition: Edition) -> list[dict]:
    authors = []
    for name in story.writers or story.rows.bylines:
        kind = "Organization" if name.is_organisation else "Person"
        author = {"@type": kind, "name": name.name}
        if name.url:
            author["url"] = edition.absolute(name.url)
        authors.append(author)
    return authors


def _iso(moment) -> str | None:
    return timezone.localtime(moment).isoformat(timespec="seconds") if moment else None
