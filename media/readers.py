"""How each kind of picture file is opened, and what its decoder costs.

The classes of Pillow's plugins are called by name and not through ``Image.open``: that one guesses
the kind from the content, and takes a JPEG with a second picture in it for something else.
The costs are peaks of the whole process, measured with pictures of 20 megapixels (Pillow 13,
libavif 1.4, libheif 1.23) and rounded up. ``make bench`` prints the peaks of the worst that is
taken; look there before changing a cost.
"""

from io import BytesIO

import pillow_heif
from PIL import ExifTags, Image
from PIL.AvifImagePlugin import AvifImageFile
from PIL.GifImagePlugin import GifImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.WebPImagePlugin import WebPImageFile

from media.colours import ADOBE_RGB, DISPLAY_P3, matrix_profile
from media.containers import MOST_SCANS, START_OF_SCAN, gif_frames, jpeg_scans

# Pillow keeps more than one channel in four bytes; the rest is for the sizes made of them.
_FOUR_BYTES = 4.5
_DISPLAY_P3_PRIMARIES = 12


class Reader:
    """A picture file whose head has been read. ``load`` decodes it, ``close`` lets go of it.

    ``size`` is width and height in pixels as stored, ``scale`` how many of them make one decoded
    pixel along a side, ``orientation`` the EXIF number (known once loaded), ``frames`` the number
    of pictures in the file, ``profile`` the ICC profile of the colours or None.
    """

    plugin: type[Image.Image]
    # What one stored pixel takes at the peak of decoding.
    bytes_per_pixel: float
    scale = 1
    orientation = 1
    frames = 1
    # How often the decoder keeps the bytes of the file beside the caller's own.
    copies = 0

    def __init__(self, data: bytes):
        self._picture = self.plugin(BytesIO(data))
        self.size = self._picture.size
        self.frames = getattr(self._picture, "n_frames", 1)

    @property
    def least_bytes_per_pixel(self) -> float:
        """The same where it is decoded as small as the largest rendition allows."""
        return self.bytes_per_pixel

    def shrink(self, factor: float, room: float) -> None:
        """Decode at a fraction of the size: at least 1/``factor`` if ``room`` (bytes) suffices."""

    def load(self) -> None:
        self._picture.load()
        self._read_exif()

    def crop(self, box: tuple[int, int, int, int]) -> Image.Image:
        """A part of the decoded picture, in whatever mode its file has; ``box`` in its pixels."""
        return self._picture.crop(box)

    def close(self) -> None:
        self._picture = None

    @property
    def decoded_size(self) -> tuple[int, int]:
        return self._picture.size

    @property
    def profile(self) -> bytes | None:
        profile = self._picture.info.get("icc_profile")
        return profile or (matrix_profile(ADOBE_RGB, 563 / 256) if self._says_adobe_rgb else None)

    _says_adobe_rgb = False

    def _read_exif(self) -> None:
        # Pillow raises many kinds of errors for EXIF that is broken; the picture may be whole.
        try:
            exif = self._picture.getexif()
            orientation = exif.get(ExifTags.Base.Orientation)
            # Cameras set to Adobe RGB say so here and add no profile (DCF 2.0, "R03").
            interoperability = exif.get_ifd(ExifTags.IFD.Interop).get(ExifTags.Interop.InteropIndex)
        except Exception:
            return
        self.orientation = orientation if orientation in range(1, 9) else 1
        self._says_adobe_rgb = interoperability == "R03"


class JpegReader(Reader):
    plugin = JpegImageFile

    def __init__(self, data: bytes):
        super().__init__(data)
        if not self._picture.tile:
            raise ValueError("no scan")
        self._read_exif()
        # Pillow has stopped behind the head of the first scan, which is 8 bytes long or longer.
        scan = data.rfind(START_OF_SCAN, 0, self._picture.fp.tell() - 6)
        components = self._picture.layer
        in_first_scan = data[scan + 4]
        # More than one scan: libjpeg keeps every coefficient, in two bytes, before it shows any.
        at_once = in_first_scan == len(components) and not self._picture.info.get("progressive")
        if not at_once and jpeg_scans(data)[0] > MOST_SCANS:
            raise ValueError("too many scans")
        largest = max(h * v for _, h, v, _ in components)
        self._coefficients = (
            0 if at_once else 2.1 * sum(h * v for _, h, v, _ in components) / largest
        )
        self._pixel = 1.1 if len(components) == 1 else _FOUR_BYTES

    @property
    def bytes_per_pixel(self) -> float:
        return self._coefficients + self._pixel / self.scale**2

    @property
    def least_bytes_per_pixel(self) -> float:
        return self._coefficients + self._pixel / 4

    def shrink(self, factor: float, room: float) -> None:
        scale = max(step for step in (1, 2, 4, 8) if step <= max(1, factor))
        width, height = self.size
        if scale == 1 and width * height * self.bytes_per_pixel > room:
            scale = 2
        self._picture.draft(None, (max(1, width // scale), max(1, height // scale)))
        self.scale = self._picture.decoderconfig[0]

    def load(self) -> None:
        self._picture.load()


class PngReader(Reader):
    plugin = PngImageFile

    @property
    def bytes_per_pixel(self) -> float:
        return {"1": 1.1, "L": 1.1, "P": 1.1, "I;16": 2.1}.get(self._picture.mode, _FOUR_BYTES)


class GifReader(Reader):
    plugin = GifImageFile
    bytes_per_pixel = 1.2

    def __init__(self, data: bytes):
        self._picture = self.plugin(BytesIO(data))
        self.size = self._picture.size
        self.frames = gif_frames(data)


class WebpReader(Reader):
    plugin = WebPImageFile
    bytes_per_pixel = 17.5
    copies = 2


class AvifReader(Reader):
    plugin = AvifImageFile

    def __init__(self, data: bytes):
        super().__init__(data)
        at = data.find(b"av1C")
        flags = data[at + 6] if 0 <= at < len(data) - 6 else 0
        alpha = self._picture.mode == "RGBA"
        planes = (1.5 if flags & 0x0C == 0x0C else 3) + alpha
        samples = planes * (2 if flags & 0x40 else 1)
        self.bytes_per_pixel = 8 + 1.2 * samples + 1.2 * alpha


class HeifReader(Reader):
    """Through libheif's own buffer: as a Pillow image it would lie in memory twice."""

    def __init__(self, data: bytes):
        file = pillow_heif.open_heif(data, remove_stride=False)
        self._picture = file[file.primary_index]
        self.size = self._picture.size
        self.frames = len(file)
        info = self._picture.info
        deep = info.get("bit_depth", 8) > 8
        halved = info.get("chroma") in (400, 420)
        self.bytes_per_pixel = {
            (False, True): 5.2 if "tiling" in info else 6.3,
            (False, False): 10.3,
            (True, True): 8.5,
            (True, False): 16.4,
        }[deep, halved]
        if self._picture.has_alpha:
            self.bytes_per_pixel += 5.2 if deep else 3.2

    def load(self) -> None:
        self._picture.load()
        if self._picture.size != self.size:
            raise ValueError("not the size that the head says")

    def crop(self, box: tuple[int, int, int, int]) -> Image.Image:
        left, top, right, bottom = box
        picture = self._picture
        rows = picture.data[top * picture.stride : bottom * picture.stride]
        size = (picture.size[0], bottom - top)
        strip = Image.frombuffer(picture.mode, size, rows, "raw", picture.mode, picture.stride, 1)
        return strip.crop((left, 0, right, bottom - top))

    @property
    def profile(self) -> bytes | None:
        info = self._picture.info
        named = (info.get("nclx_profile") or {}).get("color_primaries")
        if not info.get("icc_profile") and named == _DISPLAY_P3_PRIMARIES:
            return matrix_profile(DISPLAY_P3, 2.2)
        return info.get("icc_profile")


READERS = {
    "AVIF": AvifReader,
    "GIF": GifReader,
    "HEIF": HeifReader,
    "JPEG": JpegReader,
    "PNG": PngReader,
    "WEBP": WebpReader,
}
