"""Links inside rich text, turned into addresses for all texts of a story at once."""

import re
from collections.abc import Iterable, Mapping

from wagtail.models import Page

from portal.edition import Edition

_LINK = re.compile(r'<a\b[^>]*\blinktype="(page|document)"[^>]*>')
_NUMBER = re.compile(r'\bid="(\d+)"')


def with_addresses(html: str, documents: Mapping[int, object], edition: Edition) -> str:
    """Stored ``html`` with addresses in its links to live pages and to ``documents``.

    What is no longer there, or not before readers, is no link any more. One query when a page is
    linked to, otherwise none.
    """
    addresses = {
        "document": {number: document.url for number, document in documents.items()},
        "page": _page_addresses(_pages_linked(html), edition),
    }

    def opening(link: re.Match) -> str:
        number = _NUMBER.search(link[0])
        address = addresses[link[1]].get(int(number[1])) if number else None
        return f'<a href="{address}">' if address else "<a>"

    return _LINK.sub(opening, html)


def _pages_linked(html: str) -> set[int]:
    links = (link[0] for link in _LINK.finditer(html) if link[1] == "page")
    return {int(number[1]) for link in links if (number := _NUMBER.search(link))}


def _page_addresses(numbers: Iterable[int], edition: Edition) -> dict[int, str]:
    if not numbers:
        return {}
    live = Page.objects.live().filter(pk__in=numbers).only("url_path")
    return {page.pk: edition.url_of(page) for page in live}
