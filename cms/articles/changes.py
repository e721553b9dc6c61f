"""Changes of a story that readers have seen: what kind they are, and what readers are told.

Whoever publishes a changed story says what the change is: typography (only when the difference
proves it), an update, a slip put right, or a statutory correction. What is said belongs to one
version and is asked for by the gate on every way to publication. A version that nobody said
anything about, as code and imports make them, is an update: no change goes out in silence.
"""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from cms.articles.comparison import Part, word_changes
from cms.articles.models.declarations import DeclaredChange
from cms.articles.models.records import Correction, Snapshot
from cms.articles.publication import Publication, content_of, last_seen
from cms.articles.signals import corrected

Kind = DeclaredChange.Kind

_SAID = ("kind", "wrong", "right", "apology", "concerned")
# What must be said with each kind, as fields of the declaration.
_ASKED = {
    Kind.SLIP: ("wrong", "right"),
    Kind.STATUTORY: ("wrong", "right", "apology", "concerned"),
}


def declare(revision, *, user, **said) -> DeclaredChange:
    """Keep what ``user`` says of the change in ``revision``: ``kind, wrong, right, apology,
    concerned``. A later word about the same version replaces it."""
    declared, _made = DeclaredChange.objects.update_or_create(
        revision=revision, defaults={**said, "declared_by": user}
    )
    return declared


def declared_for(revision_number: int | None) -> DeclaredChange | None:
    """What was said about a version and readers were not told yet."""
    rows = DeclaredChange.objects.filter(revision=revision_number, correction=None)
    return rows.first() if revision_number else None


def keep_again(article, *, user, **kwargs):
    """Keep the newest version with another time; what was said of its change goes along. Returns
    the new version; ``kwargs`` are those of ``save_revision``."""
    said = declared_for(article.latest_revision_id)
    revision = article.save_revision(user=user, **kwargs)
    if said is not None and said.revision_id != revision.pk:
        declare(revision, user=said.declared_by, **{name: getattr(said, name) for name in _SAID})
    return revision


def was_seen(article, revision) -> bool:
    """Whether readers see or saw just this version."""
    if revision.pk == article.live_revision_id:
        return True
    return Snapshot.objects.filter(page_number=article.pk, revision_number=revision.pk).exists()


def changed_words(article) -> list[Part]:
    """What differs in words from what readers saw last, typography left out; empty for a story
    that they never saw."""
    last = last_seen(article)
    parts = word_changes(last.content, content_of(article)) if last else []
    return [part for part in parts if not part.is_typography]


def objections(article) -> list[tuple[str, str]]:
    """Why ``article`` may not replace what readers see, as (field of the form, message)."""
    declared = article.__dict__.get("declared_change") or declared_for(
        article.live_revision_id if article.live else None
    )
    if declared is None:
        return []
    lacking = [name for name in _ASKED.get(declared.kind, ()) if not getattr(declared, name)]
    if lacking:
        return [(f"change_{name}", _LACKING[name]()) for name in lacking]
    if declared.kind in (Kind.UPDATE, *_ASKED):
        return []
    parts = changed_words(article)
    if not parts:
        return []
    if not declared.kind:
        message = _("Readers have seen this story: say what kind of change it is.")
        return [("change_kind", message)]
    message = _("More than typography is changed: %(passages)s. Choose another kind of change.")
    names = dict.fromkeys(str(part.name).lower() for part in parts)
    return [("change_kind", message % {"passages": ", ".join(names)})]


_LACKING = {
    "wrong": lambda: _("Say what was printed wrongly."),
    "right": lambda: _("Say what is right."),
    "apology": lambda: _("Write the apology."),
    "concerned": lambda: _("Name the persons and bodies concerned."),
}


@transaction.atomic
def announce(article, *, user, kind: str, at: datetime, **said: str) -> Correction:
    """Tell readers of a mistake without a new version: the words were mended before, or the story
    was taken down. ``said`` holds ``wrong, right`` and for a statutory correction ``apology,
    concerned``. Raises ValidationError, by field, for what is lacking, and for a story that readers
    never saw.
    """
    if last_seen(article) is None:
        raise ValidationError(_("Readers never saw this story."))
    lacking = [name for name in _ASKED[Kind(kind)] if not said.get(name, "").strip()]
    if lacking:
        raise ValidationError({name: _LACKING[name]() for name in lacking})
    words = {name: said[name] for name in _ASKED[Kind(kind)]}
    correction = Correction.objects.create(
        article=article, kind=kind, made_at=at, made_by=user, **words
    )
    log(instance=article, action="articles.correct", user=user, data={"kind": kind})
    corrected.send(type(article), article=article, user=user, correction=correction, at=at)
    return correction


def tell_of_change(article, publication: Publication, *, at: datetime) -> Correction | None:
    """After readers got to see a version: tell them what changed, and say when.

    Returns the row of what they are told, None when nothing is to be told.
    """
    declared = declared_for(article.live_revision_id)
    if publication.before is None:
        return None
    parts = word_changes(publication.before, publication.after)
    has_changed = any(not part.is_typography for part in parts)
    is_asked_for = declared is not None and declared.kind in _ASKED
    if not has_changed and not is_asked_for:
        return None
    kind = declared.kind if declared and declared.kind in (*_ASKED, Kind.UPDATE) else Kind.UPDATE
    correction = Correction.objects.create(
        article=article,
        kind=kind,
        wrong=declared.wrong if is_asked_for else "",
        right=declared.right if declared else "",
        apology=declared.apology if kind == Kind.STATUTORY else "",
        concerned=declared.concerned if kind == Kind.STATUTORY else "",
        made_at=at,
        made_by=publication.user,
    )
    article.set_facts(revised_at=at)
    if declared is not None:
        declared.correction = correction
        declared.save(update_fields=["correction"])
    log(instance=article, action="articles.correct", user=publication.user, data={"kind": kind})
    user = publication.user
    corrected.send(type(article), article=article, user=user, correction=correction, at=at)
    return correction
