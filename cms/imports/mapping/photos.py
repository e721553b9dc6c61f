"""Photos of a story: which file, caption and credit belong together.

Captions stand behind a bare file name or before it, doubled or tripled (the picture's
alternative text and the caption), or alone where the page printed no file name.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from cms.imports.mapping.bylines import find_signature
from cms.imports.mapping.captions import PhotoLine, may_be_caption, read_photo_line, shows_a_scene
from cms.imports.mapping.noise import is_noise, is_structure
from cms.imports.mapping.sheet import Strand, tidy
from cms.text import count_chu
from media.credits import FoundCredit

_LONGEST_REPEATED_CAPTION = 80


@dataclass
class Photo:
    """One photo, or a group when there are several ``files``."""

    files: list[Strand] = field(default_factory=list)
    caption: Strand | None = None
    credit_line: Strand | None = None
    credit: FoundCredit | None = None

    @property
    def words(self) -> str:
        return _bare(self.caption)


@dataclass
class Text:
    """A line of text; ``closed`` when an empty paragraph of the page (a lone dot) follows it."""

    line: Strand
    closed: bool = False


Item = Photo | Text


def find_photos(lines: list[Strand]) -> list[Item]:
    """Turn body lines into photos and texts, in order; noise and repeats are left out."""
    items = _marked_items(lines)
    items = _without_repeats(items)
    items = _open_captions(items)
    items = _with_lone_credits(_scenes(items))
    return _with_captions(items)


def _marked_items(lines: list[Strand]) -> list[Item]:
    items: list[Item] = []
    for line in lines:
        if is_structure(line.text) and items and isinstance(items[-1], Text):
            items[-1].closed = True
        if is_noise(line.text):
            continue
        read = read_photo_line(line)
        items.append(_photo(read) if read else Text(line))
    return items


def _scenes(items: list[Item]) -> list[Item]:
    """A text that can only be a caption is one, unless a dot closes it as a paragraph."""
    return [
        Photo(caption=item.line)
        if isinstance(item, Text) and not item.closed and shows_a_scene(item.line)
        else item
        for item in items
    ]


def _photo(read: PhotoLine) -> Photo:
    return Photo(list(read.files), read.caption, read.credit_line, read.credit)


def _without_repeats(items: list[Item]) -> list[Item]:
    """Merge exact repeats that follow each other; a repeated short text is a caption."""
    kept: list[Item] = []
    for item in items:
        last = kept[-1] if kept else None
        if last is None or not _repeats(last, item):
            kept.append(item)
        elif isinstance(last, Text):
            kept[-1] = _merged(last, item)
        elif isinstance(item, Photo) and last.credit is None and item.credit:
            kept[-1] = item
    return kept


def _repeats(one: Item, other: Item) -> bool:
    if isinstance(one, Photo) and one.files:
        same_files = isinstance(other, Photo) and [f.text for f in one.files] == [
            f.text for f in other.files
        ]
        return bool(same_files)
    if isinstance(one, Text) and isinstance(other, Text):
        return tidy(one.line.text) == tidy(other.line.text)
    return bool(_words(one)) and _words(one) == _words(other)


def _merged(text: Text, repeat: Item) -> Item:
    if isinstance(repeat, Photo):
        return repeat
    if count_chu(text.line.text) > _LONGEST_REPEATED_CAPTION:
        return text
    return Photo(caption=text.line)


def _open_captions(items: list[Item]) -> list[Item]:
    """Where paragraphs are closed by dots, a short line without one is a caption."""
    texts = [item for item in items if isinstance(item, Text)]
    closed = sum(text.closed for text in texts)
    if closed < 3 or closed * 2 < len(texts):
        return items
    result: list[Item] = []
    for number, item in enumerate(items):
        between = 0 < number < len(items) - 1 and isinstance(items[number + 1], Text)
        if (
            isinstance(item, Text)
            and between
            and not item.closed
            and items[number + 1].closed
            and may_be_caption(item.line, may_end=True)
        ):
            item = Photo(caption=item.line)
        result.append(item)
    return result


def _with_lone_credits(items: list[Item]) -> list[Item]:
    """Give a credit that has a line of its own to the photo, or the caption, above it."""
    result: list[Item] = []
    for item in items:
        lone = isinstance(item, Photo) and item.credit and not item.caption and not item.files
        last = result[-1] if result else None
        if lone and isinstance(last, Photo) and last.credit is None:
            last.credit_line, last.credit = item.credit_line, item.credit
        elif lone and isinstance(last, Text) and not last.closed and _short(last):
            result[-1] = Photo([], last.line, item.credit_line, item.credit)
        else:
            result.append(item)
    return result


def _short(text: Text) -> bool:
    return may_be_caption(text.line, may_end=True)


def _with_captions(items: list[Item]) -> list[Item]:
    """Join files with the captions beside them, on the side where this page prints them."""
    items = _file_runs(items)
    strict = any(_is_caption(item) for item in items)
    behind = _votes(items, +1, strict)
    before = _votes(items, -1, strict)
    first, second = (+1, -1) if behind >= before else (-1, +1)
    items = _attach(items, first, lambda item: _is_caption(item))
    items = _attach(items, first, lambda item: _text_caption(item, strict))
    items = _attach(items, second, lambda item: _is_caption(item))
    items = _attach(items, second, lambda item: _text_caption(item, strict=True))
    return _without_echoes(items)


def _file_runs(items: list[Item]) -> list[Item]:
    """Files that follow each other without a word between them are one group."""
    result: list[Item] = []
    for item in items:
        last = result[-1] if result else None
        if _is_bare_file(item) and isinstance(last, Photo) and _is_bare_file(last):
            last.files += item.files
        else:
            result.append(item)
    return result


def _votes(items: list[Item], side: int, strict: bool) -> int:
    """How much speaks for captions on one side: sure ones most, whole sentences least."""
    votes = 0
    for number, item in enumerate(items):
        if _needs_caption(item):
            neighbour = _neighbour(items, number, side)
            votes += 4 * _is_caption(neighbour)
            votes += _text_caption(neighbour, strict) + _text_caption(neighbour, strict=True)
    return votes


def _attach(items: list[Item], side: int, fits: Callable[[Item | None], bool]) -> list[Item]:
    gone: set[int] = set()
    for number, item in enumerate(items):
        neighbour = _neighbour(items, number, side)
        if _needs_caption(item) and number + side not in gone and fits(neighbour):
            gone.add(number + side)
            if isinstance(neighbour, Text):
                item.caption = neighbour.line
            else:
                item.caption = neighbour.caption
                if neighbour.credit:
                    item.credit_line, item.credit = neighbour.credit_line, neighbour.credit
    return [item for number, item in enumerate(items) if number not in gone]


def _without_echoes(items: list[Item]) -> list[Item]:
    """Leave out a caption printed once more on the other side of its file."""
    result: list[Item] = []
    for item in items:
        last = result[-1] if result else None
        if last is not None and _words(last) and _words(last) == _words(item):
            photo, other = (item, last) if isinstance(item, Photo) and item.files else (last, item)
            if isinstance(photo, Photo) and photo.files and not getattr(other, "files", None):
                result[-1] = photo
                continue
        result.append(item)
    return result


def _neighbour(items: list[Item], number: int, side: int) -> Item | None:
    place = number + side
    return items[place] if 0 <= place < len(items) else None


def _needs_caption(item: Item) -> bool:
    return isinstance(item, Photo) and bool(item.files) and item.caption is None


def _is_bare_file(item: Item) -> bool:
    return _needs_caption(item) and item.credit is None


def _is_caption(item: Item | None) -> bool:
    return isinstance(item, Photo) and not item.files and item.caption is not None


def _text_caption(item: Item | None, strict: bool) -> bool:
    return (
        isinstance(item, Text)
        and not item.closed
        and may_be_caption(item.line, may_end=not strict)
        and find_signature(item.line) is None
    )


def _words(item: Item) -> str:
    return item.words if isinstance(item, Photo) else _bare(item.line)


def _bare(strand: Strand | None) -> str:
    return tidy(strand.text).rstrip(" .|") if strand else ""
