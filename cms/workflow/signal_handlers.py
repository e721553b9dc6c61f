"""Whatever moves a story is written down in its path."""

from django.db.models.signals import post_save
from django.utils import timezone
from wagtail.models import Revision, WorkflowState
from wagtail.signals import (
    page_published,
    page_unpublished,
    post_page_move,
    workflow_approved,
)

from cms.articles.models import ArticlePage
from cms.articles.signals import facts_changed, taken_down, version_kept
from cms.workflow.approvals import is_sensitive_place
from cms.workflow.path import follow, note_wording


def version_was_kept(sender, article, revision, user, **kwargs) -> None:
    note_wording(article, by=user, at=timezone.now())
    follow(article.pk, by=user)


def page_moved(sender, instance, **kwargs) -> None:
    """A page went before readers or was taken away."""
    if instance.specific_class is ArticlePage:
        follow(instance.pk)


def workflow_moved(sender, instance: WorkflowState, **kwargs) -> None:
    """A workflow began, is at another step, or came back."""
    if instance.current_task_state is None or kwargs.get("raw"):
        # It has not begun its first step yet.
        return
    if instance.status == WorkflowState.STATUS_APPROVED:
        # What it brought about is not done yet; see workflow_ended.
        return
    page = instance.content_object
    if page is not None and page.specific_class is ArticlePage:
        sent_back = instance.status == WorkflowState.STATUS_NEEDS_CHANGES
        reason = instance.current_task_state.comment if sent_back else ""
        follow(page.pk, by=_mover(instance), reason=reason)


def workflow_ended(sender, instance: WorkflowState, user=None, **kwargs) -> None:
    """The last approval was given, and the story published, scheduled or held."""
    page = instance.content_object
    if page.specific_class is ArticlePage:
        follow(page.pk, by=user)


def _mover(workflow_state: WorkflowState):
    """Who decided last on this way, else who began it."""
    decided = workflow_state.task_states.exclude(finished_by=None).order_by("-finished_at").first()
    return decided.finished_by if decided else workflow_state.requested_by


def facts_were_changed(sender, article, **kwargs) -> None:
    follow(article.pk)


def schedule_changed(sender, instance: Revision, created, **kwargs) -> None:
    """A version was scheduled, or is no longer; new versions are told of by the story itself."""
    if created or kwargs.get("raw") or instance.base_content_type.model != "page":
        return
    if ArticlePage.objects.filter(pk=instance.object_id).exists():
        follow(int(instance.object_id))


def story_was_moved(sender, instance, parent_page_before, parent_page_after, **kwargs) -> None:
    """A story that leaves a sensitive section stays sensitive: only the chief lifts that."""
    if instance.specific_class is not ArticlePage:
        return
    if is_sensitive_place(parent_page_before) and not is_sensitive_place(parent_page_after):
        story = instance.specific
        if not story.is_sensitive:
            story.set_facts(is_sensitive=True)


def links_end(sender, article, at, **kwargs) -> None:
    """What was taken down is shown to nobody outside any longer."""
    article.opinions_asked.open(at=at).update(revoked_at=at)


def connect() -> None:
    version_kept.connect(version_was_kept, dispatch_uid="workflow.path")
    facts_changed.connect(facts_were_changed, dispatch_uid="workflow.path")
    post_save.connect(schedule_changed, sender=Revision, dispatch_uid="workflow.path")
    post_save.connect(workflow_moved, sender=WorkflowState, dispatch_uid="workflow.path")
    post_page_move.connect(story_was_moved, dispatch_uid="workflow.sensitive")
    taken_down.connect(links_end, dispatch_uid="workflow.opinions")
    workflow_approved.connect(workflow_ended, dispatch_uid="workflow.path")
    for signal in (page_published, page_unpublished):
        signal.connect(page_moved, dispatch_uid="workflow.path")
