"""Where a picture file keeps its metadata: each container handed to its own reader."""

from media.metadata import gif, isobmff, jpeg, png, webp
from media.metadata.found import Blocks


def find_blocks(data: bytes) -> Blocks:
    """The blocks of metadata in a JPEG, PNG, WebP, GIF, AVIF or HEIC file, by its first bytes.

    Only the container is walked; no pixel is decoded. A broken file gives what stands before
    the damage, any other data nothing.
    """
    if data.startswith(b"\xff\xd8"):
        return jpeg.find_blocks(data)
    if data.startswith(png.SIGNATURE):
        return png.find_blocks(data)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return webp.find_blocks(data)
    if data[:6] in (b"GIF87a", b"GIF89a"):
        return gif.find_blocks(data)
    if data[4:8] == b"ftyp":
        return isobmff.find_blocks(data)
    return Blocks()
