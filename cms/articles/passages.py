"""The content of a story as passages of plain text in reading order, to compare and to search.

Reads the plain data of :func:`cms.articles.publication.content_of`, as it is kept in snapshots;
asks no database, so that it reads a snapshot whose story, photos and links are long gone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

from django.utils.translation import gettext_lazy as _

from cms.articles.models.rows import Byline
from cms.articles.photo_places import photo_numbers
from cms.text import tidy_spaces

# What a passage is, with the word for it on the screen.
NAMES = {
    "kicker": _("Kicker"),
    "title": _("Headline"),
    "short_title": _("Short headline (front page)"),
    "slug": _("Address of the page"),
    "standfirst": _("Standfirst"),
    "source": _("Source"),
    "dateline": _("Dateline"),
    "p": _("Paragraph"),
    "h2": _("Subheading"),
    "h3": _("Subheading"),
    "li": _("List item"),
    "blockquote": _("Quotation"),
    "photo": _("Photo"),
    "caption": _("Caption"),
    "alternative_text": _("Alternative text"),
    "credit": _("Credit"),
    "pull_quote": _("Pull quote"),
    "table": _("Table"),
    "embed": _("Embed"),
    "document": _("Document"),
    "related_link": _("Related link"),
    "byline": _("Byline"),
    "keywords": _("Keywords"),
    "thumbnail": _("Thumbnail"),
    "related": _("Related story"),
}
# What readers don't take for the text of a story: it may change without their being told.
_NO_WORDS = {"slug", "photo", "alternative_text", "keywords", "thumbnail", "related"}
_HEAD = ("kicker", "title", "short_title", "standfirst", "source", "dateline")
_PARAGRAPHS = {"p", "h2", "h3", "li", "blockquote"}


@dataclass(frozen=True)
class Passage:
    """``text`` of one kind (a key of :data:`NAMES`); ``photo`` is the number of the photo it
    belongs to, ``file`` the hash of the file it stands for. A passage about a photo may be empty,
    all others have text."""

    kind: str
    text: str
    photo: int | None = None
    file: str = ""

    @property
    def name(self):
        return NAMES.get(self.kind, self.kind)

    @property
    def is_of_the_words(self) -> bool:
        return self.kind not in _NO_WORDS


def passages_of(content: dict) -> list[Passage]:
    """Everything that ``content`` says, in the order of the page."""
    found = [Passage(name, tidy_spaces(content.get(name) or "")) for name in _HEAD]
    found += _body(content)
    found += [Passage("byline", _name_and_role(row)) for row in content["bylines"]]
    found.append(Passage("keywords", ", ".join(content.get("keywords", []))))
    found.append(Passage("slug", content.get("slug") or ""))
    found += [Passage("related", row["title"]) for row in content.get("related", [])]
    for row in content.get("documents", []):
        found.append(Passage("document", row["title"], file=row["file_hash"]))
    if thumbnail := content.get("thumbnail"):
        found.append(Passage("thumbnail", "", thumbnail["photo"], thumbnail["file_hash"]))
    return [one for one in found if one.text or one.photo]


def text_of(content: dict) -> str:
    """All words of ``content``, a line a passage."""
    return "\n".join(passage.text for passage in passages_of(content) if passage.text)


def _name_and_role(row: dict) -> str:
    """A name, and what it stands for unless that is the words."""
    if row["role"] not in Byline.Role.values or row["role"] == Byline.Role.WORDS:
        return row["name"]
    return f"{row['name']} ({Byline.Role(row['role']).label})"


def _body(content: dict) -> Iterator[Passage]:
    photos = list(content["photos"])
    if len(photos) > sum(len(_photos_in(block, content)) for block in content["body"]):
        yield from _photo(photos.pop(0))
    for block in content["body"]:
        value = block["value"]
        if block["type"] == "text":
            yield from paragraphs(value or "")
        elif block["type"] in ("photo", "photo_group"):
            for _number in _photos_in(block, content):
                if photos:
                    yield from _photo(photos.pop(0))
        elif block["type"] == "table":
            yield Passage("table", value.get("caption") or "")
            yield from (Passage("table", row) for row in _rows(value.get("table") or {}))
        else:
            yield Passage(block["type"], " – ".join(_leaves(value)))


def _photos_in(block: dict, content: dict) -> list[int]:
    """The photos of a block that were there when the content was kept."""
    if block["type"] not in ("photo", "photo_group"):
        return []
    known = {photo["photo"] for photo in content["photos"]}
    return [number for number in photo_numbers(block["value"] or {}) if number in known]


def _photo(photo: dict) -> Iterator[Passage]:
    yield Passage("photo", "", photo["photo"], photo["file_hash"])
    for kind in ("caption", "credit", "alternative_text"):
        yield Passage(kind, tidy_spaces(photo[kind] or ""), photo["photo"])


def _rows(table: dict) -> Iterator[str]:
    for row in table.get("data") or []:
        yield " | ".join(str(cell or "") for cell in row)


def _leaves(value) -> Iterator[str]:
    if isinstance(value, dict):
        # Numbers are those of documents and stories that the block names.
        value = [inner for name, inner in value.items() if name != "id"]
    if isinstance(value, list):
        for inner in value:
            yield from _leaves(inner)
    elif isinstance(value, int):
        yield f"#{value}"
    elif value:
        yield tidy_spaces(str(value))


def paragraphs(html: str) -> list[Passage]:
    """The paragraphs, subheadings and list items of a rich text, links with where they lead."""
    reader = _Paragraphs()
    reader.feed(html)
    reader.close()
    return reader.found()


class _Paragraphs(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self._kinds, self._texts, self._links = ["p"], [""], []

    def handle_starttag(self, tag, attrs):
        if tag in _PARAGRAPHS:
            self._kinds.append(tag)
            self._texts.append("")
        elif tag == "br":
            self._texts[-1] += " "
        elif tag == "a":
            given = dict(attrs)
            where = given.get("href") or " ".join(
                part for part in (given.get("linktype"), given.get("id")) if part
            )
            self._links.append(where)

    def handle_endtag(self, tag):
        if tag == "a" and self._links:
            self._texts[-1] += f" [{self._links.pop()}]"
        elif tag in _PARAGRAPHS:
            self._kinds.append("p")
            self._texts.append("")

    def handle_data(self, data):
        self._texts[-1] += data

    def found(self) -> list[Passage]:
        pairs = zip(self._kinds, self._texts, strict=True)
        return [Passage(kind, tidy) for kind, text in pairs if (tidy := tidy_spaces(text))]
