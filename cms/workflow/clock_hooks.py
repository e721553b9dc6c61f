"""What the clock adds to Wagtail's admin: bundles, and the alarms of what could not go out."""

from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import include, path
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from cms.workflow.alarm_panel import ClockAlarmsPanel
from cms.workflow.bundle import Bundle
from cms.workflow.bundle_screens import BundleView, BundleViewSet, say_only_gathering
from cms.workflow.scheduling import may_schedule

register_snippet(BundleViewSet)


@hooks.register("register_admin_urls")
def register_bundle_addresses():
    patterns = [path("<int:pk>/", BundleView.as_view(), name="bundle")]
    return [path("chum-bai/", include((patterns, "bundles")))]


@hooks.register("before_bulk_action")
def keep_scheduled_bundles(request, action_type, objects, action):
    if action.model is not Bundle or action_type != "delete":
        return None
    if all(bundle.state == Bundle.State.GATHERING for bundle in objects):
        return None
    say_only_gathering(request)
    return redirect(action.next_url)


@hooks.register("register_log_actions")
def register_log_actions(actions):
    actions.register_action(
        "workflow.bundle.schedule", _("Schedule the bundle"), _("Bundle scheduled")
    )
    actions.register_action(
        "workflow.bundle.unschedule", _("Unschedule the bundle"), _("Bundle unscheduled")
    )


@hooks.register("insert_global_admin_css")
def styles_of_the_clock():
    return format_html('<link rel="stylesheet" href="{}">', static("workflow/clock.css"))


@hooks.register("construct_homepage_panels")
def show_what_the_clock_could_not_do(request, panels):
    if may_schedule(request.user):
        panels.append(ClockAlarmsPanel())
