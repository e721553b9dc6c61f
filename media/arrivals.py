"""Files that arrive for photos which awaited them."""

from django.core.files.base import ContentFile
from django.db import transaction

from cms.text import nfc
from media.models import Photo, PhotoQuerySet
from media.pictures import inspect_picture
from media.replacing import give_file


def file_name_key(name: str) -> str:
    """Equal for names that differ only in normal form, letter case and outer spaces."""
    return nfc(name).strip().casefold()


def fill_awaiting(
    wanted: Photo | str,
    file: ContentFile,
    *,
    origin: str = "",
    among: PhotoQuerySet | None = None,
) -> list[Photo]:
    """Give a picture to every photo that awaits it, wherever it is printed.

    ``wanted`` is a photo or the file name printed in documents of ``origin``; a photo's own
    origin is used when none is given. All photos that await a file of that name from the same
    origin are filled, as far as they are ``among`` (all photos when it is None); without a name
    or an origin only the photo itself. ``file`` must have passed
    :func:`media.pictures.checked_picture`. Returns the photos filled. Files replaced are deleted
    once the transaction has been committed. Must be called inside a transaction.
    """
    awaiting = Photo.objects.awaiting_file().select_for_update()
    if among is not None:
        awaiting = awaiting.filter(pk__in=among.order_by().values("pk"))
    return [_fill(photo, file) for photo in _wanted(awaiting, wanted, origin)]


def _wanted(waiting: PhotoQuerySet, wanted: Photo | str, origin: str) -> list[Photo]:
    if isinstance(wanted, Photo):
        name, origin = wanted.origin_file_name, origin or wanted.origin
        photos = list(waiting.filter(pk=wanted.pk))
    else:
        name, photos = wanted, []
    if name and origin:
        key = file_name_key(name)
        photos += [
            photo
            for photo in waiting.filter(origin=origin).exclude(pk__in=[p.pk for p in photos])
            if file_name_key(photo.origin_file_name) == key
        ]
    return photos


def _fill(photo: Photo, file: ContentFile) -> Photo:
    tile, storage = photo.file.name, photo.file.storage
    file.seek(0)
    data = file.read()
    give_file(photo, data, inspect_picture(data, file.name))
    transaction.on_commit(lambda: storage.delete(tile))
    return photo
