"""From the lines of a document to a story: the whole reading, in order."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from cms.imports.mapping.captions import printed_files
from cms.imports.mapping.masthead import Masthead, read_masthead
from cms.imports.mapping.noise import is_noise, opens_related_stories
from cms.imports.mapping.photos import Item, Photo, find_photos
from cms.imports.mapping.sheet import Sheet, Strand, tidy
from cms.imports.mapping.tail import Tail, read_tail
from cms.imports.mapping.texts import find_subheadings, without_end_mark
from cms.imports.mapping.times import PrintedTime
from cms.imports.readers import Document
from cms.imports.story import (
    Block,
    BylineEntry,
    Paragraph,
    PhotoBlock,
    PhotoGroup,
    Story,
    Subheading,
)


class NotAStory(Exception):
    """A text that holds no story; ``reason`` is a sentence for the newsroom."""

    def __init__(self, reason):
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return str(self.reason)


def read_story(document: Document) -> Story:
    """Understand a document as a story. Raises `NotAStory` when it has no headline."""
    sheet = Sheet(document.text, continues=_is_running_text)
    masthead = read_masthead(sheet)
    if masthead is None:
        raise NotAStory(_("No headline was found in the document."))
    tail = read_tail(masthead.body)
    items = find_photos(_without_title_echo(tail.body, masthead.title))
    return _write(sheet, masthead, tail, items)


def _is_running_text(line: str) -> bool:
    return not (is_noise(line) or printed_files(Strand(0, line)) or opens_related_stories(line))


def _without_title_echo(lines: list[Strand], title: Strand) -> list[Strand]:
    """Without the lines that only repeat the headline (the alternative text of a photo)."""
    return [line for line in lines if tidy(line.text) != tidy(title.text)]


def _write(sheet: Sheet, masthead: Masthead, tail: Tail, items: list[Item]) -> Story:
    take = sheet.take
    times = masthead.time_lines
    if not any(time.day for _line, time in times) and tail.time:
        times = [tail.time]
    moment = times[0][1].moment(times[1][1] if len(times) > 1 else None) if times else None
    return Story(
        title=take(masthead.title),
        kicker=_taken(sheet, masthead.kicker) or "",
        standfirst=take(without_end_mark(masthead.standfirst)) if masthead.standfirst else "",
        source=_taken(sheet, masthead.source),
        dateline=_taken(sheet, masthead.dateline) or "",
        published_at=moment,
        published_as_printed=_take_times(sheet, times) if moment else "",
        breadcrumb=tuple(" ".join(part.text.split()) for part in masthead.breadcrumb),
        section=_taken(sheet, masthead.section),
        persons=tuple(take(person) for person in masthead.persons),
        topics=tuple(take(topic) for topic in masthead.topics),
        body=_take_body(sheet, items),
        bylines=_take_bylines(sheet, [*masthead.bylines, *tail.bylines]),
        keywords=tuple(take(keyword) for keyword in tail.keywords),
        dropped=sheet.leftovers(),
    )


def _taken(sheet: Sheet, strand: Strand | None) -> str | None:
    return sheet.take(strand) if strand else None


def _take_times(sheet: Sheet, times: list[tuple[Strand, PrintedTime]]) -> str:
    return sheet.take(*(line.cut(*span) for line, time in times for span in time.spans))


def _take_bylines(sheet: Sheet, names: list[tuple[Strand, BylineEntry]]):
    for strand, _entry in names:
        sheet.take(strand)
    return tuple(entry for _strand, entry in names)


def _take_body(sheet: Sheet, items: list[Item]) -> tuple[Block, ...]:
    subheadings = find_subheadings(items)
    blocks: list[Block] = []
    lead = True
    for number, item in enumerate(items):
        if isinstance(item, Photo):
            blocks.append(_take_photo(sheet, item, lead))
            lead = lead and not isinstance(blocks[-1], PhotoBlock)
            continue
        text = sheet.take(without_end_mark(item.line))
        if text:
            blocks.append(Subheading(text) if number in subheadings else Paragraph(text))
    return tuple(blocks)


def _take_photo(sheet: Sheet, photo: Photo, lead: bool) -> PhotoBlock | PhotoGroup:
    files = tuple(sheet.take(file) for file in photo.files)
    caption = sheet.take(photo.caption) if photo.caption else ""
    credit = None
    if photo.credit and photo.credit_line:
        credit = replace(photo.credit.credit, line=sheet.take(photo.credit_line))
    if len(files) > 1:
        return PhotoGroup(files, caption, credit)
    return PhotoBlock(files[0] if files else None, caption, lead, credit)
