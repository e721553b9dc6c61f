"""What the checks add to Wagtail's admin: house rules, the panel beside the form, the log."""

from django.templatetags.static import static
from django.urls import path
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogFormatter
from wagtail.snippets.models import register_snippet

from cms.workflow.checks.admin import HouseRulesViewSetGroup
from cms.workflow.checks.views import StoryChecksView

register_snippet(HouseRulesViewSetGroup)


@hooks.register("register_admin_urls")
def register_checks_address():
    return [path("kiem-tra/<int:page_id>/", StoryChecksView.as_view(), name="story_checks")]


@hooks.register("insert_global_admin_js")
def story_checks_script():
    source = static("workflow/story-checks.js")
    return format_html('<script type="module" src="{}"></script>', source)


@hooks.register("insert_global_admin_css")
def story_checks_styles():
    return format_html('<link rel="stylesheet" href="{}">', static("workflow/story-checks.css"))


@hooks.register("register_log_actions")
def register_confirmation(actions):
    @actions.register_action("workflow.confirm")
    class ConfirmFormatter(LogFormatter):
        label = _("Confirm a finding")

        def format_message(self, entry):
            return _("Confirmed “%(finding)s”: %(reason)s") % {
                "finding": entry.data.get("finding", ""),
                "reason": entry.data.get("reason", ""),
            }
