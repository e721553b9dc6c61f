"""Documents are before readers while a published page refers to them; the checks' admin."""

from django.contrib.contenttypes.models import ContentType
from django.http import Http404
from django.templatetags.static import static
from django.urls import path
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogFormatter
from wagtail.models import Page, ReferenceIndex
from wagtail.snippets.models import register_snippet

from cms.workflow.checks.admin import HouseRulesViewSetGroup
from cms.workflow.checks.editing import StoryViewSet
from cms.workflow.checks.views import StoryChecksView

register_snippet(HouseRulesViewSetGroup)


@hooks.register("register_admin_viewset")
def register_story_views():
    return StoryViewSet()


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
