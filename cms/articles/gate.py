"""The gate: what a story must have before readers see it.

One function, asked on every way to publication: the edit form, bulk publish, workflow approval,
scheduling and the moment a schedule fires, the admin API, import, commands and plain code. It
cleans blocks and child rows itself, because Wagtail's own edit form is the only path that does.

A story imported from an archive, printed elsewhere long before, may owe a standfirst, a byline,
captions and credits; it is listed as owing them. A new story may not. Nothing may owe the right
to show a photo: who imports, who is in a hurry and what is archived are all refused alike.
"""

from collections.abc import Callable
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from cms.articles.changes import objections
from cms.articles.photo_uses import photo_uses
from cms.articles.publication import address_seen
from cms.text import has_ink
from media.models import Photo
from media.rights import why_unusable

# What an archived story may owe; the names are those of the import report.
OWED_WORDS = {
    "standfirst": _lazy("Standfirst"),
    "byline": _lazy("Byline"),
    "caption": _lazy("Caption"),
    "credit": _lazy("Credit"),
}
OWABLE = tuple(OWED_WORDS)


@dataclass(frozen=True)
class Problem:
    """One thing that keeps a story from readers.

    ``code`` names it for programs, ``field`` the field of the form it belongs to, ``message`` says
    what is wrong, where, and what to do. ``block`` is the index of the block of the body, ``part``
    the name of the part in it, where the problem sits in one.
    """

    code: str
    field: str
    message: str
    block: int | None = None
    part: str = ""


class NotReady(ValidationError):
    """The story may not be published. ``problems`` holds every reason, ``article`` the story.

    A ValidationError with an error dictionary, so that forms and the admin API can show it.
    ``heading`` opens the message; a subclass refuses another act in the same way.
    """

    heading = _lazy("“%(title)s” was not published:")

    def __init__(self, article, problems: list[Problem]):
        self.article = article
        self.problems = problems
        by_field: dict[str, list[str]] = {}
        for problem in problems:
            by_field.setdefault(problem.field, []).append(problem.message)
        super().__init__(by_field)


# The code of a lacking approval: it is no fault of the text, and may be what is being given.
APPROVAL = "approval"

Rule = Callable[..., list[Problem]]
_rules: list[Rule] = []
_questions: list[Rule] = []
_is_from_archive: ContextVar[bool] = ContextVar("is_from_archive", default=False)


def add_rule(rule: Rule) -> None:
    """Ask ``rule(article, at=…)`` as well, on every way to publication; it returns problems.

    For rules of higher layers (approvals, checks). What an import brings in as it was printed long
    ago is not asked about; the same story is, once somebody here lets out other words of it.
    """
    _rules.append(rule)


@contextmanager
def from_archive():
    """Within it, archived stories go before readers as the archive has them: for imports alone."""
    token = _is_from_archive.set(True)
    try:
        yield
    finally:
        _is_from_archive.reset(token)


def add_question(question: Rule) -> None:
    """Have ``question(article, at=…)`` asked where a person publishes and can answer it.

    Unlike a rule it keeps nothing back that goes out by itself: on schedule, or by import.
    """
    _questions.append(question)


def check(article, *, at: datetime, section=None) -> None:
    """Raise :class:`NotReady` unless ``article`` may be before readers at ``at``."""
    found = problems(article, at=at, section=section)
    if found:
        raise NotReady(article, found)


def problems(article, *, at: datetime, section=None) -> list[Problem]:
    """Everything that keeps ``article`` from readers at ``at`` (aware); empty when it may go.

    ``section`` stands for the place in the tree of a story that has none yet (the create form).
    """
    found = _missing(article, section) + _broken(article) + _not_yet(article, at)
    found += _not_allowed(article, at) + _not_declared(article) + _not_kept(article)
    if article.is_archived_at(at):
        found = [problem for problem in found if problem.code not in OWABLE]
        if _is_from_archive.get():
            return found
    return found + [problem for rule in _rules for problem in rule(article, at=at)]


def questions(article, *, at: datetime) -> list[Problem]:
    """What a person must mend or confirm before ``article`` is published at ``at`` by hand."""
    if article.is_archived_at(at):
        return []
    return [problem for question in _questions for problem in question(article, at=at)]


def owed(article) -> list[str]:
    """The names, out of :data:`OWABLE` and in its order, of what ``article`` lacks."""
    lacking = {problem.code for problem in _missing(article, None)}
    return [code for code in OWABLE if code in lacking]


def _missing(article, section) -> list[Problem]:
    found = []
    if not has_ink(article.title):
        found.append(Problem("title", "title", _("The story has no headline.")))
    if not has_ink(article.standfirst):
        found.append(Problem("standfirst", "standfirst", _("The story has no standfirst.")))
    if section is None and article.section is None:
        found.append(Problem("section", "title", _("The story stands in no section.")))
    if not any(has_ink(byline.printed_name) for byline in article.bylines.all()):
        found.append(Problem("byline", "bylines", _("The story has no byline.")))
    return found + _photos_lacking(article)


def _photos_lacking(article) -> list[Problem]:
    found = []
    for use in photo_uses(article):
        part = "photos" if use.in_group else "photo"
        if use.photo is None:
            message = _("Photo %(number)s: no photo is chosen.") % {"number": use.number}
            found.append(Problem("photo", use.field, message, use.block, part))
            continue
        named = {"number": use.number, "title": Truncator(use.photo.title).chars(60)}
        if not has_ink(use.caption):
            message = _("Photo %(number)s (“%(title)s”) has no caption.") % named
            found.append(Problem("caption", use.field, message, use.block, "caption"))
        if not use.credit:
            message = _("Photo %(number)s (“%(title)s”) has no credit; add it to the photo.")
            found.append(Problem("credit", use.field, message % named, use.block, part))
    return found


def _not_allowed(article, at: datetime) -> list[Problem]:
    """Photos that readers may not be shown at ``at``, as the library has them now.

    The article may hold photos that were loaded before somebody blocked them.
    """
    uses = [use for use in photo_uses(article) if use.photo]
    numbers = {use.photo.pk for use in uses} | {article.thumbnail_id}
    refused = Photo.objects.not_usable(at).in_bulk(numbers - {None})
    found = []
    for use in uses:
        if photo := refused.get(use.photo.pk):
            heading = _("Photo %(number)s (“%(title)s”) can't be published.")
            part = "photos" if use.in_group else "photo"
            message = _refusal(heading, photo, at, number=use.number)
            found.append(Problem("photo_rights", use.field, message, use.block, part))
    if photo := refused.get(article.thumbnail_id):
        message = _refusal(_("The thumbnail (“%(title)s”) can't be published."), photo, at)
        found.append(Problem("photo_rights", "thumbnail", message))
    return found


def _refusal(heading: str, photo: Photo, at: datetime, **named) -> str:
    title = Truncator(photo.title).chars(60)
    return " ".join([heading % {"title": title, **named}, *why_unusable(photo, at=at)])


def _broken(article) -> list[Problem]:
    """Blocks and child rows that would not pass their own form."""
    found = []
    for index, child in enumerate(article.body, start=1):
        if child.block_type == "embed" and child.value.get("embed"):
            # Its form asked the provider when the address was typed; the gate asks no network.
            continue
        try:
            child.block.clean(child.value)
        except ValidationError as error:
            named = {
                "number": index,
                "kind": child.block.label,
                "why": " ".join(_sentences(error, child.block)),
            }
            message = _("Block %(number)s (%(kind)s): %(why)s") % named
            found.append(Problem("block", "body", message, index - 1))
    for number, byline in enumerate(article.bylines.all(), start=1):
        try:
            byline.clean()
        except ValidationError as error:
            named = {"number": number, "why": " ".join(error.messages)}
            message = _("Byline %(number)s: %(why)s") % named
            found.append(Problem("byline_row", "bylines", message))
    return found


def _sentences(error: ValidationError, block) -> list[str]:
    """The plain messages inside a block's nested error, each with the name of its part."""
    parts = getattr(error, "block_errors", None)
    if isinstance(parts, dict):
        found = []
        for name, inner in parts.items():
            part = getattr(block, "child_blocks", {}).get(name, block)
            found += [f"{part.label}: {text}" for text in _sentences(inner, part)]
        return found or error.messages
    return error.messages


def _not_declared(article) -> list[Problem]:
    """Changes of a published story that readers would not be told of as they must be."""
    return [Problem("change", field, message) for field, message in objections(article)]


def _not_kept(article) -> list[Problem]:
    """What readers were given once and must find again: the address, and the time before them.

    To take a story from them is a taking down, with its reason, not a date in a field.
    """
    found = []
    seen = address_seen(article)
    if seen and seen != article.slug:
        message = _("Readers have the address “%(slug)s” of this story: it stays.")
        found.append(Problem("address", "slug", message % {"slug": seen}))
    if article.live and article.expire_at and seen:
        ends = type(article).objects.filter(pk=article.pk, live=True).values_list("expire_at")
        stored = ends.first()
        if stored and (stored[0] is None or article.expire_at < stored[0]):
            message = _("Readers see this story: take it down with a reason instead of ending it.")
            found.append(Problem("expiry", "expire_at", message))
    return found


def _not_yet(article, at: datetime) -> list[Problem]:
    found = []
    if article.embargoed_until and at < article.embargoed_until:
        message = _("The story is under embargo until %(time)s; choose a later time.") % {
            "time": shown_time(article.embargoed_until)
        }
        found.append(Problem("embargo", "go_live_at", message))
    if article.expire_at and article.expire_at <= at:
        message = _("The story expires at %(time)s, before it could be read.") % {
            "time": shown_time(article.expire_at)
        }
        found.append(Problem("expiry", "expire_at", message))
    if article.retracted_at:
        message = _("The story was taken down; it must be restored before it is published.")
        found.append(Problem("retracted", "title", message))
    return found


def shown_time(moment: datetime) -> str:
    """``moment`` as the newsroom reads it in a sentence."""
    return date_format(timezone.localtime(moment), "DATETIME_FORMAT")
