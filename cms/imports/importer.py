"""From stories as plain data to drafts and published stories; each is one transaction."""

import logging
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import log
from wagtail.models import ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from cms.articles import gate
from cms.articles.models import ArticlePage
from cms.imports.content import persons_in_path, unplaced, write_story
from cms.imports.fingerprints import story_hash, written_hash
from cms.imports.likeness import is_another_story
from cms.imports.models import ImportedDocument
from cms.imports.origins import Origin
from cms.imports.photos import PhotoIntake
from cms.imports.pictures import Shelf
from cms.imports.report import UNEXPECTED, Outcome, Status
from cms.imports.sections import section_for, show_to_readers
from cms.imports.story import Story
from cms.sections.models import SectionPage

_log = logging.getLogger(__name__)


NAMESAKE = gettext_lazy(
    "Another story came from a file of this name and source before. Rename the file, and it is"
    " taken in as a story of its own."
)


@dataclass(frozen=True)
class Incoming:
    """One document that was understood. ``file`` is what the report calls it."""

    file: str
    file_name: str
    story: Story
    origin: Origin
    shelf: Shelf


@dataclass(frozen=True)
class Wishes:
    """How documents are taken in. ``user`` owns the drafts; nobody does when a command runs.

    ``anew`` makes a new story of a document whose story was deleted before it had readers.
    """

    section: SectionPage | None = None
    publish: bool = False
    dry_run: bool = False
    anew: bool = False
    user: object | None = None


def import_story(incoming: Incoming, wishes: Wishes, *, at: datetime | None = None) -> Outcome:
    """Take one story in, whole or not at all; what goes wrong is logged and told, never raised.

    With ``wishes.dry_run`` the outcome is the same and nothing is written. ``at`` (aware) is the
    moment a publication happens, by default now.
    """
    intake = None
    try:
        with transaction.atomic(), disable_reference_index_auto_update():
            _lock(incoming.origin)
            intake = PhotoIntake(
                incoming.origin,
                incoming.shelf,
                incoming.story.title,
                user=wishes.user,
                writes_files=not wishes.dry_run,
            )
            outcome = _Import(incoming, wishes, intake, at or timezone.now()).run()
            if wishes.dry_run:
                transaction.set_rollback(True)
        return outcome
    except (ValidationError, DatabaseError, OSError) as problem:
        reason = _in_words(problem)
        _discard(intake)
        return Outcome(incoming.file, Status.FAILED, reason=reason, story=incoming.story)
    except Exception:
        _log.exception("Import of %s failed", incoming.file)
        _discard(intake)
        reason = str(UNEXPECTED)
        return Outcome(incoming.file, Status.FAILED, reason=reason, story=incoming.story)
    except BaseException:
        _discard(intake)
        raise


def _discard(intake: PhotoIntake | None) -> None:
    if intake is not None:
        intake.discard_files()


def _lock(origin: Origin) -> None:
    """Two imports of one document at the same time: the second waits and finds the first's."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [origin.key])


def _in_words(problem: Exception) -> str:
    if isinstance(problem, OSError):
        return _("A photo's file could not be stored: %(why)s") % {
            "why": problem.strerror or problem
        }
    if not isinstance(problem, ValidationError):
        return _("The database refused the story: %(why)s") % {
            "why": str(problem).strip().splitlines()[0]
        }
    if not hasattr(problem, "error_dict"):
        return " ".join(problem.messages)
    fields = {
        field.name: field.verbose_name
        for field in ArticlePage._meta.get_fields()
        if hasattr(field, "verbose_name")
    }
    return " ".join(
        f"{fields.get(name, name)}: {' '.join(messages)}"
        for name, messages in problem.message_dict.items()
    )


class _Import:
    """The import of one document, inside its transaction."""

    def __init__(self, incoming: Incoming, wishes: Wishes, intake: PhotoIntake, at: datetime):
        self.incoming = incoming
        self.story = incoming.story
        self.wishes = wishes
        self.intake = intake
        self.at = at
        self.reasons: list[str] = []
        self.taken_down = False

    def run(self) -> Outcome:
        key = self.incoming.origin.key
        record = ImportedDocument.objects.filter(origin_key=key).first()
        article = ArticlePage.objects.filter(origin_key=key).first()
        if record is None:
            if article is None:
                return self._create()
            return self._conflict(article, _("A story with this origin was not made by an import."))
        if article is None:
            if self.wishes.anew and not record.had_readers:
                return self._create(record)
            return self._conflict(None, _("The newsroom has deleted this story since."))
        self.taken_down = not article.live and article.last_published_at is not None
        if record.story_hash == story_hash(self.story):
            return self._revisit(article, record)
        if is_another_story(self.story, article):
            return self._conflict(article, str(NAMESAKE))
        touched = _touched(article, record)
        if touched:
            return self._conflict(article, touched)
        return self._update(article, record)

    def _create(self, record: ImportedDocument | None = None) -> Outcome:
        article = ArticlePage(
            live=False,
            owner=self.wishes.user,
            origin_key=self.incoming.origin.key,
            first_published_at=self._printed_time(),
            origin_published_at=self._printed_time(),
        )
        write_story(article, self.story, self.intake)
        section_for(self.story, self.wishes.section).add_child(instance=article)
        log(instance=article, action="wagtail.create", user=self.wishes.user, content_changed=True)
        revision = article.save_revision(user=self.wishes.user, clean=False)
        record = record or ImportedDocument(origin_key=self.incoming.origin.key)
        self._remember(record, article, revision)
        article = self._publish(article, revision)
        self._index(article)
        return self._outcome(Status.CREATED, article)

    def _update(self, article: ArticlePage, record: ImportedDocument) -> Outcome:
        self._take_time(article)
        draft = article.get_latest_revision_as_object()
        draft.first_published_at = article.first_published_at
        write_story(draft, self.story, self.intake)
        revision = draft.save_revision(user=self.wishes.user, log_action=True)
        self._remember(record, article, revision)
        article = self._publish(draft, revision)
        self._index(ArticlePage.objects.get(pk=article.pk))
        return self._outcome(Status.UPDATED, article)

    def _revisit(self, article: ArticlePage, record: ImportedDocument) -> Outcome:
        """An unchanged document: only files that have come, and a publication now asked for."""
        self.intake.fill_arrived()
        status = Status.UPDATED if self.intake.arrived else Status.UNCHANGED
        if self.wishes.publish and not article.live and not self.taken_down:
            touched = _touched(article, record)
            if touched:
                self.reasons.append(touched)
                return self._outcome(status, article)
            self._take_time(article)
            published = self._publish(
                article.get_latest_revision_as_object(), article.latest_revision
            )
            return self._outcome(Status.UPDATED if published.live else status, published)
        return self._outcome(status, article.get_latest_revision_as_object())

    def _printed_time(self) -> datetime | None:
        """When the document says it was published; None as long as that lies ahead."""
        moment = self.story.published_at
        return moment if moment and moment <= self.at else None

    def _take_time(self, article: ArticlePage) -> None:
        """Give a story the time its document prints, until readers have seen it."""
        moment = self._printed_time()
        if article.live or self.taken_down or moment == article.origin_published_at:
            return
        article.first_published_at = moment
        article.set_facts(origin_published_at=moment)
        ArticlePage.objects.filter(pk=article.pk).update(first_published_at=moment)

    def _remember(self, record: ImportedDocument, article: ArticlePage, revision) -> None:
        record.file_name = self.incoming.file_name[:255]
        record.article_id = record.page_number = article.pk
        record.story_hash = story_hash(self.story)
        record.written_hash = written_hash(revision.content)
        record.unplaced = unplaced(self.story)
        record.save()
        record.persons.set(persons_in_path(self.story))

    def _publish(self, article: ArticlePage, revision) -> ArticlePage:
        """Publish ``revision`` when it was asked for and may be; return the story as it is now."""
        refusals = self._refusals(article)
        if refusals:
            if self.wishes.publish or not article.live:
                self.reasons = [*refusals, *self.reasons]
            return article
        with gate.from_archive():
            revision.publish(user=self.wishes.user, skip_permission_checks=True)
        show_to_readers(article.section)
        return ArticlePage.objects.get(pk=article.pk)

    def _index(self, article: ArticlePage) -> None:
        """Note once who refers to whom, instead of at every save on the way."""
        for thing in (article, *self.intake.saved):
            ReferenceIndex.create_or_update_for_object(thing)

    def _refusals(self, article: ArticlePage) -> list[str]:
        moment = self.story.published_at
        if self.taken_down:
            return [_("The newsroom has taken this story down since.")]
        if moment and moment > self.at:
            return [_("Kept as a draft: the document's time of publication has not come.")]
        if not self.wishes.publish:
            return [_("Kept as a draft: publication was not asked for.")]
        if moment is None:
            return [_("Kept as a draft: the document gives no time of publication.")]
        with gate.from_archive():
            return [problem.message for problem in gate.problems(article, at=self.at)]

    def _conflict(self, article: ArticlePage | None, reason: str) -> Outcome:
        self.reasons = [reason]
        return self._outcome(Status.CONFLICT, article)

    def _outcome(self, status: Status, article: ArticlePage | None) -> Outcome:
        exists = article is not None and not (self.wishes.dry_run and status is Status.CREATED)
        reasons = [*self.reasons, *self.intake.notes]
        if status is Status.UNCHANGED and not article.live and not reasons:
            reasons = self._refusals(article)
        return Outcome(
            file=self.incoming.file,
            status=status,
            reason=" ".join(reasons) or None,
            live=bool(article and article.live),
            owes=gate.owed(article) if article else [],
            article=article.pk if exists else None,
            url=article.get_url() if exists else None,
            story=self.story,
        )


def _touched(article: ArticlePage, record: ImportedDocument) -> str:
    """Why an import may not write into this story any more; empty when it may."""
    if article.retracted_at:
        return _("The newsroom has taken this story down since.")
    if article.locked:
        return _("The newsroom has locked this story.")
    if article.current_workflow_state:
        return _("The story is on its way through the newsroom.")
    latest = article.latest_revision
    if latest is None or written_hash(latest.content) != record.written_hash:
        return _("The newsroom has edited this story since; it was left alone.")
    return ""
