from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorkflowConfig(AppConfig):
    name = "cms.workflow"
    label = "workflow"
    verbose_name = _("Workflow")

    def ready(self):
        from wagtail.models import Page
        from wagtail.permissions import register_permission_policy

        from cms.articles import decisions, draft_titles, gate, schedule, status
        from cms.sections import permissions
        from cms.workflow import clock_signals, owed, signal_handlers, spelling
        from cms.workflow.checks import confirmations, house, registry
        from cms.workflow.checks import signal_handlers as checks_signals
        from cms.workflow.deciding import judge
        from cms.workflow.notices import arranging, comments, listening
        from cms.workflow.path import status_of
        from cms.workflow.rights.asking import may_read_here
        from cms.workflow.rights.locks import with_rights
        from cms.workflow.rights.pages import NewsroomPagePolicy
        from cms.workflow.rights.testers import tester
        from cms.workflow.scheduling import goes_with_its_bundle, why_not_schedule

        spelling.connect()
        signal_handlers.connect()
        clock_signals.connect()
        checks_signals.connect()
        listening.connect()
        comments.connect()
        arranging.connect()
        for check in house.HOUSE_CHECKS:
            registry.register(check)
        gate.add_rule(owed.lacking_approvals)
        gate.add_rule(goes_with_its_bundle)
        gate.add_rule(registry.what_blocks)
        gate.add_question(confirmations.questions)
        schedule.add_rule(why_not_schedule)
        decisions.judge_with(judge)
        status.say_with(status_of)
        draft_titles.ask(may_read_here)
        permissions.answer_with(tester)
        permissions.lock_with(with_rights)
        register_permission_policy(Page, NewsroomPagePolicy(Page))
