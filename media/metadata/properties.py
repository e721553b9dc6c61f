"""What one source (XMP, IIM or Exif) says, before the sources are weighed."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from media.metadata.moments import Moment
from media.metadata.words import clean, clean_entries, clean_line, is_placeholder

_PARAGRAPHS = frozenset(
    {
        "alternative_text",
        "caption",
        "copyright_notice",
        "extended_description",
        "instructions",
        "usage_terms",
    }
)
# Where cameras write their own words. Programs copy them from Exif to the other two.
_FILLED_BY_CAMERAS = frozenset({"caption", "copyright_notice", "headline", "title"})


@dataclass(frozen=True)
class Place:
    """One place, from the near to the far; "" for what the source doesn't name."""

    sublocation: str = ""
    city: str = ""
    province: str = ""
    country: str = ""

    def __bool__(self) -> bool:
        return any((self.sublocation, self.city, self.province, self.country))


@dataclass
class Properties:
    """``texts`` and ``lists`` go by the names of PhotoMetadata's fields and hold clean values
    only. ``taken`` is when the photo was taken, ``made`` when the file was made from it: a
    second best. ``places`` stand in order of weight."""

    texts: dict[str, str] = field(default_factory=dict)
    lists: dict[str, tuple[str, ...]] = field(default_factory=dict)
    places: list[Place] = field(default_factory=list)
    taken: Moment | None = None
    made: Moment | None = None

    def say(self, name: str, text: str) -> None:
        """Keep a text, unless the property has one already or a camera made it up."""
        words = clean(text) if name in _PARAGRAPHS else clean_line(text)
        if not words or (name in _FILLED_BY_CAMERAS and is_placeholder(words)):
            return
        self.texts.setdefault(name, words)

    def list(self, name: str, texts: Iterable[str]) -> None:
        """Keep a list, unless the property has one already."""
        entries = clean_entries(texts)
        if name == "creators":
            entries = tuple(entry for entry in entries if not is_placeholder(entry))
        if entries:
            self.lists.setdefault(name, entries)

    def locate(self, sublocation: str, city: str, province: str, country: str) -> None:
        place = Place(*map(clean_line, (sublocation, city, province, country)))
        if place:
            self.places.append(place)
