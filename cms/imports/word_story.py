"""From the paragraphs of a Word file to a story."""

import re
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from cms.imports.mapping import NotAStory
from cms.imports.mapping.bylines import find_signature
from cms.imports.mapping.keywords import find_keywords
from cms.imports.mapping.prefixes import find_prefix
from cms.imports.mapping.sheet import Strand
from cms.imports.mapping.texts import without_end_mark
from cms.imports.story import (
    Block,
    BylineEntry,
    Paragraph,
    PhotoBlock,
    PhotoGroup,
    Story,
    Subheading,
)
from cms.imports.word_layout import WordParagraph
from cms.imports.word_text import RichParagraph
from cms.text import count_chu
from media.credits import find_credit, parse_credit

_HEADLINE_CHU, _HEADLINE_LENGTH = 45, 255
_SUBHEADING_CHU = 25
_KICKER_CHU = 12
_CAPTION_CHU = 90
_CAPTION_OPENING = re.compile(r"(?:ảnh|hình|photo)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.;:,…]$")


@dataclass
class _Page:
    """The story as far as it has been read; ``rest`` are the paragraphs nobody has taken."""

    rest: list[WordParagraph]
    title: str = ""
    kicker: str = ""
    standfirst: str = ""
    source: str | None = None
    dateline: str = ""
    keywords: tuple[str, ...] = ()
    bylines: tuple[BylineEntry, ...] = ()
    dropped: list[str] = field(default_factory=list)


def story_of(paragraphs: list[WordParagraph]) -> Story:
    """Understand a Word file as a story without a time of publication.

    The headline is the first paragraph in the style Title, else the first Heading 1, else the
    first bold short one, else a short first line. Raises NotAStory when there is none.
    """
    page = _Page(rest=list(paragraphs))
    _take_title(page)
    _take_standfirst(page)
    _take_end(page)
    return Story(
        title=page.title,
        kicker=page.kicker,
        standfirst=page.standfirst,
        source=page.source,
        dateline=page.dateline,
        body=tuple(_blocks(page)),
        bylines=page.bylines,
        keywords=page.keywords,
        dropped=tuple(page.dropped),
    )


def _take_title(page: _Page) -> None:
    number = _title_number(page.rest)
    if number is None:
        raise NotAStory(_("No headline was found in the Word file."))
    title = page.rest.pop(number)
    page.title = _one_line(title)
    above = page.rest[:number]
    if len(above) == 1 and not above[0].pictures and count_chu(above[0].text) <= _KICKER_CHU:
        page.kicker = _one_line(page.rest.pop(0))


def _title_number(paragraphs: list[WordParagraph]) -> int | None:
    by_style = [n for n, part in enumerate(paragraphs) if part.kind == "title" and part.text]
    by_heading = [n for n, part in enumerate(paragraphs) if part.kind == "heading1" and part.text]
    texts = [n for n, part in enumerate(paragraphs) if part.text][:3]
    short = [n for n in texts if _may_be_headline(paragraphs[n])]
    bold = [n for n in short if paragraphs[n].bold or paragraphs[n].kind.startswith("heading")]
    first = [n for n in short if n == texts[0]]
    return next(iter([*by_style, *by_heading, *bold, *first]), None)


def _may_be_headline(paragraph: WordParagraph) -> bool:
    return (
        paragraph.kind != "list"
        and len(paragraph.text) <= _HEADLINE_LENGTH
        and count_chu(paragraph.text) <= _HEADLINE_CHU
    )


def _take_standfirst(page: _Page) -> None:
    number = next((n for n, part in enumerate(page.rest) if part.text), None)
    if number is None or page.rest[number].pictures:
        return
    first = page.rest[number]
    heads = first.bold and not _is_subheading(first)
    prefix = find_prefix(Strand(0, first.text))
    opens = prefix is not None and prefix.certain
    if not (first.kind == "subtitle" or heads or (opens and number == 0)):
        return
    page.rest.pop(number)
    if opens:
        page.source = prefix.name.text
        page.dateline = prefix.place.text if prefix.place else ""
        page.dropped.append(_around(first.text, prefix))
    page.standfirst = (prefix.text.text if opens else first.text).replace("\n", " ")


def _around(text: str, prefix) -> str:
    """The brackets and dashes of a prefix, which are printed anew wherever it appears."""
    opening = text[: len(text) - len(prefix.text.text)]
    for part in (prefix.name, prefix.place):
        opening = opening.replace(part.text, "", 1) if part else opening
    return " ".join(opening.split())


def _take_end(page: _Page) -> None:
    """The keywords, the byline and the end mark, from the last line upward."""
    if page.rest and (keywords := find_keywords(Strand(0, page.rest[-1].text))):
        line = page.rest.pop().text
        page.keywords = tuple(keyword.text for keyword in keywords)
        page.dropped.append(line[: line.index(page.keywords[0])].strip())
    last = page.rest[-1] if len(page.rest) > 1 else None
    if last and last.kind == "text" and not (last.is_rich or last.pictures or last.in_table):
        signature = find_signature(Strand(0, last.text))
        if signature and not _may_be_caption(page.rest, len(page.rest) - 1):
            page.rest.pop()
            page.bylines = tuple(entry for _strand, entry in signature.names)


def _blocks(page: _Page) -> list[Block]:
    blocks: list[Block] = []
    number, lead = 0, True
    while number < len(page.rest):
        paragraph = page.rest[number]
        number += 1
        if not paragraph.pictures:
            blocks.append(_text_block(paragraph, page))
            continue
        pictures, own_text = list(paragraph.pictures), paragraph.text
        while not own_text and number < len(page.rest) and _only_pictures(page.rest[number]):
            pictures += page.rest[number].pictures
            number += 1
        caption = own_text
        if not caption and number < len(page.rest) and _may_be_caption(page.rest, number):
            caption = page.rest[number].text
            number += 1
        block = _photo_block(list(dict.fromkeys(pictures)), caption, lead)
        lead = lead and not isinstance(block, PhotoBlock)
        blocks.append(block)
    return [block for block in blocks if not isinstance(block, Paragraph) or block.text]


def _photo_block(pictures: list[str], printed: str, lead: bool) -> PhotoBlock | PhotoGroup:
    caption, credit = parse_credit(printed.replace("\n", " "))
    if len(pictures) == 1:
        return PhotoBlock(pictures[0], caption, lead, credit)
    return PhotoGroup(tuple(pictures), caption, credit)


def _text_block(paragraph: WordParagraph, page: _Page) -> Block:
    if _is_subheading(paragraph):
        return Subheading(_one_line(paragraph))
    if paragraph.is_rich:
        return RichParagraph(paragraph.text, paragraph.html)
    kept = without_end_mark(Strand(0, paragraph.text)).text
    if len(kept) < len(paragraph.text):
        page.dropped.append(paragraph.text[len(kept) :].strip())
    return Paragraph(kept)


def _is_subheading(paragraph: WordParagraph) -> bool:
    if paragraph.kind.startswith("heading") or paragraph.kind == "title":
        return True
    return (
        paragraph.kind == "text"
        and paragraph.bold
        and not paragraph.is_rich
        and count_chu(paragraph.text) <= _SUBHEADING_CHU
        and not _SENTENCE_END.search(paragraph.text)
    )


def _only_pictures(paragraph: WordParagraph) -> bool:
    return bool(paragraph.pictures) and not paragraph.text


def _may_be_caption(paragraphs: list[WordParagraph], number: int) -> bool:
    """Whether the paragraph at ``number`` belongs to a picture right above it."""
    paragraph = paragraphs[number]
    if not number or not paragraphs[number - 1].pictures or paragraph.pictures:
        return False
    if paragraph.kind == "caption":
        return True
    if paragraph.kind != "text" or count_chu(paragraph.text) > _CAPTION_CHU:
        return False
    return bool(
        paragraph.in_table
        or paragraph.italic
        or _CAPTION_OPENING.match(paragraph.text)
        or find_credit(paragraph.text)
    )


def _one_line(paragraph: WordParagraph) -> str:
    return " ".join(paragraph.text.split())
