"""Which files of a folder are documents, and how each kind is understood."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from cms.imports.importer import Incoming
from cms.imports.mapping import NotAStory, read_story
from cms.imports.origins import origin_of
from cms.imports.pictures import Folders, Shelf
from cms.imports.readers import Unreadable, read_bytes, read_document
from cms.imports.story import Story
from cms.imports.word import MAX_BYTES, read_word

_TEXT_SUFFIXES = (".txt", ".text")
_WORD_SUFFIX = ".docx"
# "Bài 1. Đại hội" has no suffix; "anh.jpg" has one.
_SUFFIX = re.compile(r"\.[a-z0-9]{1,5}", re.IGNORECASE)


class NotUnderstood(Exception):
    """A document that gives no story; the message says why, for the newsroom."""


@dataclass(frozen=True)
class Understood:
    """``pictures`` are the photos inside the document by the names the story calls them;
    ``text`` is the original for the eye."""

    story: Story
    pictures: dict[str, bytes]
    text: str


def documents_in(path: Path) -> list[Path]:
    """The documents of a folder and its subfolders, sorted; a file stands for itself.

    In a folder only text files (``.txt`` or no suffix at all) and Word files count; hidden files,
    pictures and everything else are no documents.
    """
    if not path.is_dir():
        return [path]
    return sorted(
        file
        for file in path.rglob("*")
        if is_document(file.name)
        and not any(part.startswith(".") for part in file.relative_to(path).parts)
        and not file.is_dir()
    )


def is_document(name: str) -> bool:
    """Whether a file called ``name`` is taken for a document when a folder is read."""
    suffix = Path(name).suffix
    has_suffix = bool(_SUFFIX.fullmatch(suffix))
    wanted = suffix.lower() in (*_TEXT_SUFFIXES, _WORD_SUFFIX) or not has_suffix
    return wanted and not name.startswith(("~$", "."))


def understand(path: Path) -> Understood:
    """Read a document from the disk. Raises NotUnderstood."""
    return _in_words(lambda: _understand_file(path))


def understand_upload(name: str, data: bytes) -> Understood:
    """Read a document already in hand. Raises NotUnderstood."""
    return _in_words(lambda: _understand_bytes(name, data))


def incoming_from_disk(path: Path, folders: Folders, photo_folder: Path | None) -> Incoming:
    """A document of the disk with the pictures beside it or below ``photo_folder``.

    Raises NotUnderstood.
    """
    understood = understand(path)
    beside = path.parent
    listings = [folders.pictures_in(photo_folder, below=True)] if photo_folder else []
    listings.append(folders.pictures_in(beside, below=False))
    return Incoming(
        file=str(path),
        file_name=path.name,
        story=understood.story,
        origin=origin_of(understood.story, path.name, beside.resolve().name),
        shelf=Shelf(understood.pictures, listings),
    )


def _in_words(read: Callable[[], Understood]) -> Understood:
    try:
        return read()
    except (Unreadable, NotAStory) as problem:
        raise NotUnderstood(str(problem.reason)) from problem
    except RecursionError as problem:
        raise NotUnderstood(_("The document is nested too deeply to be read.")) from problem


def _understand_file(path: Path) -> Understood:
    if path.suffix.lower() != _WORD_SUFFIX or not path.is_file():
        document = read_document(path)
        return Understood(read_story(document), {}, document.text)
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as problem:
        raise Unreadable(_("The file cannot be read from the disk.")) from problem
    return _understand_bytes(path.name, data)


def _understand_bytes(name: str, data: bytes) -> Understood:
    if Path(name).suffix.lower() == _WORD_SUFFIX:
        word = read_word(name, data)
        return Understood(word.story, word.pictures, word.text)
    document = read_bytes(name, data)
    return Understood(read_story(document), {}, document.text)
