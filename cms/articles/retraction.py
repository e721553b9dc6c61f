"""Taking a published story down in the open, and bringing it back.

Two people may press at the same moment: each act locks the story's row first and looks again.
"""

import json
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import LogContext, log

from cms.articles.models import ArticlePage, Correction, Snapshot, TakeDown
from cms.articles.signals import restored, taken_down

# The parts of a story that only an edit changes; names and credits follow the registers.
_OWN_WORDS = ("kicker", "title", "standfirst", "dateline")


@transaction.atomic
def retract(
    article: ArticlePage, *, user, reason: str, at: datetime, is_by_chief: bool = False
) -> Correction:
    """Take ``article`` down at ``at``: its address answers 410, its text stays inside.

    Whatever was scheduled for it is cancelled. The editor-in-chief's answer is owed, unless it is
    the chief who takes it down. Raises ValidationError when the story is not before readers or no
    reason is given.
    """
    if not reason.strip():
        raise ValidationError(_("Say why the story is taken down."))
    stored = _locked(article)
    if not stored.live:
        raise ValidationError(_("Only a published story can be taken down."))
    stored.set_facts(retracted_at=at)
    stored.revisions.update(approved_go_live_at=None)
    stored.unpublish(user=user, log_action=False)
    log(instance=stored, action="articles.retract", user=user, data={"reason": reason})
    TakeDown.objects.create(
        article=stored,
        article_title=stored.title,
        reason=reason,
        taken_at=at,
        taken_by=user,
        confirmed_at=at if is_by_chief else None,
        confirmed_by=user if is_by_chief else None,
    )
    correction = Correction.objects.create(
        article=stored, kind=Correction.Kind.RETRACTION, wrong=reason, made_at=at, made_by=user
    )
    _tell(article, stored)
    taken_down.send(ArticlePage, article=stored, user=user, reason=reason, at=at)
    return correction


@transaction.atomic
def restore(article: ArticlePage, *, user, at: datetime) -> None:
    """Publish again exactly what readers saw last.

    Raises ValidationError when the story was not taken down or the version that readers saw is no
    longer kept: another one is never published in its place. NotReady when the gate is closed.
    """
    stored = _locked(article)
    if not stored.retracted_at or stored.live:
        raise ValidationError(_("This story was not taken down."))
    version = version_seen_last(stored)
    if version is None:
        raise ValidationError(
            _(
                "The version that readers saw last is no longer kept, so that the story can't be "
                "restored as it was. Its text is in the snapshots."
            )
        )
    stored.set_facts(retracted_at=None)
    with LogContext(user=user):
        version.publish(user=user, skip_permission_checks=True)
        log(instance=stored, action="articles.restore", user=user)
    stored.take_downs.open().update(restored_at=at, restored_by=user)
    stored.refresh_from_db()
    _tell(article, stored)
    restored.send(ArticlePage, article=stored, user=user, at=at)


@transaction.atomic
def confirm(take_down: TakeDown, *, user, at: datetime) -> None:
    """The editor-in-chief agrees to the taking down. ValidationError when that is settled."""
    stored = TakeDown.objects.select_for_update().get(pk=take_down.pk)
    if not stored.is_owed:
        raise ValidationError(_("This was settled already."))
    stored.confirmed_at, stored.confirmed_by = at, user
    stored.save(update_fields=["confirmed_at", "confirmed_by"])
    if stored.article:
        log(instance=stored.article, action="articles.confirm_retraction", user=user)


def version_seen_last(article: ArticlePage):
    """The revision that readers saw last, or None when it is gone or says something else now."""
    snapshot = Snapshot.objects.filter(page_number=article.pk).first()
    if snapshot is None or snapshot.revision_number is None:
        return None
    version = article.revisions.filter(pk=snapshot.revision_number).first()
    return version if version and _says_the_same(version.as_object(), snapshot.content) else None


def _says_the_same(story: ArticlePage, content: dict) -> bool:
    body = json.loads(json.dumps(list(story.body.get_prep_value())))
    own = [getattr(story, name) for name in _OWN_WORDS]
    return body == content["body"] and own == [content[name] for name in _OWN_WORDS]


def _locked(article: ArticlePage) -> ArticlePage:
    """The story as it is stored, held against others until the transaction ends."""
    return ArticlePage.objects.select_for_update().get(pk=article.pk)


def _tell(article: ArticlePage, stored: ArticlePage) -> None:
    """Let the caller's instance know what became of the story."""
    article.live, article.retracted_at = stored.live, stored.retracted_at
    article.live_revision_id = stored.live_revision_id
