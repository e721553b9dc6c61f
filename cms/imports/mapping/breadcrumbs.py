"""The printed path of a page: "Nguyễn Văn Nên » Hoạt động » headline"."""

import re
from dataclasses import dataclass

from cms.imports.mapping.noise import is_navigation
from cms.imports.mapping.places import is_vietnamese_person
from cms.imports.mapping.sheet import Strand
from cms.text import count_chu

_MAX_LENGTH = 400
_TITLE_CHU = 5

_SEPARATOR = re.compile(r"\s*[»›→]+\s*|\s+(?:>{1,3}|/|\|)\s+")
_CERTAIN = re.compile(r"[»›→]")


@dataclass(frozen=True)
class Breadcrumb:
    """``parts`` in order; the page's own headline, when printed last, is ``title``.

    ``section`` is the innermost section; the parts nobody names (the home page, outer sections)
    are in ``parts`` alone.
    """

    parts: tuple[Strand, ...]
    title: Strand | None
    section: Strand | None
    persons: tuple[Strand, ...]


def find_breadcrumb(line: Strand) -> Breadcrumb | None:
    """Read a line as a path of at least two parts; None when it is none.

    Slashes, bars and ">" part a path only when it begins at the home page.
    """
    if len(line.text) > _MAX_LENGTH:
        return None
    parts = _parts(line)
    if len(parts) < 2:
        return None
    if not _CERTAIN.search(line.text) and not is_navigation(parts[0].text):
        return None
    *outer, last = parts
    is_title = count_chu(last.text) >= _TITLE_CHU and not is_vietnamese_person(last.text)
    named = [part for part in (outer if is_title else parts) if not is_navigation(part.text)]
    persons = tuple(part for part in named if is_vietnamese_person(part.text))
    sections = [part for part in named if part not in persons]
    return Breadcrumb(
        parts=tuple(parts),
        title=last if is_title else None,
        section=sections[-1] if sections else None,
        persons=persons,
    )


def _parts(line: Strand) -> list[Strand]:
    edges, position = [], 0
    for found in _SEPARATOR.finditer(line.text):
        edges.append(line.cut(position, found.start()))
        position = found.end()
    edges.append(line.cut(position))
    return [part for part in edges if part.text]
