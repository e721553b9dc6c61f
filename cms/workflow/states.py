"""One vocabulary for where a story stands, shown everywhere."""

from django.db import models
from django.utils import timezone
from django.utils.translation import pgettext_lazy
from wagtail.models import WorkflowState

from cms.text import has_ink


class State(models.TextChoices):
    """Where the newest version of a story stands. Whether readers see one is ``article.live``."""

    IDEA = "idea", pgettext_lazy("story", "Idea")
    WRITING = "writing", pgettext_lazy("story", "Writing")
    WITH_DESK = "with_desk", pgettext_lazy("story", "With the desk")
    WITH_SECRETARY = "with_secretary", pgettext_lazy("story", "With the secretary")
    WITH_CHIEF = "with_chief", pgettext_lazy("story", "With the editor-in-chief")
    AWAITING_OPINION = (
        "awaiting_opinion",
        pgettext_lazy("story", "Waiting for an outside opinion"),
    )
    SENT_BACK = "sent_back", pgettext_lazy("story", "Sent back")
    APPROVED = "approved", pgettext_lazy("story", "Approved")
    SCHEDULED = "scheduled", pgettext_lazy("story", "Scheduled")
    PUBLISHED = "published", pgettext_lazy("story", "Published")
    TAKEN_DOWN = "taken_down", pgettext_lazy("story", "Taken down")


# What lists annotate their rows with.
STATE_IN_LISTINGS = "listed_state"

# Groups of states that the newsroom asks for.
WITH_AUTHOR = (State.IDEA, State.WRITING, State.SENT_BACK)
IN_REVIEW = (
    State.WITH_DESK,
    State.WITH_SECRETARY,
    State.WITH_CHIEF,
    State.AWAITING_OPINION,
)
RELEASED = (State.APPROVED, State.SCHEDULED, State.PUBLISHED)


def state_of(article) -> State:
    """Where ``article`` stands, read from its rows (not from :class:`StoryPath`, which follows).

    A newer version of a published story has a path of its own: it is being written, reviewed or
    scheduled while readers see the older one.
    """
    workflow = article.current_workflow_state
    if workflow is not None:
        return _in_workflow(article, workflow)
    if article.retracted_at and not article.live:
        return State.TAKEN_DOWN
    if article.scheduled_revision is not None:
        return State.SCHEDULED
    if article.is_gone:
        return State.TAKEN_DOWN
    if article.live and not article.has_unpublished_changes:
        return State.PUBLISHED
    newest = article.get_latest_revision_as_object()
    if _is_approved(article):
        return State.APPROVED
    if not newest.lead_photo_id and not has_ink(_words(newest)):
        return State.IDEA
    return State.WRITING


def _in_workflow(article, workflow) -> State:
    if workflow.status == WorkflowState.STATUS_NEEDS_CHANGES:
        return State.SENT_BACK
    task_state = workflow.current_task_state
    # An opinion is asked within a step: who decides without it goes on without it.
    asked = article.opinions_asked.open(at=timezone.now())
    if task_state and asked.filter(asked_at__gte=task_state.started_at).exists():
        return State.AWAITING_OPINION
    return getattr(task_state.task.specific, "state", State.WITH_DESK)


def _is_approved(article) -> bool:
    """Whether the newest wording is the one that the last workflow ended with."""
    last = article.workflow_states.order_by("-created_at", "-pk").first()
    if last is None or last.status != WorkflowState.STATUS_APPROVED:
        return False
    path = getattr(article, "story_path", None)
    return path is not None and article.approvals.filter(wording=path.wording).exists()


def _words(article) -> str:
    body = article.body.stream_block.get_searchable_content(article.body)
    return " ".join([article.standfirst, *map(str, body)])
