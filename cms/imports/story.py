"""A story as plain data: what reading a foreign document yields, before anything is stored.

Invariant: no character is lost. The visible characters of the document, letter case aside, are
exactly those of `Story.printed_parts`; each stands in one field or in `Story.dropped`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from media.credits import Credit


class Role(StrEnum):
    """What a person or organisation did for a story; the values are those of the report."""

    WORDS = "words"
    PHOTOS = "photos"
    VIDEO = "video"
    TRANSLATION = "translation"
    COMPILATION = "compilation"
    REPUBLISHED = "republished"


class Kind(StrEnum):
    PERSON = "person"
    ORGANISATION = "organisation"


@dataclass(frozen=True)
class BylineEntry:
    """``printed`` is the name as it stands in the document, empty where one printed name has a
    second role ("Tin, ảnh: Hoàng Nam") and was counted with the first."""

    name: str
    role: Role
    kind: Kind
    printed: str = ""


@dataclass(frozen=True)
class Paragraph:
    text: str


@dataclass(frozen=True)
class Subheading:
    text: str


@dataclass(frozen=True)
class PhotoBlock:
    """``file`` is the bare name printed in the document, None when none is printed.

    ``lead`` is True for the first single photo of a story and for no other.
    """

    file: str | None
    caption: str
    lead: bool
    credit: Credit | None


@dataclass(frozen=True)
class PhotoGroup:
    """Two files or more under one caption; never the lead photo."""

    files: tuple[str, ...]
    caption: str
    credit: Credit | None


Block = Paragraph | Subheading | PhotoBlock | PhotoGroup


@dataclass(frozen=True)
class Story:
    """``published_at`` is aware (the document's own offset, else Asia/Ho_Chi_Minh) or None when
    no time is printed; ``published_as_printed`` is the text it was read from.

    ``breadcrumb`` repeats the printed path for the eye; its parts are accounted for in
    ``persons``, ``section``, ``title`` or ``dropped``. ``dropped`` holds one string for each
    line that left something behind, in document order.
    """

    title: str
    kicker: str = ""
    standfirst: str = ""
    source: str | None = None
    dateline: str = ""
    published_at: datetime | None = None
    published_as_printed: str = ""
    breadcrumb: tuple[str, ...] = ()
    section: str | None = None
    persons: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    body: tuple[Block, ...] = ()
    bylines: tuple[BylineEntry, ...] = ()
    keywords: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()

    def printed_parts(self) -> Iterator[str]:
        """Every string taken from the document, each printed character once."""
        yield from (self.title, self.kicker, self.standfirst, self.source or "", self.dateline)
        yield from (self.published_as_printed, self.section or "")
        yield from (*self.persons, *self.topics, *self.keywords, *self.dropped)
        yield from (entry.printed for entry in self.bylines)
        for block in self.body:
            yield from _printed_in(block)

    def as_report(self) -> dict[str, Any]:
        """The keys of an import report that come from reading; JSON-ready."""
        moment = self.published_at
        return {
            "title": self.title,
            "kicker": self.kicker,
            "standfirst": self.standfirst,
            "source": self.source,
            "published_at": moment.isoformat() if moment else None,
            "body": [_block_report(block) for block in self.body],
            "bylines": [
                {"name": entry.name, "role": entry.role.value, "kind": entry.kind.value}
                for entry in self.bylines
            ],
            "keywords": list(self.keywords),
            "dropped": list(self.dropped),
            "section": self.section,
            "topics": list(self.topics),
            "persons": list(self.persons),
        }


def _printed_in(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(text) | Subheading(text):
            yield text
        case PhotoBlock(file, caption, _, credit):
            yield from (file or "", caption, credit.line if credit else "")
        case PhotoGroup(files, caption, credit):
            yield from (*files, caption, credit.line if credit else "")


def _block_report(block: Block) -> dict[str, Any]:
    match block:
        case Paragraph(text):
            return {"type": "paragraph", "text": text}
        case Subheading(text):
            return {"type": "subheading", "text": text}
        case PhotoBlock(file, caption, lead, credit):
            return {
                "type": "photo",
                "file": file,
                "caption": caption,
                "lead": lead,
                "credit": _credit_report(credit),
            }
        case PhotoGroup(files, caption, credit):
            return {
                "type": "photo_group",
                "files": list(files),
                "caption": caption,
                "credit": _credit_report(credit),
            }


def _credit_report(credit: Credit | None) -> dict[str, Any] | None:
    if credit is None:
        return None
    return {
        "photographers": list(credit.photographers),
        "organisation": credit.organisation,
        "line": credit.line,
    }
