"""The photos of one document: taken in once, filled when their files arrive."""

from dataclasses import dataclass
from functools import cache

from django.core.files.base import ContentFile
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from cms.imports.origins import Origin, photo_key, photo_prefix
from cms.imports.pictures import Shelf
from media.arrivals import fill_awaiting
from media.crediting import apply_credit
from media.credits import Credit
from media.describing import describe
from media.intake import file_fields, measured
from media.metadata import read_metadata
from media.models import Photo
from media.neutral_tile import SIZE, neutral_tile
from media.pictures import Inspected, NotAPicture, inspect_picture


@cache
def _tile() -> bytes:
    return neutral_tile().read()


@dataclass(frozen=True)
class Picture:
    """The bytes of a file and what was seen in them."""

    data: bytes
    inspected: Inspected


class PhotoIntake:
    """Finds or makes the photos of one document inside the importer's transaction.

    ``notes`` are sentences for the report. ``arrived`` counts photos whose file came after them,
    ``saved`` are the photos written so far; they belong to ``user``, who may then edit them.
    With ``writes_files`` off nothing is written to storage: the transaction must be rolled back.
    """

    def __init__(
        self, origin: Origin, shelf: Shelf, title: str, *, user=None, writes_files: bool = True
    ):
        self._origin = origin
        self._shelf = shelf
        self._title = title
        self._user = user
        self._writes_files = writes_files
        self._captions_seen: dict[str, int] = {}
        self._written: list[tuple] = []
        self._known = {
            photo.origin_key: photo
            for photo in Photo.objects.filter(origin_key__startswith=photo_prefix(origin))
        }
        self.notes: list[str] = []
        self.saved: list[Photo] = []
        self.arrived = 0

    def photo(self, file: str | None, caption: str, credit: Credit | None) -> Photo:
        """The photo printed in the document as ``file`` (a bare name) or without a name."""
        key = self._key(file, caption)
        photo = self._known.get(key)
        if photo is None:
            photo = self._known[key] = self._make(key, file, caption, credit)
        else:
            self._complete(photo, caption, credit)
        return photo

    def fill_arrived(self) -> None:
        """Give the document's awaiting photos the files that have come since."""
        for photo in list(self._known.values()):
            if photo.is_awaiting_file and photo.origin_file_name:
                self._fill(photo)

    def discard_files(self) -> None:
        """Delete the files written so far: the transaction that knew of them failed."""
        for storage, name in self._written:
            storage.delete(name)
        self._written.clear()

    def _key(self, file: str | None, caption: str) -> str:
        if file:
            return photo_key(self._origin, file, caption)
        key = photo_key(self._origin, None, caption)
        repeat = self._captions_seen.get(key, 0)
        self._captions_seen[key] = repeat + 1
        return photo_key(self._origin, None, caption, repeat)

    def _make(self, key: str, file: str | None, caption: str, credit: Credit | None) -> Photo:
        picture = self._picture(file)
        photo = Photo(
            title=Truncator(caption or file or self._title).chars(120),
            caption=caption,
            origin=self._origin.photos,
            origin_key=key,
            origin_file_name=(file or "")[:255],
            uploaded_by_user=self._user,
            status=Photo.Status.NEEDS_CAPTION if picture else Photo.Status.AWAITING_FILE,
            **self._file_fields(picture),
        )
        apply_credit(photo, credit)
        if picture:
            self._read(photo, picture)
        self.saved.append(photo)
        if self._writes_files:
            self._written.append((photo.file.storage, photo.file.name))
        return photo

    def _read(self, photo: Photo, picture: Picture) -> None:
        """Fill what the document leaves open from the file itself."""
        describe(photo, read_metadata(picture.data))
        measured(photo, picture.data, picture.inspected)

    def _file_fields(self, picture: Picture | None) -> dict:
        """What a new photo is made with; dimensions that are given are not read from the file."""
        width, height = SIZE
        if not self._writes_files:
            return {"file": "unwritten.png", "width": width, "height": height}
        if picture is None:
            tile = ContentFile(_tile(), name="cho-anh.png")
            return {"file": tile, "width": width, "height": height, "file_size": len(_tile())}
        return file_fields(picture.inspected, picture.data)

    def _complete(self, photo: Photo, caption: str, credit: Credit | None) -> None:
        """Add what a known photo lacks. What it has may be an editor's word, and is kept."""
        if caption and not photo.caption:
            photo.caption = caption
            photo.save()
            self.saved.append(photo)
        if credit and not photo.credit:
            apply_credit(photo, credit)
            self.saved.append(photo)
        elif credit and photo.credit_line != credit.line:
            note = _("The credit of a photo was changed in the document (%(line)s); check it.")
            self.notes.append(note % {"line": credit.line})
        if photo.is_awaiting_file:
            self._fill(photo)

    def _fill(self, photo: Photo) -> None:
        picture = self._picture(photo.origin_file_name)
        if picture is None:
            return
        self.arrived += 1
        if not self._writes_files:
            return
        for filled in fill_awaiting(photo, ContentFile(picture.data, picture.inspected.name)):
            self._written.append((filled.file.storage, filled.file.name))
        photo.refresh_from_db()

    def _picture(self, file: str | None) -> Picture | None:
        data = self._shelf.find(file)
        if data is None:
            return None
        try:
            return Picture(data, inspect_picture(data, file))
        except NotAPicture as problem:
            self.notes.append(str(problem))
            return None
