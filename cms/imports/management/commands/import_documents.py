"""Take foreign documents in as stories: parses the call, shows progress, prints the outcome."""

import sys
from contextlib import contextmanager
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from tqdm import tqdm

from cms.imports.batch import files_below, import_files
from cms.imports.importer import Wishes
from cms.imports.interruption import Interruption
from cms.imports.report import Outcome, Status, count, write_report
from cms.imports.sections import UnknownSection, section_by_slug

SOME_FAILED, CALLED_WRONGLY, INTERRUPTED = 1, 2, 130


class Command(BaseCommand):
    """Exit codes: 0 all read; 1 some failed, the others are in; 2 called wrongly; 130 stopped."""

    help = "Import documents (.txt, .docx) as drafts, or as published stories with --publish."

    def add_arguments(self, parser):
        parser.add_argument("paths", nargs="+", metavar="PATH", type=Path, help="file or folder")
        parser.add_argument("--section", metavar="SLUG", help="put every story into this section")
        parser.add_argument("--photos", metavar="DIR", type=Path, help="folder of photo files")
        parser.add_argument(
            "--publish",
            action="store_true",
            help="publish the stories that print their own time of publication",
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="tell what would happen and write nothing"
        )
        parser.add_argument("--report", metavar="FILE", type=Path, help="write the report (JSON)")

    def handle(self, *, paths, section, photos, publish, dry_run, report, **options):
        wishes = Wishes(section=_section(section), publish=publish, dry_run=dry_run)
        _refuse_wrong_call(paths, photos, report)
        files = files_below(paths)
        outcomes: list[Outcome] = []
        with Interruption() as interruption, self._progress(len(files)) as show:

            def tell(outcome: Outcome) -> None:
                outcomes.append(outcome)
                show(outcome)

            try:
                import_files(
                    files,
                    wishes,
                    photo_folder=photos,
                    tell=tell,
                    stop=lambda: interruption.requested,
                )
            except KeyboardInterrupt:
                interruption.requested = True
        self._finish(outcomes, len(files), report, stopped=interruption.requested)

    @contextmanager
    def _progress(self, total: int):
        """A bar on a terminal; a plain line for each document elsewhere."""
        if self.stderr.isatty():
            # Django's wrapper of the stream would end every step of the bar with a new line.
            with tqdm(total=total, file=sys.stderr, unit=f" {_('documents')}") as bar:

                def show(outcome):
                    if outcome.status in (Status.FAILED, Status.CONFLICT):
                        bar.write(_line(outcome), file=sys.stderr)
                    bar.update()

                yield show
            return
        done = 0

        def log(outcome):
            nonlocal done
            done += 1
            self.stdout.write(f"{done}/{total} {_line(outcome)}")

        yield log

    def _finish(self, outcomes, total: int, report: Path | None, *, stopped: bool) -> None:
        if report:
            try:
                write_report(outcomes, report)
            except OSError as problem:
                raise CommandError(
                    _("The report could not be written: %(why)s") % {"why": problem}
                ) from problem
        counted = count(outcomes)
        parts = [f"{counted[status]} {status.label}" for status in Status if counted[status]]
        self.stdout.write(", ".join(parts) or _("No documents were found."))
        if stopped and len(outcomes) < total:
            message = _("Stopped after %(done)s of %(total)s documents; the rest was not touched.")
            raise CommandError(
                message % {"done": len(outcomes), "total": total}, returncode=INTERRUPTED
            )
        if counted[Status.FAILED]:
            message = _("%(failed)s of %(total)s documents could not be imported.")
            raise CommandError(
                message % {"failed": counted[Status.FAILED], "total": total},
                returncode=SOME_FAILED,
            )


def _line(outcome: Outcome) -> str:
    parts = [outcome.file, str(outcome.status.label), outcome.url, outcome.reason]
    return " · ".join(part for part in parts if part)


def _section(slug: str | None):
    if slug is None:
        return None
    try:
        return section_by_slug(slug)
    except UnknownSection as problem:
        if problem.candidates:
            message = _("Several sections are called %(slug)s; say which: %(all)s")
            named = {"slug": slug, "all": ", ".join(problem.candidates)}
        else:
            message, named = _("There is no section %(slug)s."), {"slug": slug}
        raise CommandError(message % named, returncode=CALLED_WRONGLY) from problem


def _refuse_wrong_call(paths: list[Path], photos: Path | None, report: Path | None) -> None:
    missing = [str(path) for path in paths if not path.exists()]
    if missing:
        message = _("There is no such file or folder: %(paths)s") % {"paths": ", ".join(missing)}
        raise CommandError(message, returncode=CALLED_WRONGLY)
    if photos and not photos.is_dir():
        message = _("There is no such folder: %(path)s") % {"path": photos}
        raise CommandError(message, returncode=CALLED_WRONGLY)
    if report and (report.is_dir() or not report.parent.is_dir()):
        message = _("The report can't be written to %(path)s.") % {"path": report}
        raise CommandError(message, returncode=CALLED_WRONGLY)
