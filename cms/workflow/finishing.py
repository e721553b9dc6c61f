"""What happens when a story has all its approvals. Wagtail imports this before any model."""

from wagtail.log_actions import LogContext

from cms.workflow.letting_out import by_the_path


def publish_what_was_approved(workflow_state, user=None):
    """Publish the newest version, or schedule it; a story that the secretary holds only stands.

    Who gives the last approval need not have the right to publish: the path has. Where every step
    was passed before, nobody has decided now: handing a story in lets nothing out.
    """
    last = workflow_state.current_task_state
    if last is not None and last.status == last.STATUS_SKIPPED:
        return
    page = workflow_state.content_object.specific
    path = getattr(page, "story_path", None)
    if path is not None and path.is_held:
        return
    with LogContext(user=user), by_the_path():
        page.get_latest_revision().publish(user=user, skip_permission_checks=True)
