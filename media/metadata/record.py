"""What a photo's file says about the photo."""

from dataclasses import dataclass, fields
from datetime import datetime

from cms.text import fold, tone_key

_HOME = frozenset(
    {
        "cong hoa xa hoi chu nghia viet nam",
        "socialist republic of viet nam",
        "socialist republic of vietnam",
        "viet nam",
        "vietnam",
        "vn",
        "vnm",
    }
)


@dataclass(frozen=True)
class PhotoMetadata:
    """The properties of the IPTC Photo Metadata Standard 2025.1 that the newsroom reads.

    Texts are NFC, tidy, at most 10,000 characters, "" when the file is silent; lists are
    tuples of at most 200, in the file's order. ``caption``, ``alternative_text``,
    ``extended_description``, ``instructions``, ``usage_terms`` and ``copyright_notice`` may
    hold paragraphs, parted by an empty line. ``taken_at`` is aware when the file says how far
    from UTC, else naive; midnight when it names the day only. ``digital_source_type`` and
    ``data_mining`` are URIs of the vocabularies of IPTC and PLUS; ``license_url`` is
    the page that states the rights (xmpRights:WebStatement).
    """

    title: str = ""
    headline: str = ""
    caption: str = ""
    creators: tuple[str, ...] = ()
    credit: str = ""
    source: str = ""
    copyright_notice: str = ""
    usage_terms: str = ""
    licensor: str = ""
    licensor_url: str = ""
    license_url: str = ""
    keywords: tuple[str, ...] = ()
    persons_shown: tuple[str, ...] = ()
    sublocation: str = ""
    city: str = ""
    province: str = ""
    country: str = ""
    event: str = ""
    taken_at: datetime | None = None
    alternative_text: str = ""
    extended_description: str = ""
    digital_source_type: str = ""
    data_mining: str = ""
    instructions: str = ""

    @property
    def place(self) -> str:
        """The place for a reader: "sublocation, city, province", nothing named twice.

        The country stands behind them only when it isn't Việt Nam, and alone when the file
        names nothing nearer.
        """
        near = _named_once(self.sublocation, self.city, self.province)
        if near and fold(self.country) in _HOME:
            return near
        return _named_once(near, self.country)

    def as_dict(self) -> dict[str, str | list[str]]:
        """What the file says, for JSON: no empty values, the time in ISO 8601."""
        said = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: _plain(value) for name, value in said.items() if value}


def _plain(value: str | tuple[str, ...] | datetime) -> str | list[str]:
    if isinstance(value, datetime):
        return value.isoformat()
    return value if isinstance(value, str) else list(value)


def _named_once(*places: str) -> str:
    """The parts in order; one that stands already, also inside another, is left out."""
    seen: dict[str, str] = {}
    for place in places:
        for part in place.split(","):
            if part.strip():
                seen.setdefault(tone_key(part.strip()), part.strip())
    return ", ".join(seen.values())
