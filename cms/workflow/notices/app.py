"""Wagtail's admin without its own mails about workflows; named in INSTALLED_APPS.

They know two settings only, for everybody or nobody of a group, and would tell twice what
:mod:`cms.workflow.notices` tells.
"""

from wagtail.admin.apps import WagtailAdminAppConfig


class NewsroomAdminConfig(WagtailAdminAppConfig):
    def ready(self):
        super().ready()
        from wagtail.models import TaskState, WorkflowState
        from wagtail.signals import (
            task_submitted,
            workflow_approved,
            workflow_rejected,
            workflow_submitted,
        )

        for signal, sender, uid in (
            (task_submitted, TaskState, "group_approval_task_submitted_email_notification"),
            (workflow_submitted, WorkflowState, "workflow_state_submitted_email_notification"),
            (workflow_rejected, WorkflowState, "workflow_state_rejected_email_notification"),
            (workflow_approved, WorkflowState, "workflow_state_approved_email_notification"),
        ):
            signal.disconnect(sender=sender, dispatch_uid=uid)
