"""The file of a photo, whose stored size is that of the picture held upright."""

from PIL import ExifTags, Image
from wagtail.images.models import WagtailImageField, WagtailImageFieldFile

from media.pictures import KEPT_FORMATS

# Orientations that lie on their side, by the EXIF standard.
_LYING = frozenset((5, 6, 7, 8))


class UprightPictureFile(WagtailImageFieldFile):
    def get_image_dimensions(self):
        """Width and height in pixels, read from the head of the file without decoding it."""
        close = self.closed
        try:
            self.open()
            with Image.open(self, formats=KEPT_FORMATS) as picture:
                width, height = picture.size
                return (height, width) if _lies(picture) else (width, height)
        finally:
            if close:
                self.close()
            else:
                self.seek(0)


def _lies(picture: Image.Image) -> bool:
    """Whether the picture must be turned by a quarter. A damaged EXIF, for which Pillow raises
    whatever it trips over, says nothing."""
    try:
        return picture.getexif().get(ExifTags.Base.Orientation) in _LYING
    except Exception:
        return False


class UprightPictureField(WagtailImageField):
    attr_class = UprightPictureFile
