"""What the workflow adds to Wagtail's admin, and the documents that readers may fetch.

Documents are before readers as long as a published page refers to them.
"""

from django.contrib.contenttypes.models import ContentType
from django.http import Http404
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import include, path
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.models import Page, ReferenceIndex
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


@hooks.register("before_serve_document")
def only_published_documents_are_served(document, request):
    """A reader gets a document through a page that the reader may see; the newsroom gets each.

    Everything else is as if it were not there: a document may lie in the library for days before
    its story goes out, and addresses are easily guessed.
    """
    if is_before_readers(document, request):
        return
    if not request.user.has_perm("wagtailadmin.access_admin"):
        raise Http404("No published page refers to this document.")


def is_before_readers(document, request) -> bool:
    """Whether a live page that ``request`` may see refers to ``document`` in its published words.

    The words of a draft don't count: the index is made of the rows of pages, drafts are revisions.
    """
    references = ReferenceIndex.get_references_to(document).filter(
        base_content_type=ContentType.objects.get_for_model(Page)
    )
    numbers = {int(number) for number in references.values_list("object_id", flat=True)}
    return any(
        all(restriction.accept_request(request) for restriction in page.get_view_restrictions())
        for page in Page.objects.live().filter(pk__in=numbers)
    )
