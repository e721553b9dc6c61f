from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorkflowConfig(AppConfig):
    name = "cms.workflow"
    label = "workflow"
    verbose_name = _("Workflow")

    def ready(self):
        from cms.articles import gate
        from cms.workflow import spelling
        from cms.workflow.checks import confirmations, house, registry, signal_handlers

        spelling.connect()
        signal_handlers.connect()
        for check in house.HOUSE_CHECKS:
            registry.register(check)
        gate.add_rule(registry.what_blocks)
        gate.add_question(confirmations.questions)
