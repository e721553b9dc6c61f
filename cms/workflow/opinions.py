"""Asking somebody outside the newsroom about one version, by a link that ends."""

import hashlib
import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from cms.articles.models import ArticlePage
from cms.workflow import approvals
from cms.workflow.models import OutsideOpinion, StoryPath
from cms.workflow.path import follow
from cms.workflow.signals import opinion_answered
from cms.workflow.states import State


def hash_of_key(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


@transaction.atomic
def ask(
    article: ArticlePage, *, user, asked_of: str, question: str, at: datetime, lasts: timedelta
) -> tuple[OutsideOpinion, str]:
    """Show the newest version to ``asked_of``; return the record and the key of the link.

    The key is told once and kept nowhere. Raises :class:`approvals.Undecided` when the story is at
    no step: what nobody reviews needs no opinion.
    """
    if article.current_workflow_task is None:
        raise approvals.Undecided(article, _("Opinions are asked while a story is reviewed."))
    key = secrets.token_urlsafe(32)
    opinion = OutsideOpinion.objects.create(
        article_id=article.pk,
        version=article.get_latest_revision().content,
        asked_of=asked_of,
        question=question,
        asked_by=user,
        asked_at=at,
        key_hash=hash_of_key(key),
        expires_at=at + lasts,
    )
    log(instance=article, action="workflow.ask", user=user, data={"asked_of": asked_of})
    follow(article.pk, by=user, reason=asked_of, at=at)
    return opinion, key


def opened_by(key: str, *, at: datetime) -> OutsideOpinion | None:
    """The opinion asked with the link of ``key``, while the link works."""
    opinion = OutsideOpinion.objects.filter(key_hash=hash_of_key(key)).first()
    return opinion if opinion and opinion.works_at(at) else None


@transaction.atomic
def answer(opinion: OutsideOpinion, *, verdict: str, words: str, name: str, at: datetime) -> bool:
    """Record the answer; False when it was answered or the link ended meanwhile."""
    opinion = OutsideOpinion.objects.select_for_update().get(pk=opinion.pk)
    if opinion.answered_at or not opinion.works_at(at):
        return False
    opinion.verdict, opinion.answer, opinion.answered_by_name = verdict, words, name
    opinion.answered_at = at
    opinion.save()
    log(
        instance=opinion.article,
        action="workflow.answer",
        data={"asked_of": opinion.asked_of, "verdict": str(opinion.get_verdict_display())},
    )
    follow(opinion.article_id, at=at)
    opinion_answered.send(type(opinion), article=opinion.article, opinion=opinion)
    return True


def lapse(*, at: datetime) -> None:
    """Stories whose last link has run out at ``at`` wait for their step again."""
    waiting = StoryPath.objects.filter(state=State.AWAITING_OPINION)
    asked = OutsideOpinion.objects.open(at=at).values("article")
    for number in waiting.exclude(article__in=asked).values_list("article_id", flat=True):
        follow(number, at=at)


@transaction.atomic
def revoke(opinion: OutsideOpinion, *, user, at: datetime) -> None:
    """End the link; an answer that has come stays."""
    OutsideOpinion.objects.filter(pk=opinion.pk, revoked_at=None).update(revoked_at=at)
    data = {"asked_of": opinion.asked_of}
    log(instance=opinion.article, action="workflow.revoke", user=user, data=data)
    follow(opinion.article_id, by=user, at=at)
