"""The path follows the story: whatever moves it, its state and history are written down."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import get_active_log_context

from cms.articles.models import ArticlePage
from cms.articles.publication import content_of
from cms.workflow.models.path import StateChange, StoryPath
from cms.workflow.signals import reworded, state_changed
from cms.workflow.spelling import current_list
from cms.workflow.states import STATE_IN_LISTINGS, State, state_of
from cms.workflow.wording import wording_hash


@transaction.atomic
def follow(number: int, *, by=None, reason: str = "", at: datetime | None = None) -> StoryPath:
    """Write down where the story with this page number stands; nothing when it has not moved."""
    at = at or timezone.now()
    # Locked before the story is read: who waited here must not write down what was.
    path = StoryPath.objects.select_for_update().filter(article=number).first()
    article = ArticlePage.objects.get(pk=number)
    state = state_of(article)
    if path is not None and path.state == state:
        return path
    if path is None:
        path = StoryPath(article=article)
    if State.AWAITING_OPINION not in (path.state, state):
        # An opinion is asked within a step; whoever has the step keeps it.
        path.reviewer = path.due_at = None
    path.state, path.since = state, at
    path.save()
    change = StateChange.objects.create(
        article=article,
        state=state,
        began_at=at,
        by=get_active_log_context().user or by,
        reason=reason,
    )
    state_changed.send(type(article), article=article, change=change, user=change.by)
    return path


def note_wording(article, *, by, at: datetime) -> None:
    """Remember who last changed the wording; a change of typography changes nobody's words.

    Nor is it the saver's word that the spelling list says something else now: the letters tell.
    """
    content = content_of(article)
    wording, letters = wording_hash(content, spelling=current_list()), wording_hash(content)
    path, is_new = StoryPath.objects.get_or_create(
        article_id=article.pk,
        defaults={
            "state": state_of(article),
            "since": at,
            "wording": wording,
            "letters": letters,
            "worded_by": by,
            "worded_at": at,
        },
    )
    if is_new:
        StateChange.objects.create(article_id=article.pk, state=path.state, began_at=at, by=by)
        return
    kept = StoryPath.objects.filter(pk=path.pk)
    kept.update(wording=wording, letters=letters)
    if path.wording != wording and path.letters != letters:
        kept.update(worded_by=by, worded_at=at)
        reworded.send(type(article), article=article, user=by, before=path, at=at)
    elif path.wording != wording:
        # The list changed, the words did not: what was approved of them stays so.
        article.approvals.filter(wording=path.wording).update(wording=wording)


def status_of(article) -> str:
    """The word for where ``article`` stands; with it whether readers see an older version.

    Lists tell the state of all their rows beforehand.
    """
    listed = getattr(article, STATE_IN_LISTINGS, None)
    path = None if listed else getattr(article, "story_path", None)
    state = State(listed or path.state) if listed or path else state_of(article)
    if article.live and state != State.PUBLISHED:
        return f"{State.PUBLISHED.label} + {state.label}"
    return state.label
