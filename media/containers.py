"""What the bytes of a picture file tell without any of it being decoded."""

import re
import struct

# A progressive JPEG of a photo has some ten scans; each costs a walk over all of the picture.
MOST_SCANS = 100
_MOST_FRAMES_COUNTED = 1000
START_OF_SCAN = b"\xff\xda"
_END_OF_IMAGE = 0xD9
# Those with a length behind them, and the end: no fill bytes, stuffing, restarts or beginnings.
_JPEG_MARKER = re.compile(rb"\xff[\x02-\xcf\xd9-\xfe]")
_HEIF_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")


def format_of(data: bytes) -> str | None:
    """The kind of picture that ``data`` begins as, None for every kind that isn't kept."""
    if data.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if data.startswith((b"GIF87a", b"GIF89a")):
        return "GIF"
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "WEBP"
    if data[4:8] == b"ftyp":
        length = int.from_bytes(data[:4])
        brands = [data[8:12], *(data[at : at + 4] for at in range(16, min(length, 256), 4))]
        if b"avif" in brands or b"avis" in brands:
            return "AVIF"
        if any(brand in _HEIF_BRANDS for brand in brands):
            return "HEIF"
    return None


def ends_early(data: bytes, format: str) -> bool:
    """Whether the file ends before the end that its ``format`` has; asked of what can't be read."""
    if format == "JPEG":
        return not jpeg_scans(data)[1]
    if format == "PNG":
        return b"IEND" not in data
    if format == "GIF":
        return not data.rstrip(b"\0").endswith(b";")
    if format == "WEBP":
        return struct.unpack("<I", data[4:8].ljust(4, b"\0"))[0] + 8 > len(data)
    at = 0
    while at < len(data):
        length = int.from_bytes(data[at : at + 4])
        if length == 1:
            length = int.from_bytes(data[at + 8 : at + 16])
        if length < 8:
            return length != 0
        at += length
    return at > len(data)


def jpeg_scans(data: bytes) -> tuple[int, bool]:
    """How many scans a JPEG has (no more than needed are counted), and whether it has an end.

    What lies behind the end is not the picture's: phones put films there.
    """
    at = scans = 0
    while marker := _JPEG_MARKER.search(data, at):
        code, content = data[marker.start() + 1], marker.end()
        if code == _END_OF_IMAGE:
            return scans, True
        scans += code == START_OF_SCAN[1]
        if scans > MOST_SCANS:
            break
        at = content + max(2, int.from_bytes(data[content : content + 2]))
    return scans, False


def gif_frames(data: bytes) -> int:
    """How many pictures a GIF holds, by walking over its blocks; no more than 1,000 are counted.

    Pillow would unpack the head of each of them, and a file of 50 MB may hold two million.
    """
    at = 13 + _table_bytes(data[10:11])
    frames = 0
    while at < len(data) and frames < _MOST_FRAMES_COUNTED:
        if data[at] == 0x21:
            at += 2
        elif data[at] == 0x2C:
            frames += 1
            at += 11 + _table_bytes(data[at + 9 : at + 10])
        else:
            break
        while at < len(data) and data[at]:
            at += data[at] + 1
        at += 1
    return max(1, frames)


def _table_bytes(flags: bytes) -> int:
    return 3 * 2 ** ((flags[0] & 7) + 1) if flags and flags[0] & 0x80 else 0
