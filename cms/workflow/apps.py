from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorkflowConfig(AppConfig):
    name = "cms.workflow"
    label = "workflow"
    verbose_name = _("Workflow")

    def ready(self):
        from cms.workflow import spelling

        spelling.connect()
