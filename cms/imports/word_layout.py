"""The paragraphs of a Word file, with the little of its layout that tells what they are."""

from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup, NavigableString, Tag
from django.utils.html import escape

from cms.text import tidy_spaces

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LISTS = ("ul", "ol")
_LINK_SCHEMES = ("http://", "https://", "mailto:")


@dataclass(frozen=True)
class WordParagraph:
    """One paragraph, list or row of a table.

    ``kind`` is ``title``, ``heading1`` … ``heading6``, ``subtitle``, ``caption``, ``text``,
    ``quote`` or ``list``. ``text`` is plain (a line for each item of a list), ``html`` the same
    in safe tags, ``is_rich`` whether the tags say more than the text. ``bold`` and ``italic`` are
    true when all of the text is. ``pictures`` are the names of the pictures in it, in order.
    """

    kind: str
    text: str
    html: str
    is_rich: bool = False
    bold: bool = False
    italic: bool = False
    pictures: tuple[str, ...] = ()
    in_table: bool = False


def paragraphs_of(document: BeautifulSoup) -> list[WordParagraph]:
    """All that bears text or a picture, in reading order."""
    found = _walk(document, in_table=False)
    return [paragraph for paragraph in found if paragraph.text or paragraph.pictures]


def _walk(parent: Tag, *, in_table: bool) -> Iterator[WordParagraph]:
    for child in parent.children:
        if isinstance(child, NavigableString):
            text = tidy_spaces(child)
            yield WordParagraph("text", text, f"<p>{escape(text)}</p>", in_table=in_table)
        elif child.name in ("table", "thead", "tbody"):
            yield from _walk(child, in_table=True)
        elif child.name == "tr":
            yield from _row(child)
        elif child.name in _LISTS:
            yield _list(child, in_table)
        else:
            yield _paragraph(child, in_table)


def _row(row: Tag) -> Iterator[WordParagraph]:
    """A row of pictures or of one cell as its paragraphs; a row of several cells as one line."""
    cells = [
        list(_walk(cell, in_table=True)) for cell in row.find_all(["td", "th"], recursive=False)
    ]
    cells = [[part for part in cell if part.text or part.pictures] for cell in cells]
    filled = [cell for cell in cells if cell]
    if len(filled) < 2 or any(part.pictures for cell in filled for part in cell):
        yield from (part for cell in filled for part in cell)
        return
    text = " | ".join(" ".join(part.text for part in cell) for cell in filled)
    yield WordParagraph("text", text, f"<p>{escape(text)}</p>", in_table=True)


def _list(tag: Tag, in_table: bool) -> WordParagraph:
    items = [_line(item) for item in tag.find_all("li")]
    return WordParagraph(
        "list",
        "\n".join(item for item in items if item),
        _safe(tag),
        is_rich=True,
        pictures=_pictures(tag),
        in_table=in_table,
    )


def _line(item: Tag) -> str:
    """The text of a list's item without the lists inside it."""
    own = [child for child in item.children if getattr(child, "name", None) not in _LISTS]
    return tidy_spaces(" ".join(_plain(child) for child in own))


def _paragraph(tag: Tag, in_table: bool) -> WordParagraph:
    text = _plain(tag)
    return WordParagraph(
        _kind(tag),
        text,
        _safe(tag) if tag.name == "blockquote" else f"<p>{_inside(tag)}</p>",
        is_rich=tag.name == "blockquote" or any(_is_link(link) for link in tag.find_all("a")),
        bold=_all_within(tag, "strong"),
        italic=_all_within(tag, "em"),
        pictures=_pictures(tag),
        in_table=in_table,
    )


def _kind(tag: Tag) -> str:
    classes = tag.get("class") or []
    if tag.name in _HEADINGS:
        return "title" if "title" in classes else f"heading{tag.name[1]}"
    if tag.name == "blockquote":
        return "quote"
    return next((name for name in ("subtitle", "caption") if name in classes), "text")


def _plain(node) -> str:
    """Text with a line end for each break."""
    if isinstance(node, NavigableString):
        return str(node)
    pieces = [
        "\n" if part.name == "br" else part
        for part in node.descendants
        if isinstance(part, NavigableString) or part.name == "br"
    ]
    lines = "".join(map(str, pieces)).split("\n")
    return "\n".join(line for line in map(tidy_spaces, lines) if line)


def _all_within(tag: Tag, name: str) -> bool:
    texts = [text for text in tag.find_all(string=True) if text.strip()]
    return bool(texts) and all(text.find_parent(name) is not None for text in texts)


def _pictures(tag: Tag) -> tuple[str, ...]:
    return tuple(image["src"] for image in tag.find_all("img") if image.get("src"))


def _safe(tag: Tag) -> str:
    """A list or quotation with nothing left of its tags but their names."""
    return f"<{tag.name}>{_inside(tag)}</{tag.name}>"


def _inside(tag: Tag) -> str:
    return "".join(_safe_child(child) for child in tag.children)


def _safe_child(child) -> str:
    if isinstance(child, NavigableString):
        return escape(str(child))
    if child.name == "br":
        return "<br/>"
    if child.name == "a" and _is_link(child):
        return f'<a href="{escape(child["href"])}">{_inside(child)}</a>'
    if child.name in (*_LISTS, "li"):
        return _safe(child)
    return _inside(child)


def _is_link(tag: Tag) -> bool:
    return (tag.get("href") or "").lower().startswith(_LINK_SCHEMES)
