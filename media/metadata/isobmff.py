"""Metadata in AVIF and HEIC: items "Exif" and "mime" of the file's meta box (ISO/IEC 23008-12).

Read here, not through a decoder: no library of codecs opens a file only to tell its caption.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from media.metadata.found import MOST_BYTES, Blocks, inflated

_MOST_BOXES = 2_000
_MOST_ITEMS = 5_000
_MOST_EXTENTS = 64
_MOST_TAKEN = 8
# A table of _MOST_ITEMS, with room to spare.
_MOST_TABLE = 1024 * 1024
_XMP_TYPE = b"application/rdf+xml"


@dataclass(frozen=True)
class _Item:
    number: int
    kind: bytes
    is_xmp: bool = False
    is_packed: bool = False


class _Fields:
    """Big-endian numbers one after the other; 0 past the end, so broken boxes end by themselves."""

    def __init__(self, data: bytes):
        self.data, self.at = data, 0

    def number(self, size: int) -> int:
        self.at += size
        return int.from_bytes(self.data[self.at - size : self.at])

    def word(self) -> bytes:
        """Bytes up to the next NUL."""
        end = self.data.find(b"\0", self.at)
        end = len(self.data) if end < 0 else end
        start, self.at = self.at, end + 1
        return self.data[start:end]

    @property
    def is_over(self) -> bool:
        return self.at >= len(self.data)


def find_blocks(data: bytes) -> Blocks:
    blocks = Blocks()
    meta = next((body for kind, body in _boxes(data) if kind == b"meta"), b"")[4:]
    inner: dict[bytes, bytes] = {}
    for kind, body in _boxes(meta):
        inner.setdefault(kind, body)
    items = {item.number: item for item in _items(inner.get(b"iinf", b"")[:_MOST_TABLE])}
    places = _places(inner.get(b"iloc", b"")[:_MOST_TABLE], items)
    for number, (method, extents) in list(places.items())[:_MOST_TAKEN]:
        content = _content(inner.get(b"idat", b"") if method == 1 else data, extents)
        item = items[number]
        if item.is_xmp:
            blocks.add_xmp(inflated(content) if item.is_packed else content)
        elif item.kind == b"Exif":
            # Four bytes say how far behind them the TIFF structure starts.
            blocks.add_exif(content[4 + int.from_bytes(content[:4]) :])
    return blocks


def _boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    for _ in range(_MOST_BOXES):
        size, kind, head = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8], 8
        if len(kind) < 4:
            return
        if size == 1:
            size, head = int.from_bytes(data[at + 8 : at + 16]), 16
        elif size == 0:
            size = len(data) - at
        if size < head:
            return
        yield kind, data[at + head : at + size]
        at += size


def _items(iinf: bytes) -> Iterator[_Item]:
    count_size = 2 if iinf[:1] == b"\0" else 4
    for number, (kind, body) in enumerate(_boxes(iinf[4 + count_size :])):
        if number == _MOST_ITEMS:
            return
        if kind != b"infe":
            continue
        fields = _Fields(body)
        version = fields.number(1)
        fields.number(3)
        if version < 2:
            continue
        item = fields.number(2 if version == 2 else 4)
        fields.number(2)
        kind = fields.number(4).to_bytes(4)
        fields.word()
        content = fields.word() if kind == b"mime" else b""
        encoding = fields.word() if kind == b"mime" else b""
        if kind in (b"Exif", b"mime"):
            yield _Item(item, kind, content.startswith(_XMP_TYPE), encoding == b"deflate")


def _places(iloc: bytes, wanted) -> dict[int, tuple[int, list[tuple[int, int]]]]:
    """``{item: (method, [(offset, length), …])}``; method 0 counts from the file's start, 1 in
    the box idat."""
    fields = _Fields(iloc)
    version = fields.number(1)
    fields.number(3)
    sizes = fields.number(2)
    offset_size, length_size, base_size = sizes >> 12, sizes >> 8 & 15, sizes >> 4 & 15
    index_size = sizes & 15 if version in (1, 2) else 0
    places = {}
    for _ in range(min(fields.number(4 if version == 2 else 2), _MOST_ITEMS)):
        if fields.is_over:
            break
        item = fields.number(4 if version == 2 else 2)
        method = fields.number(2) & 15 if version in (1, 2) else 0
        fields.number(2)
        base = fields.number(base_size)
        extents = []
        for _ in range(fields.number(2)):
            if fields.is_over or not index_size + offset_size + length_size:
                break
            fields.number(index_size)
            extents.append((base + fields.number(offset_size), fields.number(length_size)))
        if item in wanted and method in (0, 1):
            places[item] = (method, extents[:_MOST_EXTENTS])
    return places


def _content(room: bytes, extents: list[tuple[int, int]]) -> bytes:
    whole = bytearray()
    for offset, length in extents:
        # Length 0 means: to the end.
        end = offset + length if length else len(room)
        whole += room[offset : min(end, offset + MOST_BYTES - len(whole))]
    return bytes(whole)
