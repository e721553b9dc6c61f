"""On the first screen of those who schedule: what did not happen at its time, and why."""

from wagtail.admin.ui.components import Component

from cms.workflow.alarms import address_of
from cms.workflow.clock_alarm import ClockAlarm


class ClockAlarmsPanel(Component):
    """Every standing alarm, the longest due first; nothing when there are none."""

    name = "clock_alarms"
    template_name = "workflow/clock_alarms.html"
    order = -10

    def get_context_data(self, parent_context):
        alarms = ClockAlarm.objects.standing().select_related("story", "bundle")
        return {"rows": [(alarm, address_of(alarm)) for alarm in alarms]}
