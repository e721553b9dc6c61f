from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorkflowConfig(AppConfig):
    name = "cms.workflow"
    label = "workflow"
    verbose_name = _("Workflow")

    def ready(self):
        from cms.articles import gate, schedule
        from cms.workflow import signal_handlers
        from cms.workflow.scheduling import goes_with_its_bundle, why_not_schedule

        gate.add_rule(goes_with_its_bundle)
        schedule.add_rule(why_not_schedule)
        signal_handlers.connect()
