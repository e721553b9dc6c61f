"""The side panel of the checks beside the form of a story."""

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.side_panels import BaseSidePanel


class StoryChecksSidePanel(BaseSidePanel):
    """Empty at first: the browser asks as soon as the form stands, and after each save."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = _("Toggle checks of the story")
        icon_name = "clipboard-list"

    name = "story-checks"
    title = _("Checks of the story")
    template_name = "workflow/checks/panel.html"
    order = 150

    def get_context_data(self, parent_context):
        context = super().get_context_data(parent_context)
        return {**context, "address": reverse("story_checks", args=[0]), "words": words()}


def words() -> dict[str, str]:
    """What story-checks.js says."""
    return {
        "checking": gettext("Checking…"),
        "nothing": gettext("Nothing to say about this story."),
        "unsaved": gettext("The checks begin with the first saved words."),
        "unanswered": gettext("The newsroom's server does not answer; try again later."),
        "mended": gettext("Mended: “{old}” → “{new}”"),
        "byHand": gettext("This can't be mended from here: the place is open, mend it by hand."),
    }


class WithChecksPanel:
    """Mixed into Wagtail's views of the form."""

    def get_side_panels(self):
        panels = super().get_side_panels()
        asks_for_a_part = getattr(self, "hydrate_create_view", False) or self.expects_json_response
        if not asks_for_a_part:
            panels.append(StoryChecksSidePanel(self.page, self.request))
        return panels
