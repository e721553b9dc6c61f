"""A run over many documents: one after the other, each for itself."""

import logging
from collections.abc import Callable, Iterable
from pathlib import Path

from django.utils.translation import gettext as _

from cms.imports.documents import NotUnderstood, documents_in, incoming_from_disk
from cms.imports.importer import Wishes, import_story
from cms.imports.pictures import Folders
from cms.imports.report import UNEXPECTED, Outcome, Status

_log = logging.getLogger(__name__)


def files_below(paths: Iterable[Path]) -> list[Path]:
    """The documents that ``paths`` (files and folders) stand for, each once, in order."""
    return list(dict.fromkeys(file for path in paths for file in documents_in(path)))


def import_files(
    files: Iterable[Path],
    wishes: Wishes,
    *,
    photo_folder: Path | None = None,
    tell: Callable[[Outcome], None] = lambda outcome: None,
    stop: Callable[[], bool] = lambda: False,
) -> list[Outcome]:
    """Import documents from the disk; return what became of each, in order.

    ``tell`` hears of every outcome as it comes. ``stop`` is asked between two documents: the rest
    is left when it says so. Of two documents with one natural key only the first is taken.
    """
    folders = Folders()
    outcomes: list[Outcome] = []
    taken: dict[str, str] = {}
    for file in files:
        if stop():
            break
        try:
            outcome = _import_file(file, wishes, folders, photo_folder, taken)
        except Exception:
            # One document must never keep the others out, whatever is wrong with it or with us.
            _log.exception("Import of %s failed", file)
            outcome = Outcome(str(file), Status.FAILED, reason=str(UNEXPECTED))
        outcomes.append(outcome)
        tell(outcome)
    return outcomes


def _import_file(file, wishes, folders, photo_folder, taken: dict[str, str]) -> Outcome:
    try:
        incoming = incoming_from_disk(file, folders, photo_folder)
    except NotUnderstood as problem:
        return Outcome(str(file), Status.FAILED, reason=str(problem))
    first = taken.setdefault(incoming.origin.key, str(file))
    if first != str(file):
        reason = _("A document of the same name and source came before it: %(file)s")
        return Outcome(
            str(file), Status.CONFLICT, reason=reason % {"file": first}, story=incoming.story
        )
    return import_story(incoming, wishes)
