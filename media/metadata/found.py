"""What the readers of containers find, and what may be left of it."""

import zlib
from dataclasses import dataclass, field

# Far above what programs write, far below what would tie up a server.
MOST_BYTES = 8 * 1024 * 1024
MOST_PARTS = 20_000


@dataclass
class Blocks:
    """Raw blocks: ``exif`` is a TIFF structure (from its byte order mark on), ``xmp`` holds
    packets in order of weight, ``extended`` the portions of JPEG's Extended XMP as
    ``{guid: {offset: bytes}}``, ``photoshop`` image resources, ``iim`` bare IIM datasets."""

    exif: bytes = b""
    xmp: list[bytes] = field(default_factory=list)
    extended: dict[bytes, dict[int, bytes]] = field(default_factory=dict)
    photoshop: bytes = b""
    iim: bytes = b""

    def add_exif(self, data: bytes) -> None:
        """The first block counts; some containers put JPEG's "Exif" header before it."""
        if data.startswith(b"Exif\0"):
            data = data[6:]
        self.exif = self.exif or data[:MOST_BYTES]

    def add_xmp(self, data: bytes) -> None:
        if data and len(self.xmp) < 8:
            self.xmp.append(data[:MOST_BYTES])

    def add_photoshop(self, data: bytes) -> None:
        self.photoshop += data[: MOST_BYTES - len(self.photoshop)]

    def extension(self, guid: bytes) -> bytes:
        """The Extended XMP called ``guid``, up to the first portion that is missing."""
        whole = bytearray()
        for offset, portion in sorted(self.extended.get(guid, {}).items()):
            if offset > len(whole) or len(whole) >= MOST_BYTES:
                break
            whole[offset : offset + len(portion)] = portion
        return bytes(whole[:MOST_BYTES])


def inflated(data: bytes) -> bytes:
    """zlib data unpacked, never to more than MOST_BYTES; what can be unpacked of broken data."""
    unpacker = zlib.decompressobj()
    whole = bytearray()
    # Piece by piece: one call gives nothing at all of data that is broken near its end.
    for start in range(0, len(data), 1024):
        piece = unpacker.unconsumed_tail + data[start : start + 1024]
        try:
            whole += unpacker.decompress(piece, MOST_BYTES - len(whole) + 1)
        except zlib.error:
            break
        if unpacker.eof or len(whole) > MOST_BYTES:
            break
    return bytes(whole[:MOST_BYTES])
