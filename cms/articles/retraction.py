"""Taking a published story down in the open, and bringing it back."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from cms.articles.models import ArticlePage, Correction


@transaction.atomic
def retract(article: ArticlePage, *, user, reason: str, at: datetime) -> Correction:
    """Take ``article`` down at ``at``: its address answers 410, its text stays inside.

    Whatever was scheduled for it is cancelled. Raises ValidationError when the story is not before
    readers or no reason is given.
    """
    if not article.live:
        raise ValidationError(_("Only a published story can be taken down."))
    if not reason.strip():
        raise ValidationError(_("Say why the story is taken down."))
    article.set_facts(retracted_at=at)
    article.revisions.update(approved_go_live_at=None)
    article.unpublish(user=user, log_action=False)
    log(instance=article, action="articles.retract", user=user, data={"reason": reason})
    return Correction.objects.create(
        article=article, kind=Correction.Kind.RETRACTION, wrong=reason, made_at=at, made_by=user
    )


@transaction.atomic
def restore(article: ArticlePage, *, user) -> None:
    """Publish again the words that were taken down.

    Raises ValidationError when the story was not taken down, NotReady when the gate is closed.
    """
    if not article.retracted_at:
        raise ValidationError(_("This story was not taken down."))
    last_seen = article.snapshots.first()
    article.set_facts(retracted_at=None)
    log(instance=article, action="articles.restore", user=user)
    revision = article.revisions.filter(pk=last_seen.revision_number).first() if last_seen else None
    (revision or article.get_latest_revision()).publish(user=user)
