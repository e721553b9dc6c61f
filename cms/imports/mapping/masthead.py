"""The fields that stand above the body: headline, kicker, standfirst, source, time, section."""

from dataclasses import dataclass, field

from cms.imports.mapping.header import HeadLine, HeadRole, choose_title, classify_head, same_line
from cms.imports.mapping.places import is_place, is_section_name
from cms.imports.mapping.prefixes import Prefix
from cms.imports.mapping.sheet import Sheet, Strand
from cms.imports.mapping.times import PrintedTime
from cms.imports.story import BylineEntry
from cms.text import count_chu

_LONGEST_KICKER = 16
_LONGEST_MENU_ITEM = 4


@dataclass
class Masthead:
    """What the head of a page says, as strands that nobody has taken yet.

    ``time_lines`` are the lines the moment is read from, the one with the date first;
    ``body`` are the lines that follow, text above the headline that is no menu among them.
    """

    title: Strand
    kicker: Strand | None = None
    standfirst: Strand | None = None
    source: Strand | None = None
    dateline: Strand | None = None
    section: Strand | None = None
    breadcrumb: tuple[Strand, ...] = ()
    persons: tuple[Strand, ...] = ()
    topics: list[Strand] = field(default_factory=list)
    bylines: list[tuple[Strand, BylineEntry]] = field(default_factory=list)
    time_lines: list[tuple[Strand, PrintedTime]] = field(default_factory=list)
    body: list[Strand] = field(default_factory=list)


def read_masthead(sheet: Sheet) -> Masthead | None:
    """Read the head of a page; None when the page has no headline."""
    head = classify_head(sheet.lines)
    chosen = choose_title(head)
    if chosen is None:
        return None
    number, title = chosen
    masthead = Masthead(title)
    reader = _Reader(head, number, masthead)
    reader.read_breadcrumbs()
    reader.read_below()
    reader.read_above()
    for n, line in enumerate(sheet.lines):
        if n in reader.replaced:
            masthead.body.append(reader.replaced[n])
        elif n > number and n not in reader.used:
            masthead.body.append(line)
    return masthead


class _Reader:
    def __init__(self, head: list[HeadLine], title_number: int, masthead: Masthead):
        self.head = head
        self.number = title_number
        self.masthead = masthead
        self.used = {title_number}
        self.replaced: dict[int, Strand] = {}
        self.has_menu = False

    def read_breadcrumbs(self) -> None:
        masthead = self.masthead
        for number, entry in enumerate(self.head[: self.number + 6]):
            crumb = entry.breadcrumb
            if crumb is None:
                continue
            self.used.add(number)
            masthead.breadcrumb = masthead.breadcrumb or crumb.parts
            masthead.persons = masthead.persons or crumb.persons
            masthead.section = masthead.section or crumb.section

    def read_below(self) -> None:
        for number in range(self.number + 1, len(self.head)):
            entry = self.head[number]
            if number in self.used:
                continue
            if same_line(entry.line, self.masthead.title) and entry.role is not HeadRole.PARAGRAPH:
                self.used.add(number)
            elif entry.role is HeadRole.PHOTO:
                if not self._prefix_ahead(number):
                    return
            elif not self._read_line(number, entry):
                return
            else:
                self.used.add(number)

    def _read_line(self, number: int, entry: HeadLine) -> bool:
        """Take what a line below the headline says; False when the body begins with it."""
        masthead = self.masthead
        match entry.role:
            case HeadRole.NOISE:
                return True
            case HeadRole.TIME:
                self._read_time(entry)
                return True
            case HeadRole.PREFIX:
                if masthead.source or not entry.prefix:
                    return False
                self._read_prefix(number, entry.prefix)
                return True
            case HeadRole.SECTION:
                masthead.section = masthead.section or entry.line
                return True
            case HeadRole.PLACE:
                masthead.dateline = masthead.dateline or entry.line
                return True
        if entry.signature and not masthead.bylines and self._ends_head(number):
            masthead.bylines += entry.signature.names
            return True
        if self._is_standfirst(number):
            masthead.standfirst = entry.line
            return True
        return False

    def _read_time(self, entry: HeadLine) -> None:
        lines = self.masthead.time_lines
        if not lines or _completes(lines, entry.time):
            lines.append((entry.line, entry.time))
            if entry.beside and is_section_name(entry.beside.text):
                self.masthead.section = self.masthead.section or entry.beside
            elif entry.signature and not self.masthead.bylines:
                self.masthead.bylines += entry.signature.names
        if lines[0][1].day is None:
            lines.sort(key=lambda found: found[1].day is None)

    def _read_prefix(self, number: int, prefix: Prefix) -> None:
        masthead = self.masthead
        names_section = any(same_line(prefix.name, part) for part in masthead.breadcrumb)
        if prefix.certain and not names_section:
            masthead.source = prefix.name
        elif not names_section and is_section_name(prefix.name.text):
            masthead.section = masthead.section or prefix.name
        elif not names_section:
            masthead.source = prefix.name
        masthead.dateline = masthead.dateline or prefix.place
        if masthead.standfirst:
            self.replaced[number] = prefix.text
        elif prefix.text.text:
            masthead.standfirst = prefix.text

    def _prefix_ahead(self, number: int) -> bool:
        for entry in self.head[number : number + 8]:
            if entry.role is HeadRole.PREFIX:
                return not self.masthead.source
            if entry.role is HeadRole.PARAGRAPH:
                return False
        return False

    def _is_standfirst(self, number: int) -> bool:
        """Text below the headline that the page sets apart from the body: the time, a byline or
        a source prefix stands between them, and more text follows."""
        masthead = self.masthead
        if masthead.standfirst or masthead.source:
            return False
        ahead = [e for e in self.head[number + 1 : number + 8] if e.role is not HeadRole.NOISE]
        past_photos = [e for e in ahead[:5] if e.role is not HeadRole.PHOTO][:1]
        if past_photos and past_photos[0].role is HeadRole.PREFIX:
            return True
        if ahead and ahead[0].signature and ahead[0].role is not HeadRole.TIME:
            ahead = ahead[1:]
            if ahead and ahead[0].role in (HeadRole.PARAGRAPH, HeadRole.PHOTO):
                return not masthead.bylines
        return (
            len(ahead) > 1
            and ahead[0].role is HeadRole.TIME
            and ahead[0].time.day is not None
            and not masthead.time_lines
        )

    def _ends_head(self, number: int) -> bool:
        """A name above the text is a byline only when text, a photo or the time follows it."""
        ahead = (e for e in self.head[number + 1 :] if e.role is not HeadRole.NOISE)
        following = next(ahead, None)
        return following is not None and following.role in (
            HeadRole.PARAGRAPH,
            HeadRole.PREFIX,
            HeadRole.PHOTO,
            HeadRole.TIME,
        )

    def read_above(self) -> None:
        masthead = self.masthead
        times: list[HeadLine] = []
        above = [e for e in self.head[: self.number] if e.role is HeadRole.HEADLINE]
        self.has_menu = sum(entry.chu <= _LONGEST_MENU_ITEM for entry in above) > 2
        for number in range(self.number - 1, -1, -1):
            entry = self.head[number]
            if number in self.used or same_line(entry.line, masthead.title):
                continue
            if entry.role is HeadRole.TIME:
                times.append(entry)
            elif entry.role is HeadRole.SECTION:
                masthead.section = masthead.section or entry.line
            elif entry.role is HeadRole.HEADLINE:
                self._read_headline_above(entry)
            elif entry.role in (HeadRole.PARAGRAPH, HeadRole.PHOTO, HeadRole.PREFIX):
                masthead.body.insert(0, entry.line)
        self._read_times_above(times)

    def _read_headline_above(self, entry: HeadLine) -> None:
        masthead = self.masthead
        text, length = entry.line.text, count_chu(entry.line.text)
        if text.isupper() and length > _LONGEST_MENU_ITEM and not masthead.title.text.isupper():
            masthead.topics.insert(0, entry.line)
        elif self.has_menu and length <= _LONGEST_MENU_ITEM:
            return
        elif not masthead.kicker and length <= _LONGEST_KICKER and not is_place(text):
            masthead.kicker = entry.line
        elif length > _LONGEST_MENU_ITEM:
            masthead.body.insert(0, entry.line)

    def _read_times_above(self, times: list[HeadLine]) -> None:
        """A time above the headline counts when none stands below it and it has a clock.

        A date alone up there is the day on which the page was looked at.
        """
        if any(time.day for _, time in self.masthead.time_lines):
            return
        lines: list[tuple[Strand, PrintedTime]] = []
        for entry in times:
            if not lines or _completes(lines, entry.time):
                lines.append((entry.line, entry.time))
        if any(time.day for _, time in lines) and any(time.clock for _, time in lines):
            self.masthead.time_lines = sorted(lines, key=lambda found: found[1].day is None)


def _completes(lines: list[tuple[Strand, PrintedTime]], time: PrintedTime) -> bool:
    """Whether a further time line brings the half (date or clock) that the first one lacks."""
    first = lines[0][1]
    if len(lines) > 1:
        return False
    return (first.day is None and time.day is not None and time.clock is None) or (
        first.clock is None and time.clock is not None and time.day is None
    )
