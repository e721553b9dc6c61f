"""IIM for a delivered JPEG: for the programs of newsrooms that still read nothing else."""

import struct

from media.metadata.iim import LIMITS, NUMBERS, UTF_8
from media.metadata.imprint import Imprint
from media.metadata.jpeg import PHOTOSHOP_HEADER
from media.metadata.packet import tidied
from media.metadata.photoshop import IIM, IIM_DIGEST, digest_of, write_resource

_VERSION = struct.pack(">H", 4)
# In the order of their numbers, as IIM asks.
_WRITTEN = ("title", "creators", "credit", "source", "copyright_notice", "caption")


def iim_segment(imprint: Imprint) -> bytes:
    """A whole APP13 segment, marker included; b"" when the imprint says nothing that IIM knows.

    Each text is cut at IIM's limit, between two letters. Behind the datasets stands their
    digest, so readers know that XMP, which is never cut, was written with them.
    """
    iim = _iim(tidied(imprint))
    if not iim:
        return b""
    payload = (
        PHOTOSHOP_HEADER + write_resource(IIM, iim) + write_resource(IIM_DIGEST, digest_of(iim))
    )
    return struct.pack(">BBH", 0xFF, 0xED, len(payload) + 2) + payload


def _iim(imprint: Imprint) -> bytes:
    datasets = b"".join(
        _dataset(2, NUMBERS[name], _cut(text, LIMITS[name]))
        for name in _WRITTEN
        for text in _texts(getattr(imprint, name))
    )
    return _dataset(1, 90, UTF_8) + _dataset(2, 0, _VERSION) + datasets if datasets else b""


def _texts(value: str | tuple[str, ...]) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return value
    return (value,) if value else ()


def _dataset(record: int, number: int, value: bytes) -> bytes:
    return struct.pack(">BBBH", 0x1C, record, number, len(value)) + value


def _cut(text: str, most: int) -> bytes:
    """``text`` in UTF-8 and in at most ``most`` octets, no letter cut in two."""
    return text.encode()[:most].decode(errors="ignore").encode()
