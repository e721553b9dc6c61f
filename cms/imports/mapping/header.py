"""The head of a page: everything above the first line of the body.

Lines are classified first; then the headline is chosen by its place between menus and the
time or the source prefix, and every other line is understood from where it stands to it.
"""

from dataclasses import dataclass
from enum import Enum, auto

from cms.imports.mapping.breadcrumbs import Breadcrumb, find_breadcrumb
from cms.imports.mapping.bylines import Signature, find_signature
from cms.imports.mapping.captions import ends_sentence, read_photo_line
from cms.imports.mapping.noise import has_ink, is_navigation, is_noise
from cms.imports.mapping.places import is_place, is_section_name
from cms.imports.mapping.prefixes import Prefix, find_prefix
from cms.imports.mapping.sheet import Strand, tidy
from cms.imports.mapping.times import PrintedTime, find_time
from cms.text import count_chu, fold

_DEPTH = 80
_TITLE_CHU = 45
_MIN_TITLE_CHU = 4


class HeadRole(Enum):
    NOISE = auto()
    NAVIGATION = auto()
    PLACE = auto()
    SECTION = auto()
    BREADCRUMB = auto()
    TIME = auto()
    PREFIX = auto()
    SIGNATURE = auto()
    PHOTO = auto()
    HEADLINE = auto()
    PARAGRAPH = auto()


@dataclass(frozen=True)
class HeadLine:
    """One classified line; the reading that gave it its role, if any, is kept with it."""

    line: Strand
    role: HeadRole
    breadcrumb: Breadcrumb | None = None
    time: PrintedTime | None = None
    prefix: Prefix | None = None
    signature: Signature | None = None
    beside: Strand | None = None
    """What else stands in a time line: a section, or the names of ``signature``."""

    @property
    def chu(self) -> int:
        return count_chu(self.line.text)


def classify_head(lines: list[Strand]) -> list[HeadLine]:
    """Classify the first lines of a document, as many as a header can have."""
    return [_classify(line) for line in lines[:_DEPTH]]


def _classify(line: Strand) -> HeadLine:
    if is_noise(line.text):
        return HeadLine(line, HeadRole.NOISE)
    breadcrumb = find_breadcrumb(line)
    if breadcrumb:
        return HeadLine(line, HeadRole.BREADCRUMB, breadcrumb=breadcrumb)
    timed = read_time_line(line)
    if timed:
        return timed
    prefix = find_prefix(line)
    if prefix:
        return HeadLine(line, HeadRole.PREFIX, prefix=prefix)
    if is_navigation(line.text):
        return HeadLine(line, HeadRole.NAVIGATION)
    if is_place(line.text):
        return HeadLine(line, HeadRole.PLACE)
    if is_section_name(line.text):
        return HeadLine(line, HeadRole.SECTION)
    if read_photo_line(line):
        return HeadLine(line, HeadRole.PHOTO)
    signature = find_signature(line)
    if signature and signature.marked:
        return HeadLine(line, HeadRole.SIGNATURE, signature=signature)
    role = HeadRole.HEADLINE if _like_headline(line.text) else HeadRole.PARAGRAPH
    # An unmarked office may as well open a headline about it.
    return HeadLine(line, role, signature=signature if signature and signature.of_persons else None)


def read_time_line(line: Strand) -> HeadLine | None:
    """Read a line that holds a time and at most a section, a byline or noise beside it."""
    time = find_time(line.text)
    if time is None:
        return None
    if time.alone:
        return HeadLine(line, HeadRole.TIME, time=time)
    beside = _beside(line, time)
    if beside is None or not (time.day or is_noise(beside.text)):
        return None
    text = beside.text
    if is_noise(text) or is_navigation(text) or is_place(text):
        return HeadLine(line, HeadRole.TIME, time=time)
    signature = find_signature(beside)
    if is_section_name(text) or signature:
        return HeadLine(line, HeadRole.TIME, time=time, beside=beside, signature=signature)
    return None


def _beside(line: Strand, time: PrintedTime) -> Strand | None:
    """The text beside a time, when it is in one piece."""
    kept = time.rest.strip(" ,|;:.-–—/•·\u00a0()")
    if "   " in kept:
        kept = max(kept.split("   "), key=len).strip(" ,|;:.-–—/•·\u00a0()")
        others = time.rest.replace(kept, "", 1)
        if has_ink(others) and not is_noise(tidy(others)):
            return None
    start = time.rest.find(kept)
    return Strand(line.start + start, kept) if kept else None


def _like_headline(text: str) -> bool:
    if len(text) > 400 or count_chu(text) > _TITLE_CHU or text[0] in "-+*•–":
        return False
    return not ends_sentence(text) or text.rstrip()[-1] in '?!…:"”' or text.endswith("...")


def choose_title(head: list[HeadLine]) -> tuple[int, Strand] | None:
    """The headline: its line number and its strand (a whole line, or a breadcrumb's last part).

    None when the page has none above its text.
    """
    crumb = _crumb_title(head)
    zone = _zone_end(head)
    candidates = [n for n in range(zone) if head[n].role is HeadRole.HEADLINE]
    if crumb:
        number, part = crumb
        same = [n for n in candidates if same_line(head[n].line, part)]
        if same:
            return same[-1], head[same[-1]].line
        candidates = [n for n in candidates if n > number]
        if not any(head[n].chu >= _MIN_TITLE_CHU for n in candidates):
            return number, part
    number = _best(head, candidates) if candidates else _headline_before_anchor(head)
    return None if number is None else (number, head[number].line)


def _crumb_title(head: list[HeadLine]) -> tuple[int, Strand] | None:
    for number, entry in enumerate(head):
        if entry.breadcrumb and entry.breadcrumb.title:
            return number, entry.breadcrumb.title
    return None


def _zone_end(head: list[HeadLine]) -> int:
    """Where the header's short lines end: the first prefix, paragraph or photo."""
    seen = False
    for number, entry in enumerate(head):
        seen = seen or entry.role is HeadRole.HEADLINE
        if entry.role in (HeadRole.PREFIX, HeadRole.PARAGRAPH):
            return number
        if entry.role is HeadRole.PHOTO and seen:
            return number
    return len(head)


def _best(head: list[HeadLine], candidates: list[int]) -> int:
    titles = [n for n in candidates if head[n].chu >= _MIN_TITLE_CHU and not head[n].signature]
    titles = titles or [n for n in candidates if head[n].chu >= _MIN_TITLE_CHU] or candidates
    zone = _zone_end(head)
    anchor = _anchor(head, titles, zone)
    if anchor is None:
        pool = [n for n in titles[:3] if head[n].chu <= 32] or titles[:1]
        return max(pool, key=lambda n: (head[n].chu, -n))
    pool = [n for n in titles if n < anchor]
    nearest = pool[-1]
    if len(pool) > 1:
        above, here = head[pool[-2]], head[nearest]
        if here.chu >= 25 and above.chu >= 5 and here.chu > 1.4 * above.chu:
            return pool[-2]
        if here.line.text.isupper() and here.chu <= 5 and not above.line.text.isupper():
            return pool[-2]
    return nearest


def _anchor(head: list[HeadLine], titles: list[int], zone: int) -> int | None:
    """The line that follows a headline: the first time below one, else the source prefix."""
    times = [
        n for n in range(titles[0] + 1, zone) if head[n].role is HeadRole.TIME and head[n].time
    ]
    with_clock = [n for n in times if head[n].time.clock]
    if with_clock or times:
        return (with_clock or times)[0]
    if zone < len(head) and head[zone].role is HeadRole.PREFIX:
        return zone
    return None


def _headline_before_anchor(head: list[HeadLine]) -> int | None:
    """A headline below some other text, or one with a full stop: known by what follows it."""
    for number, entry in enumerate(head[:20]):
        following = next((e for e in head[number + 1 :] if e.role is not HeadRole.NOISE), None)
        if following is None or following.role not in (HeadRole.TIME, HeadRole.PREFIX):
            continue
        short = (
            entry.role is HeadRole.PARAGRAPH and entry.chu <= 25 and entry.line.text[0].isalnum()
        )
        if entry.role is HeadRole.HEADLINE or short:
            return number
    return None


def same_line(one: Strand, other: Strand) -> bool:
    """Whether two strands say the same, letter case, marks and spaces aside."""
    return tidy(fold(one.text)) == tidy(fold(other.text))
