from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorkflowConfig(AppConfig):
    name = "cms.workflow"
    label = "workflow"
    verbose_name = _("Workflow")

    def ready(self):
        from cms.articles import gate
        from cms.workflow import owed, signal_handlers, spelling

        spelling.connect()
        signal_handlers.connect()
        gate.add_rule(owed.lacking_approvals)
