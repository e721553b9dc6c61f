"""RDF/XML as XMP uses it (ISO 16684-1): from a packet's bytes to a tree of property values.

The parser is fed piece by piece and keeps the properties that are asked for, so neither the
size nor the depth of a packet costs memory, and a broken packet gives all that stands before
the damage. Document types are refused, and with them entities, bombs and external files.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser, ParseError

from cms.text import clean_controls
from media.metadata.namespaces import qualified
from media.metadata.words import decoded

_MOST_ELEMENTS = 100_000
_MOST_DEPTH = 16
_MOST_KEPT = 20_000
_PIECE = 64 * 1024

# XML knows five names and no control characters; what else programs write there stops a parser.
_BARE_AMPERSAND = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9a-fA-F]{1,6});)")
_REFERENCE = re.compile(r"&#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}));")


@dataclass
class Node:
    """An element: ``name`` and the names of ``attributes`` by the standard's prefixes."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    text: str = ""
    children: list["Node"] = field(default_factory=list)


class _Enough(Exception):
    """The packet is larger than any program's; what was read so far stands."""


def read_packet(packet: bytes, wanted: Collection[str]) -> dict[str, Node]:
    """The properties among ``wanted`` (``prefix:name``), wherever in the packet they stand: as
    an element or as an attribute of an rdf:Description. The first of a name counts."""
    target = _Collector(wanted)
    parser = DefusedXMLParser(target=target, forbid_dtd=True)
    text = _as_xml(packet)
    try:
        for start in range(0, len(text), _PIECE):
            parser.feed(text[start : start + _PIECE])
    except (ParseError, DefusedXmlException, _Enough, ValueError):
        pass
    return target.properties


class _Collector:
    """The parser's target: keeps the subtrees of wanted properties, forgets everything else."""

    def __init__(self, wanted: Collection[str]):
        self.wanted = wanted
        self.properties: dict[str, Node] = {}
        self._open: list[Node] = []
        self._texts: list[str] = []
        self._in_description: list[bool] = []
        self._skipped = self._elements = self._kept = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        if self._elements > _MOST_ELEMENTS:
            raise _Enough
        name = qualified(tag)
        if self._skipped:
            self._skipped += 1
        elif self._open:
            self._start_inside(name, attributes)
        elif self._in_description and self._in_description[-1]:
            if name in self.wanted:
                self._keep(name, attributes)
            else:
                self._skipped = 1
        else:
            describes = name == "rdf:Description"
            self._in_description.append(describes)
            if describes:
                self._take_attributes(attributes)

    def _start_inside(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._open) >= _MOST_DEPTH or self._kept >= _MOST_KEPT:
            self._skipped = 1
            return
        self._open[-1].text += "".join(self._texts)
        self._keep(name, attributes)
        self._open[-2].children.append(self._open[-1])

    def _keep(self, name: str, attributes: dict[str, str]) -> None:
        self._kept += 1
        self._texts = []
        known = {qualified(key): value for key, value in attributes.items()}
        self._open.append(Node(name, known))

    def _take_attributes(self, attributes: dict[str, str]) -> None:
        for key, value in attributes.items():
            name = qualified(key)
            if name in self.wanted:
                self.properties.setdefault(name, Node(name, text=value))

    def end(self, tag: str) -> None:
        if self._skipped:
            self._skipped -= 1
        elif self._open:
            node = self._open.pop()
            node.text += "".join(self._texts)
            self._texts = []
            if not self._open:
                self.properties.setdefault(node.name, node)
        elif self._in_description:
            self._in_description.pop()

    def data(self, text: str) -> None:
        if self._open and not self._skipped:
            self._texts.append(text)

    def close(self) -> None:
        """Asked for by the parser."""


def _as_xml(packet: bytes) -> str:
    """The packet as text that a parser takes as far as possible: from its first "<" on, no
    control characters, no ampersand that begins nothing."""
    text = clean_controls(_as_text(packet))
    text = text[max(text.find("<"), 0) :]
    return _REFERENCE.sub(_legal, _BARE_AMPERSAND.sub("&amp;", text))


def _as_text(packet: bytes) -> str:
    """By the byte order mark or, as XML's appendix F says, by where the first "<" has its NULs."""
    for mark, codec in (
        (b"\xff\xfe\0\0", "utf-32"),
        (b"\0\0\xfe\xff", "utf-32"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
        (b"<\0\0\0", "utf-32-le"),
        (b"\0\0\0<", "utf-32-be"),
        (b"<\0", "utf-16-le"),
        (b"\0<", "utf-16-be"),
    ):
        if packet.startswith(mark):
            return packet.decode(codec, errors="ignore")
    return decoded(packet)


def _legal(reference: re.Match) -> str:
    point = int(reference[1], 16) if reference[1] else int(reference[2])
    if point > 0x10FFFF or (point not in (9, 10, 13) and clean_controls(chr(point)) == ""):
        return ""
    return reference[0]
