"""The body of a story made ready to print: photos found together, links to pages resolved."""

import re
from collections import defaultdict
from dataclasses import dataclass

from wagtail.models import Page
from wagtail.rich_text import RichText, expand_db_html

from cms.articles.photo_uses import PhotoUse, photo_uses
from media.models import Photo
from portal.edition import Edition

_PAGE_LINK = re.compile(r'<a\b[^>]*\blinktype="page"[^>]*>')
_NUMBER = re.compile(r'\bid="(\d+)"')
# Stands between the text blocks while their links are resolved together.
_SEAM = "\N{INFORMATION SEPARATOR FOUR}"


@dataclass(frozen=True)
class Part:
    """One block of the body. ``uses`` are its photos; ``html`` its text, with links resolved."""

    block: object
    uses: list[PhotoUse]
    html: str | None = None


def find_photos(article) -> list[Photo]:
    """Put the photos of ``article`` in their places, with their credits: two queries for all.

    Left alone, every kind of block would look up its own photos and every photo its credit.
    A photo that no longer exists leaves its place empty. The article must not be saved afterwards.
    """
    raw = list(enumerate(article.body.raw_data))
    wanted = {article.lead_photo_id, article.thumbnail_id}
    for _index, item in raw:
        wanted.update(_photo_numbers(item))
    found = Photo.objects.with_credit().in_bulk(wanted - {None})
    article.lead_photo = found.get(article.lead_photo_id)
    article.thumbnail = found.get(article.thumbnail_id)
    for index, item in raw:
        value = _with_photos(item, found)
        if value is not None:
            article.body[index] = (item["type"], value, item.get("id"))
    return list(found.values())


def linked_stories(article) -> list[int]:
    """The numbers of the stories that the body links to in a block of its own."""
    numbers = [
        (item["value"] or {}).get("page")
        for item in article.body.raw_data
        if item["type"] == "related_link"
    ]
    return [number for number in numbers if number]


def parts(article, edition: Edition) -> list[Part]:
    """The blocks of ``article`` in reading order; call :func:`find_photos` first."""
    uses = defaultdict(list)
    for use in photo_uses(article):
        uses[use.block].append(use)
    texts = [child for child in article.body if child.block_type == "text"]
    html = dict(
        zip(map(id, texts), _expanded([text.value for text in texts], edition), strict=True)
    )
    return [
        Part(block=child, uses=uses[index], html=html.get(id(child)))
        for index, child in enumerate(article.body)
    ]


def _photo_numbers(item) -> list[int | None]:
    value = item["value"] or {}
    if item["type"] == "photo":
        return [value.get("photo")]
    if item["type"] == "photo_group":
        return [_list_item(row) for row in value.get("photos") or []]
    return []


def _list_item(row) -> int | None:
    return row["value"] if isinstance(row, dict) else row


def _with_photos(item, found: dict[int, Photo]) -> dict | None:
    value = item["value"] or {}
    if item["type"] == "photo":
        return {**value, "photo": found.get(value.get("photo"))}
    if item["type"] == "photo_group":
        photos = [found.get(number) for number in _photo_numbers(item)]
        return {**value, "photos": [photo for photo in photos if photo is not None]}
    return None


def _expanded(texts: list[RichText], edition: Edition) -> list[str]:
    """The HTML of rich texts with the links of all of them looked up together."""
    if not texts:
        return []
    joined = _SEAM.join(text.source.replace(_SEAM, "") for text in texts)
    return expand_db_html(_with_page_addresses(joined, edition)).split(_SEAM)


def _with_page_addresses(html: str, edition: Edition) -> str:
    """``html`` with the addresses of live pages; a link to any other page is no link."""
    links = {int(found[1]) for link in _PAGE_LINK.findall(html) if (found := _NUMBER.search(link))}
    if not links:
        return html
    live = Page.objects.live().filter(pk__in=links).only("url_path")
    addresses = {page.pk: edition.url_of(page) for page in live}

    def opening(match) -> str:
        number = _NUMBER.search(match[0])
        address = addresses.get(int(number[1])) if number else None
        return f'<a href="{address}">' if address else "<a>"

    return _PAGE_LINK.sub(opening, html)
