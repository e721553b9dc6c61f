"""Metadata in WebP: the chunks EXIF and XMP of its RIFF file."""

from media.metadata.found import MOST_PARTS, Blocks


def find_blocks(data: bytes) -> Blocks:
    blocks = Blocks()
    at = 12
    for _ in range(MOST_PARTS):
        kind, length = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        if len(kind) < 4:
            break
        if kind == b"EXIF":
            blocks.add_exif(data[at + 8 : at + 8 + length])
        elif kind == b"XMP ":
            blocks.add_xmp(data[at + 8 : at + 8 + length])
        # Chunks stand on even bytes.
        at += 8 + length + length % 2
    return blocks
