"""Metadata in GIF: the application extension "XMP DataXMP"."""

from media.metadata.found import Blocks

_IMAGE, _EXTENSION, _APPLICATION = 0x2C, 0x21, 0xFF
# Each sub-block is at most 256 bytes, so this is room for any file that the library takes.
_MOST_SUB_BLOCKS = 500_000
# The packet is written bare. A tail of 256 descending bytes leads those who take it for
# sub-blocks, each with its length before it, to the end, wherever they fall into it.
_TAIL = b"\x01\xff\xfe\xfd"


def find_blocks(data: bytes) -> Blocks:
    blocks = Blocks()
    at = 13 + _colours(data[10:11])
    steps = _MOST_SUB_BLOCKS
    while steps > 0 and at < len(data):
        kind = data[at]
        if kind == _EXTENSION:
            start = at + 2
        elif kind == _IMAGE:
            start = at + 11 + _colours(data[at + 9 : at + 10])
        else:
            break
        end, taken = _end_of_sub_blocks(data, start, steps)
        if kind == _EXTENSION and data[at + 1 : at + 14] == b"\xff\x0bXMP DataXMP":
            blocks.add_xmp(_packet(data, at + 14, end))
        at, steps = end, steps - taken - 1
    return blocks


def _colours(flags: bytes) -> int:
    """The bytes of the colour table that packed ``flags`` announce."""
    return 3 << ((flags[0] & 7) + 1) if flags and flags[0] & 0x80 else 0


def _end_of_sub_blocks(data: bytes, at: int, most: int) -> tuple[int, int]:
    """Where the sub-blocks from ``at`` end, and how many they are."""
    for taken in range(most):
        if at >= len(data) or not data[at]:
            return at + 1, taken
        at += 1 + data[at]
    return len(data), most


def _packet(data: bytes, start: int, end: int) -> bytes:
    bare = data[start:end]
    tail = bare.rfind(_TAIL)
    if tail >= 0:
        return bare[:tail]
    # Some programs cut the packet into honest sub-blocks after all.
    parts, at = [], start
    while at < min(end, len(data)) and data[at]:
        parts.append(data[at + 1 : at + 1 + data[at]])
        at += 1 + data[at]
    return b"".join(parts)
