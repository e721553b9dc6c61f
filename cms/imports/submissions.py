"""Documents dropped into the admin: held, shown as they were understood, kept as drafts."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import PurePath

from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from cms.articles.models import Byline
from cms.imports.documents import NotUnderstood, Understood, understand_upload
from cms.imports.fingerprints import story_hash
from cms.imports.importer import NAMESAKE, Incoming, Wishes, import_story
from cms.imports.likeness import is_another_story
from cms.imports.models import ImportedDocument, Submission, SubmittedFile
from cms.imports.origins import Origin, origin_of
from cms.imports.pictures import Shelf
from cms.imports.report import UNEXPECTED, Outcome, Status
from cms.sections.models import SectionPage
from cms.text import nfc
from media.arrivals import file_name_key

KEPT_FOR = timedelta(days=1)
LARGEST_FILE = 50 * 1024 * 1024
LARGEST_SUBMISSION = 200 * 1024 * 1024
_log = logging.getLogger(__name__)


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

    ``known`` is the record of the same document taken in before, ``is_deleted`` whether its story
    was deleted before it had readers: then it may be kept anew. ``pictures`` are its photo files
    that have come along: the numbers of the submitted files by the names the document calls them.
    """

    number: int
    name: str
    understood: Understood | None = None
    origin: Origin | None = None
    problem: str = ""
    known: ImportedDocument | None = None
    is_deleted: bool = False
    pictures: dict[str, int] = field(default_factory=dict)

    @property
    def may_be_kept(self) -> bool:
        return self.understood is not None and (self.known is None or self.is_deleted)

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
    """The documents of a submission, each read anew; pictures are none and stay unread."""
    pictures = submission.files.pictures().values_list("name", "pk")
    lying = {file_name_key(name): number for name, number in pictures}
    documents = [_read(file, lying) for file in submission.files.documents()]
    _mark_known(documents)
    return documents


def keep(
    submission: Submission, section: SectionPage, documents: Iterable[DroppedDocument]
) -> list[Outcome]:
    """Make drafts of ``documents``, owned by who sent them; forget the files when one was made.

    The submission must be locked: it is kept once, and its ``outcomes`` say what became of it.
    """
    outcomes = []
    for document in documents:
        if not document.may_be_kept:
            continue
        wishes = Wishes(section=section, user=submission.user, anew=document.is_deleted)
        incoming = Incoming(
            file=document.name,
            file_name=document.name,
            story=document.understood.story,
            origin=document.origin,
            shelf=Shelf({**_carried(submission, document), **document.understood.pictures}),
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
    names = submission.files.pictures().values_list("name", flat=True)
    return [name for name in names if file_name_key(name) not in used]


def _carried(submission: Submission, document: DroppedDocument) -> dict[str, bytes]:
    """The contents of the pictures that came along with ``document``."""
    files = submission.files.in_bulk(list(document.pictures.values()))
    return {name: bytes(files[number].content) for name, number in document.pictures.items()}


def _read(file: SubmittedFile, lying: dict[str, int]) -> DroppedDocument:
    """``lying`` are the numbers of the submission's pictures, by name key."""
    document = DroppedDocument(number=file.pk, name=file.name, problem=file.problem)
    if document.problem:
        return document
    try:
        document.understood = understand_upload(file.name, bytes(file.content))
    except NotUnderstood as problem:
        document.problem = str(problem)
        return document
    except Exception:
        _log.exception("Reading of %s failed", file.name)
        document.problem = str(UNEXPECTED)
        return document
    document.origin = origin_of(document.understood.story, file.name)
    body = document.understood.story.as_report()["body"]
    keys = {name: file_name_key(name) for part in body for name in _files_of(part)}
    document.pictures = {name: lying[key] for name, key in keys.items() if key in lying}
    return document


def _files_of(part: dict) -> list[str]:
    return [name for name in [part.get("file"), *part.get("files", [])] if name]


def _mark_known(documents: list[DroppedDocument]) -> None:
    """Documents taken in before, those that go by another's name, the second of two alike."""
    keys = [document.origin.key for document in documents if document.origin]
    known = ImportedDocument.objects.filter(origin_key__in=keys).select_related("article")
    by_key = {record.origin_key: record for record in known}
    seen = set()
    for document in documents:
        if document.origin is None:
            continue
        document.known = known = by_key.get(document.origin.key)
        if known and known.article is None:
            document.is_deleted = not known.had_readers
        elif known and _is_namesake(document, known):
            document.problem = str(NAMESAKE)
        if document.origin.key in seen:
            document.understood = None
            document.problem = _("A document of the same name and source came before it.")
        seen.add(document.origin.key)


def _is_namesake(document: DroppedDocument, known: ImportedDocument) -> bool:
    story = document.understood.story
    return known.story_hash != story_hash(story) and is_another_story(story, known.article)
