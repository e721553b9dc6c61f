"""Metadata in PNG: chunks eXIf and iTXt, and the profiles that ImageMagick writes as text."""

from media.metadata.found import MOST_PARTS, Blocks, inflated

SIGNATURE = b"\x89PNG\r\n\x1a\n"
XMP_KEYWORD = b"XML:com.adobe.xmp"


def find_blocks(data: bytes) -> Blocks:
    blocks = Blocks()
    at = len(SIGNATURE)
    for _ in range(MOST_PARTS):
        length, kind = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        if len(kind) < 4 or kind == b"IEND":
            break
        if kind in _TAKEN:
            _TAKEN[kind](blocks, data[at + 8 : at + 8 + length])
        at += 12 + length
    return blocks


def _take_text(blocks: Blocks, payload: bytes) -> None:
    """tEXt: keyword, NUL, text."""
    keyword, _, text = payload.partition(b"\0")
    _take_profile(blocks, keyword, text)


def _take_packed_text(blocks: Blocks, payload: bytes) -> None:
    """zTXt: keyword, NUL, method, packed text."""
    keyword, _, text = payload.partition(b"\0")
    _take_profile(blocks, keyword, inflated(text[1:]) if _is_wanted(keyword) else b"")


def _take_international_text(blocks: Blocks, payload: bytes) -> None:
    """iTXt: keyword, NUL, packed or not, method, language, NUL, keyword again, NUL, text."""
    keyword, _, rest = payload.partition(b"\0")
    if not _is_wanted(keyword):
        return
    text = rest[2:].partition(b"\0")[2].partition(b"\0")[2]
    _take_profile(blocks, keyword, inflated(text) if rest[:1] == b"\x01" else text)


def _is_wanted(keyword: bytes) -> bool:
    return keyword == XMP_KEYWORD or keyword.startswith(b"Raw profile type ")


def _take_profile(blocks: Blocks, keyword: bytes, text: bytes) -> None:
    """A raw profile is text too: a line with its name, one with its length, hexadecimal digits."""
    if keyword == XMP_KEYWORD:
        blocks.add_xmp(text)
        return
    kind = keyword.removeprefix(b"Raw profile type ")
    if kind == keyword:
        return
    lines = text.strip().split(b"\n", 2)
    try:
        profile = bytes.fromhex(lines[-1].decode("ascii"))
    except ValueError:
        return
    if kind in (b"exif", b"APP1") and profile.startswith((b"Exif\0", b"II", b"MM")):
        blocks.add_exif(profile)
    elif kind in (b"iptc", b"8bim") and profile.startswith(b"\x1c"):
        blocks.iim = blocks.iim or profile
    elif kind in (b"iptc", b"8bim"):
        blocks.add_photoshop(profile.removeprefix(b"Photoshop 3.0\0"))
    elif kind == b"xmp":
        blocks.add_xmp(profile)


_TAKEN = {
    b"eXIf": Blocks.add_exif,
    b"iTXt": _take_international_text,
    b"tEXt": _take_text,
    b"zTXt": _take_packed_text,
}
