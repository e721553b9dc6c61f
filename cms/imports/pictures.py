"""Where the files of a document's photos are looked for."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from django.conf import settings

from media.arrivals import file_name_key
from media.pictures import PICTURE_SUFFIXES


class Folders:
    """Picture files below folders, found by name; each folder is listed once in a run."""

    def __init__(self):
        self._listed: dict[tuple[Path, bool], dict[str, Path]] = {}

    def pictures_in(self, folder: Path, *, below: bool) -> dict[str, Path]:
        """Pictures of ``folder`` by name key; those of its subfolders too when ``below``."""
        if (folder, below) not in self._listed:
            files = sorted(folder.rglob("*") if below else folder.glob("*"), reverse=True)
            self._listed[folder, below] = {
                file_name_key(file.name): file
                for file in files
                if file.suffix.lower() in PICTURE_SUFFIXES and file.is_file()
            }
        return self._listed[folder, below]


class Shelf:
    """The picture files that came along with one document.

    ``carried`` are pictures already in hand, by name (those inside a Word file, or uploaded);
    ``files`` are listings of folders, the first that has a name wins.
    """

    def __init__(
        self, carried: Mapping[str, bytes] | None = None, files: Iterable[dict[str, Path]] = ()
    ):
        self._carried = {file_name_key(name): data for name, data in (carried or {}).items()}
        self._files = list(files)

    def find(self, name: str | None) -> bytes | None:
        """The bytes of the file called ``name``, letter case and normal form aside; or None.

        A file beyond the size that the library keeps is cut off behind it, and refused there.
        """
        if not name:
            return None
        key = file_name_key(name)
        if key in self._carried:
            return self._carried[key]
        path = next((files[key] for files in self._files if key in files), None)
        if path is None:
            return None
        try:
            with path.open("rb") as file:
                return file.read(settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE + 1)
        except OSError:
            return b""
