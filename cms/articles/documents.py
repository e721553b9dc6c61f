"""The documents that a story hands to its readers."""

import re
from collections.abc import Iterable

from wagtail.documents import get_document_model

_LINKED_RE = re.compile(r'<a\b[^>]*\blinktype="document"[^>]*>')
_NUMBER_RE = re.compile(r'\bid="(\d+)"')


def document_numbers(body: Iterable[dict]) -> list[int]:
    """The numbers of the documents of a stream as stored, blocks and links in texts, in order."""
    found = []
    for block in body:
        value = block["value"]
        if block["type"] == "document" and value and value.get("document"):
            found.append(value["document"])
        elif block["type"] == "text":
            found += documents_linked(value or "")
    return list(dict.fromkeys(found))


def documents_linked(html: str) -> list[int]:
    """The numbers of the documents that ``html``, as stored, links to, in order."""
    numbers = (_NUMBER_RE.search(link) for link in _LINKED_RE.findall(html))
    return [int(number[1]) for number in numbers if number]


def documents_of(body: Iterable[dict]) -> list:
    """The documents of a stream that the library has, in reading order."""
    numbers = document_numbers(body)
    known = get_document_model().objects.in_bulk(numbers) if numbers else {}
    return [known[number] for number in numbers if number in known]
