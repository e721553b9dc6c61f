"""Captions, credits and rights inside picture files, by the IPTC Photo Metadata Standard 2025.1.

Pure functions on bytes: `read_metadata` for any file that the library takes, `xmp_packet` and
`iim_segment` for what a delivered file says.
"""

from media.metadata.imprint import Imprint
from media.metadata.packet import xmp_packet
from media.metadata.reading import read_metadata
from media.metadata.record import PhotoMetadata
from media.metadata.segment import iim_segment

__all__ = ["Imprint", "PhotoMetadata", "iim_segment", "read_metadata", "xmp_packet"]
