"""Rich text as a reader reads it, and the links in it."""

import re

from bs4 import BeautifulSoup

_BLOCKS = ("p", "h2", "h3", "h4", "li", "blockquote", "br")
_BETWEEN_BLOCKS = re.compile(r"[ \t]*\n\s*")


def plain(soup: BeautifulSoup) -> str:
    """The text of ``soup``, a line for each paragraph, subheading or item of a list."""
    for tag in soup.find_all(_BLOCKS):
        tag.append("\n") if tag.name != "br" else tag.insert_after("\n")
    return _BETWEEN_BLOCKS.sub("\n", soup.get_text()).strip()


def links(soup: BeautifulSoup) -> list[dict]:
    """Every link as ``{page, document, href, words}``; of the first three only one is not None."""
    found = []
    for tag in soup.find_all("a"):
        kind, number = tag.get("linktype"), tag.get("id")
        found.append(
            {
                "page": _number(number) if kind == "page" else None,
                "document": _number(number) if kind == "document" else None,
                "href": None if kind in ("page", "document") else tag.get("href"),
                "words": " ".join(tag.get_text().split()),
            }
        )
    return found


def _number(text) -> int | None:
    return int(text) if str(text or "").isdecimal() else None
