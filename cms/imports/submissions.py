"""Documents dropped into the admin: held, shown as they were understood, kept as drafts."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import PurePath

from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from cms.articles.models import Byline
from cms.imports.documents import NotUnderstood, Understood, understand_upload
from cms.imports.importer import Incoming, Wishes, import_story
from cms.imports.models import ImportedDocument, Submission, SubmittedFile
from cms.imports.origins import Origin, origin_of
from cms.imports.pictures import Shelf
from cms.imports.report import Outcome, Status
from cms.sections.models import SectionPage
from cms.text import nfc
from media.arrivals import file_name_key
from media.pictures import PICTURE_SUFFIXES

KEPT_FOR = timedelta(days=1)
LARGEST_FILE = 50 * 1024 * 1024
LARGEST_SUBMISSION = 200 * 1024 * 1024


def hold(user, files: Iterable[UploadedFile], section: SectionPage | None) -> Submission:
    """Keep uploaded files until their owner decides; nothing of a story is written."""
    submission = Submission.objects.create(user=user, section=section)
    room = LARGEST_SUBMISSION
    for file in files:
        room -= file.size
        problem = ""
        if file.size > LARGEST_FILE:
            problem = _("The file is too large.")
        elif room < 0:
            problem = _("Too much at once: send this file again by itself.")
        SubmittedFile.objects.create(
            submission=submission,
            name=nfc(PurePath(file.name).name)[:255],
            content=b"" if problem else file.read(),
            problem=problem,
        )
    return submission


def forget_old(at: datetime) -> None:
    """Delete submissions that nobody came back to."""
    Submission.objects.filter(created_at__lt=at - KEPT_FOR).delete()


@dataclass
class DroppedDocument:
    """One document of a submission as it was understood, or why it was not.

    ``known`` is the record of the same document taken in before. ``pictures`` are the names of
    its photo files that have come along.
    """

    number: int
    name: str
    understood: Understood | None = None
    origin: Origin | None = None
    problem: str = ""
    known: ImportedDocument | None = None
    pictures: list[str] = field(default_factory=list)

    @property
    def may_be_kept(self) -> bool:
        return self.understood is not None and self.known is None

    @cached_property
    def report(self) -> dict:
        """What was understood, in the words of the import report; photos say ``awaits``."""
        report = self.understood.story.as_report() if self.understood else {}
        carried = self.understood.pictures if self.understood else {}
        for part in report.get("body", []):
            if part["type"] in ("photo", "photo_group"):
                named = _files_of(part)
                there = [name for name in named if name in self.pictures or name in carried]
                part["awaits"] = not named or len(there) < len(named)
        return report

    @property
    def bylines(self) -> list[dict[str, str]]:
        """``name`` and ``role`` (in words) of each byline."""
        return [
            {"name": entry["name"], "role": Byline.Role(entry["role"]).label}
            for entry in self.report.get("bylines", [])
        ]


def read(submission: Submission) -> list[DroppedDocument]:
    """The documents of a submission, each read anew; pictures are none."""
    files = list(submission.files.all())
    shelf = _shelf(files)
    documents = [_read(file, shelf) for file in files if not _is_picture(file)]
    _mark_known(documents)
    return documents


def keep(submission: Submission, section: SectionPage, numbers: set[int]) -> list[Outcome]:
    """Make drafts, owned by who sent the documents, of those numbered; forget the files."""
    shelf = _shelf(submission.files.all())
    wishes = Wishes(section=section, user=submission.user)
    outcomes = []
    for document in read(submission):
        if document.number not in numbers or not document.may_be_kept:
            continue
        incoming = Incoming(
            file=document.name,
            file_name=document.name,
            story=document.understood.story,
            origin=document.origin,
            shelf=Shelf({**shelf, **document.understood.pictures}),
        )
        outcomes.append(import_story(incoming, wishes))
    if any(outcome.status is Status.CREATED for outcome in outcomes):
        submission.files.all().delete()
        submission.outcomes = [
            {
                "file": outcome.file,
                "status": outcome.status.value,
                "reason": outcome.reason,
                "article": outcome.article,
            }
            for outcome in outcomes
        ]
        submission.save()
    return outcomes


def unread_pictures(submission: Submission, documents: list[DroppedDocument]) -> list[str]:
    """Pictures that came along and that no document names."""
    used = {file_name_key(name) for document in documents for name in document.pictures}
    return [
        file.name
        for file in submission.files.all()
        if _is_picture(file) and file_name_key(file.name) not in used
    ]


def _is_picture(file: SubmittedFile) -> bool:
    return file.name.lower().endswith(PICTURE_SUFFIXES)


def _shelf(files: Iterable[SubmittedFile]) -> dict[str, bytes]:
    return {file.name: bytes(file.content) for file in files if _is_picture(file)}


def _read(file: SubmittedFile, shelf: dict[str, bytes]) -> DroppedDocument:
    document = DroppedDocument(number=file.pk, name=file.name, problem=file.problem)
    if document.problem:
        return document
    try:
        document.understood = understand_upload(file.name, bytes(file.content))
    except NotUnderstood as problem:
        document.problem = str(problem)
        return document
    document.origin = origin_of(document.understood.story, file.name)
    lying = Shelf(dict.fromkeys(shelf, b""))
    body = document.understood.story.as_report()["body"]
    named = [name for part in body for name in _files_of(part)]
    document.pictures = [name for name in named if lying.find(name) is not None]
    return document


def _files_of(part: dict) -> list[str]:
    return [name for name in [part.get("file"), *part.get("files", [])] if name]


def _mark_known(documents: list[DroppedDocument]) -> None:
    """Documents taken in before, and the second of two that are one document."""
    keys = [document.origin.key for document in documents if document.origin]
    known = ImportedDocument.objects.filter(origin_key__in=keys).select_related("article")
    by_key = {record.origin_key: record for record in known}
    seen = set()
    for document in documents:
        if document.origin is None:
            continue
        document.known = by_key.get(document.origin.key)
        if document.origin.key in seen:
            document.understood = None
            document.problem = _("A document of the same name and source came before it.")
        seen.add(document.origin.key)
