"""Metadata in JPEG: APP1 (Exif, XMP and its extension) and APP13 (Photoshop, with IIM)."""

import re
import struct

from media.metadata.found import MOST_PARTS, Blocks

EXIF_HEADER = b"Exif\0"
XMP_HEADER = b"http://ns.adobe.com/xap/1.0/\0"
EXTENSION_HEADER = b"http://ns.adobe.com/xmp/extension/\0"
PHOTOSHOP_HEADER = b"Photoshop 3.0\0"

_SCAN, _END = 0xDA, 0xD9
_WITHOUT_LENGTH = frozenset({0x01, *range(0xD0, 0xD9)})
_NEXT_MARKER = re.compile(rb"\xff[\xc0-\xfe]")
# Behind its header a portion says: GUID (32 hexadecimal digits), full length, own offset.
_PORTION = struct.Struct(">32sII")


def find_blocks(data: bytes) -> Blocks:
    """Walk the segments before the picture itself. When a length is wrong, go on at what looks
    like the next segment."""
    blocks = Blocks()
    at = 2
    for _ in range(MOST_PARTS):
        match = _NEXT_MARKER.match(data, at) or _NEXT_MARKER.search(data, at)
        if match is None or len(data) < match.end() + 2:
            break
        marker, start = data[match.start() + 1], match.end()
        if marker in (_SCAN, _END):
            break
        if marker in _WITHOUT_LENGTH:
            at = start
            continue
        length = int.from_bytes(data[start : start + 2])
        if marker in (0xE1, 0xED):
            _take(blocks, marker, data[start + 2 : start + length])
        at = start + max(length, 2)
    return blocks


def _take(blocks: Blocks, marker: int, payload: bytes) -> None:
    if marker == 0xED:
        _take_photoshop(blocks, payload)
    elif payload.startswith(EXIF_HEADER):
        blocks.add_exif(payload)
    elif payload.startswith(XMP_HEADER):
        blocks.add_xmp(payload[len(XMP_HEADER) :])
    elif payload.startswith(EXTENSION_HEADER):
        _take_portion(blocks, payload[len(EXTENSION_HEADER) :])


def _take_photoshop(blocks: Blocks, payload: bytes) -> None:
    # Resources run on from one segment to the next when they don't fit in one.
    if payload.startswith(PHOTOSHOP_HEADER):
        blocks.add_photoshop(payload[len(PHOTOSHOP_HEADER) :])
    elif payload.startswith(b"\x1c"):
        blocks.iim = blocks.iim or payload


def _take_portion(blocks: Blocks, payload: bytes) -> None:
    if len(payload) < _PORTION.size:
        return
    guid, _, offset = _PORTION.unpack_from(payload)
    portions = blocks.extended.setdefault(guid, {})
    portions.setdefault(offset, payload[_PORTION.size :])
