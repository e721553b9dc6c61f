"""Whether a file really is a picture that the library can keep."""

import warnings
from io import BytesIO

from django.conf import settings
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from PIL import Image
from pillow_heif import register_heif_opener

from cms.text import nfc

KEPT_FORMATS = ("AVIF", "GIF", "HEIF", "JPEG", "PNG", "WEBP")
PICTURE_SUFFIXES = (".avif", ".gif", ".heic", ".jpeg", ".jpg", ".png", ".webp")

register_heif_opener()


class NotAPicture(ValueError):
    """A file that is no picture the library keeps; the message says why, for the newsroom."""


def checked_picture(data: bytes, name: str) -> ContentFile:
    """``data`` as a file called ``name``, once all of it has been decoded. Raises NotAPicture."""
    if len(data) > settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE:
        raise NotAPicture(_("The picture %(name)s is too large.") % {"name": name})
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            _decode(data, name)
    except NotAPicture:
        raise
    except Exception as error:
        # Pillow's decoders raise whatever a broken file leads them to.
        broken = _("The file %(name)s is not a picture that can be read.") % {"name": name}
        raise NotAPicture(broken) from error
    return ContentFile(data, name=nfc(name))


def _decode(data: bytes, name: str) -> None:
    with Image.open(BytesIO(data), formats=KEPT_FORMATS) as picture:
        width, height = picture.size
        if width * height > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
            raise NotAPicture(_("The picture %(name)s has too many pixels.") % {"name": name})
        picture.load()
