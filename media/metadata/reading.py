"""From a picture's bytes to what they say about it."""

from media.metadata.blocks import find_blocks
from media.metadata.exif import IIM as EXIF_IIM
from media.metadata.exif import PHOTOSHOP as EXIF_PHOTOSHOP
from media.metadata.exif import XMP as EXIF_XMP
from media.metadata.exif import read_exif
from media.metadata.found import Blocks
from media.metadata.iim import read_iim
from media.metadata.photoshop import IIM, IIM_DIGEST, digest_of, read_resources
from media.metadata.precedence import weigh
from media.metadata.record import PhotoMetadata
from media.metadata.tiff import read_tags
from media.metadata.xmp import extension_of, read_xmp


def read_metadata(data: bytes) -> PhotoMetadata:
    """What a JPEG, PNG, WebP, AVIF, HEIC or GIF file says of itself; empty for anything else.

    Never raises: whatever is broken, endless or hostile is left out and the rest read. Decodes
    no pixel, and its time and memory do not grow with what a block claims to hold.
    """
    blocks = find_blocks(data)
    tags = read_tags(blocks.exif)
    resources = read_resources(blocks.photoshop or tags[EXIF_PHOTOSHOP])
    iim = resources.get(IIM) or blocks.iim or tags[EXIF_IIM]
    digest = resources.get(IIM_DIGEST, b"")
    return weigh(
        read_xmp(_packets(blocks) or [tags[EXIF_XMP]]),
        read_iim(iim),
        read_exif(tags),
        iim_is_newer=bool(iim and digest) and digest != digest_of(iim),
    )


def _packets(blocks: Blocks) -> list[bytes]:
    """XMP's packets, and behind them the extensions that they name."""
    extensions = (
        [blocks.extension(extension_of(packet)) for packet in blocks.xmp]
        if (blocks.extended)
        else []
    )
    return [*blocks.xmp, *filter(None, extensions)]
