"""The body of a story made ready to print: what it names is looked up together.

Left alone, every kind of block would look up its own photos and documents, every photo its
credit, every text its links. An article that went through here must not be saved afterwards.
"""

from collections import defaultdict
from dataclasses import dataclass

from django.utils.safestring import mark_safe
from wagtail.documents import get_document_model
from wagtail.rich_text import expand_db_html

from cms.articles.documents import documents_linked
from cms.articles.photo_places import photo_numbers
from cms.articles.photo_uses import PhotoUse
from media.models import Photo
from portal.edition import Edition
from portal.stored_embeds import stored_embeds
from portal.text_links import with_addresses

# Stands between the texts while their links are resolved together.
_SEAM = "\N{INFORMATION SEPARATOR FOUR}"


@dataclass(frozen=True)
class Part:
    """One block of the body. ``uses`` are its photos; ``html`` its text or its embed, made ready;
    ``linked`` the number of the story that it links to."""

    block: object
    uses: list[PhotoUse]
    html: str | None = None
    linked: int | None = None


def find_photos(article, edition: Edition) -> list[Photo]:
    """Put the photos of ``article`` in their places, with their credits: two queries for all.

    The place of a photo that readers may not be shown now, or that is not there, is left empty.
    """
    places = _values(article, "photo", "photo_group")
    wanted = {article.lead_photo_id, article.thumbnail_id}
    for value in places.values():
        wanted.update(photo_numbers(value))
    found = Photo.objects.usable(edition.at).with_credit().in_bulk(wanted - {None})
    article.lead_photo = found.get(article.lead_photo_id)
    article.thumbnail = found.get(article.thumbnail_id)
    for index, value in places.items():
        photos = [found.get(number) for number in photo_numbers(value)]
        if "photos" in value:
            _put(article, index, value, photos=[photo for photo in photos if photo is not None])
        else:
            _put(article, index, value, photo=photos[0])
    return list(found.values())


def linked_stories(article) -> dict[int, int]:
    """The numbers of the stories that blocks of the body link to, by the block's index.

    The blocks themselves are emptied, so that they do not look the stories up again.
    """
    links = _values(article, "related_link")
    for index, value in links.items():
        _put(article, index, value, page=None)
    return {index: value["page"] for index, value in links.items() if value.get("page")}


def parts(article, photos: list[PhotoUse], linked: dict[int, int], edition: Edition) -> list[Part]:
    """The blocks of ``article`` in reading order, after the two functions above were called.

    ``photos`` are all its places of photos.

    For readers a place without a photo is no use, and a block of photos that has none left prints
    nothing; a preview keeps the place, so that who writes sees what is missing.
    """
    uses = defaultdict(list)
    for use in photos:
        if use.photo is not None or edition.is_preview:
            uses[use.block].append(use)
    html = {**_texts(article, edition), **stored_embeds(article)}
    return [
        Part(block=child, uses=uses[index], html=html.get(index), linked=linked.get(index))
        for index, child in enumerate(article.body)
    ]


def _texts(article, edition: Edition) -> dict[int, str]:
    """The HTML of the texts by their index, all links resolved; documents put in their places."""
    texts = {
        index: (item["value"] or "").replace(_SEAM, "")
        for index, item in enumerate(article.body.raw_data)
        if item["type"] == "text"
    }
    joined = _SEAM.join(texts.values())
    places = _values(article, "document")
    blocks = (value.get("document") for value in places.values())
    wanted = {*documents_linked(joined), *blocks} - {None}
    documents = get_document_model().objects.in_bulk(wanted) if wanted else {}
    for index, value in places.items():
        _put(article, index, value, document=documents.get(value.get("document")))
    html = expand_db_html(with_addresses(joined, documents, edition))
    return {index: mark_safe(part) for index, part in zip(texts, html.split(_SEAM), strict=False)}


def _values(article, *kinds: str) -> dict[int, dict]:
    """The stored values of the blocks of these kinds, by their index in the body."""
    return {
        index: item["value"] or {}
        for index, item in enumerate(article.body.raw_data)
        if item["type"] in kinds
    }


def _put(article, index: int, value: dict, **found) -> None:
    """Replace the block at ``index`` by the same with what was ``found`` in its parts."""
    item = article.body.raw_data[index]
    parts = article.body.stream_block.child_blocks[item["type"]].child_blocks
    whole = {name: part for name, part in {**value, **found}.items() if name in parts}
    article.body[index] = (item["type"], whole, item.get("id"))
