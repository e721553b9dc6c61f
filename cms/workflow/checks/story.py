"""A story as checks read it: its texts by place, prepared in one pass."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from functools import cached_property

from bs4 import BeautifulSoup
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.articles.photo_uses import photo_uses
from cms.text import nfc
from cms.workflow.checks.base import Place
from cms.workflow.checks.plain import links, plain
from cms.workflow.checks.register import Register

_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+(?=[\"“(A-ZÀ-ỸĐ\d])|\n+")
_AROUND = 60


class Kind(Enum):
    """What a passage is to its reader."""

    HEAD = "head"
    BODY = "body"
    CAPTION = "caption"
    UNSEEN = "unseen"


@dataclass(frozen=True)
class Passage:
    """One text of the story, in NFC, and where it stands in the form."""

    place: Place
    text: str
    kind: Kind = Kind.BODY

    def excerpt(self, start: int, end: int) -> str:
        """The words around ``text[start:end]`` in the same paragraph, cut between words."""
        opening = self.text.rfind("\n", 0, start) + 1
        closing = self.text.find("\n", end)
        closing = len(self.text) if closing < 0 else closing
        before, after = self.text[opening:start], self.text[end:closing]
        if len(before) > _AROUND:
            before = "…" + before[-_AROUND:].split(" ", 1)[-1]
        if len(after) > _AROUND:
            after = after[:_AROUND].rsplit(" ", 1)[0] + "…"
        return " ".join(f"{before}{self.text[start:end]}{after}".split())

    def sentences(self) -> Iterator[tuple[int, str]]:
        """Each sentence with the place where it begins."""
        begin = 0
        for gap in _SENTENCE_END.finditer(self.text):
            yield begin, self.text[begin : gap.start()]
            begin = gap.end()
        yield begin, self.text[begin:]


@dataclass(frozen=True)
class StoryLink:
    """A link in the story: to a page or a document by number, or to an address; one is not None."""

    place: Place
    words: str
    page: int | None = None
    document: int | None = None
    href: str | None = None


class Story:
    """``article`` as it would be published at ``at``.

    Asks the database only for its photos, and for the register when a check wants it.

    ``passages`` holds every text in reading order. ``today`` is the local date of ``at``, ``day``
    that of publication: of the first one when readers have the story already.
    """

    def __init__(self, article, *, at: datetime):
        self.article, self.at = article, at
        self.number = article.pk
        first = article.origin_published_at or article.first_published_at
        self.today = timezone.localdate(at)
        self.day = timezone.localdate(first) if first else self.today
        self.links: list[StoryLink] = []
        self.passages = tuple(p for p in self._read() if p.text)

    @cached_property
    def uses(self):
        return photo_uses(self.article)

    @cached_property
    def register(self) -> Register:
        return Register(self.read)

    def of_field(self, field: str) -> Passage | None:
        """The passage of a field outside the body; None when it is empty."""
        return next((p for p in self.passages if p.place.field == field), None)

    @property
    def read(self) -> list[Passage]:
        """What readers see: all but alternative texts."""
        return [passage for passage in self.passages if passage.kind is not Kind.UNSEEN]

    @property
    def body(self) -> list[Passage]:
        return [passage for passage in self.passages if passage.kind is Kind.BODY]

    def _read(self) -> Iterator[Passage]:
        article = self.article
        heads = [
            ("kicker", _("Kicker")),
            ("title", _("Headline")),
            ("short_title", _("Short headline")),
            ("standfirst", _("Standfirst")),
        ]
        for field, label in heads:
            yield _passage(Place(field, label=label), getattr(article, field), Kind.HEAD)
        lead = [
            ("lead_caption", _("Caption of the lead photo"), Kind.CAPTION),
            ("lead_alternative_text", _("Alternative text of the lead photo"), Kind.UNSEEN),
        ]
        for field, label, kind in lead:
            yield _passage(Place(field, label=label), getattr(article, field), kind)
        for index, block in enumerate(article.body):
            yield from self._read_block(index, block)

    def _read_block(self, index: int, block) -> Iterator[Passage]:
        named = {"number": index + 1, "kind": block.block.label}
        label = _("Block %(number)s (%(kind)s)") % named
        value = block.value
        if block.block_type == "text":
            place = Place("body", index, label=label)
            soup = BeautifulSoup(getattr(value, "source", "") or "", "html.parser")
            self.links += [StoryLink(place, **link) for link in links(soup)]
            yield _passage(place, plain(soup), Kind.BODY)
            return
        if block.block_type == "related_link":
            page = value.get("page")
            place = Place("body", index, "page", label)
            self.links.append(StoryLink(place, "", page=page.pk if page else 0))
            return
        for part, kind in _PARTS.get(block.block_type, ()):
            yield _passage(Place("body", index, part, label), value.get(part) or "", kind)
        if block.block_type == "table":
            rows = (value.get("table") or {}).get("data") or []
            cells = "\n".join(str(cell) for row in rows for cell in row if cell)
            yield _passage(Place("body", index, "table", label), cells, Kind.CAPTION)


_PARTS = {
    "photo": (("caption", Kind.CAPTION), ("alternative_text", Kind.UNSEEN)),
    "photo_group": (("caption", Kind.CAPTION),),
    "pull_quote": (("quote", Kind.BODY), ("attribution", Kind.CAPTION)),
    "table": (("caption", Kind.CAPTION),),
    "embed": (("caption", Kind.CAPTION),),
    "document": (("title", Kind.CAPTION),),
}


def _passage(place: Place, text: str, kind: Kind) -> Passage:
    return Passage(place, nfc(text).strip(), kind)
