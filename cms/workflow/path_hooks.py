"""What the path adds to Wagtail's admin: the reviewer's screen, the ways to it, the log."""

from django.templatetags.static import static
from django.urls import include, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.views.home import WorkflowObjectsToModeratePanel
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogFormatter

from cms.articles.models import ArticlePage
from cms.workflow.panels import TurnsPanel
from cms.workflow.review import addresses
from cms.workflow.rights.actions import Action
from cms.workflow.rights.questions import may
from cms.workflow.story_screens import StoryViewSet


@hooks.register("register_admin_urls")
def register_review_addresses():
    return [path("", include((addresses.urlpatterns, "story_path")))]


@hooks.register("register_admin_viewset")
def register_story_screens():
    return StoryViewSet()


@hooks.register("construct_homepage_panels")
def open_on_whose_turn_it_is(request, panels):
    """Our list knows who was named and what is due; Wagtail's would be a second one."""
    panels[:] = [p for p in panels if not isinstance(p, WorkflowObjectsToModeratePanel)]
    panels.append(TurnsPanel())


@hooks.register("construct_page_action_menu")
def offer_taking_back_to_the_author(menu_items, request, context):
    """Who reviews sends back with a reason; only the author takes a story back."""
    page = context.get("page")
    if page is None or not isinstance(page, ArticlePage):
        return
    if not may(request.user, Action.TAKE_BACK, page):
        menu_items[:] = [item for item in menu_items if item.name != "action-cancel-workflow"]


@hooks.register("construct_help_menu")
def leave_out_news_of_wagtail(request, menu_items):
    """Releases of the software, and its English guide, are no business of a newsroom."""
    named = ("whats-new", "editor-guide")
    menu_items[:] = [item for item in menu_items if not item.name.startswith(named)]


@hooks.register("insert_global_admin_css")
def turns_styles():
    return format_html('<link rel="stylesheet" href="{}">', static("workflow/turns.css"))


@hooks.register("register_page_header_buttons")
def review_from_the_form(page, user, view_name, next_url=None):
    if page.specific_class is ArticlePage and may(user, Action.READ, page.specific_deferred):
        address = reverse("story_path:review", args=[page.pk])
        yield Button(_("Review"), address, icon_name="tasks", priority=5)


@hooks.register("register_log_actions")
def register_path_actions(actions):
    def say(name, label, message, *keys):
        class Formatter(LogFormatter):
            def format_message(self, entry):
                return message % {key: entry.data.get(key, "") for key in keys}

        Formatter.label = label
        actions.register_action(name)(Formatter)

    say(
        "workflow.breaking",
        _("Publish at once"),
        _("Published before approval: %(reason)s"),
        "reason",
    )
    say("workflow.settle", _("Approve afterwards"), _("Approved afterwards"))
    say("workflow.pass_on", _("Pass on"), _("Passed on to: %(reviewer)s"), "reviewer")
    say("workflow.ask", _("Ask outside"), _("Asked for an opinion: %(asked_of)s"), "asked_of")
    say(
        "workflow.answer",
        _("Outside opinion"),
        _("%(asked_of)s answered: %(verdict)s"),
        "asked_of",
        "verdict",
    )
    say("workflow.assign", _("Assign"), _("Given to: %(colleague)s"), "colleague")
    say("workflow.unassign", _("Take back"), _("Taken from: %(colleague)s"), "colleague")
    say("workflow.revoke", _("Withdraw link"), _("Link withdrawn: %(asked_of)s"), "asked_of")
