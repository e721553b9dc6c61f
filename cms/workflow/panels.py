"""On the first screen: what waits for this person."""

from django.utils import timezone
from wagtail.admin.ui.components import Component

from cms.workflow.turns import turns_of


class TurnsPanel(Component):
    name = "turns"
    template_name = "workflow/turns.html"
    order = 0

    def get_context_data(self, parent_context):
        now = timezone.now()
        return {"turns": turns_of(parent_context["request"].user, at=now), "now": now}
