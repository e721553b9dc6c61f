"""What the newsroom's work adds to Wagtail's admin; each part keeps its own hooks."""

from django.contrib.contenttypes.models import ContentType
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogFormatter
from wagtail.models import Page, ReferenceIndex

from cms.workflow import clock_hooks, path_hooks
from cms.workflow.accounts import many as accounts
from cms.workflow.checks import admin_hooks as checks_hooks
from cms.workflow.notices import hooks as notices_hooks
from cms.workflow.rights import hooks as rights_hooks
from cms.workflow.rights import many as pages
from cms.workflow.roles import Role

__all__ = ["checks_hooks", "clock_hooks", "notices_hooks", "path_hooks", "rights_hooks"]

for action in (*accounts.ACTIONS, *pages.ACTIONS):
    # After Wagtail's own of the same name, whose place it takes.
    hooks.register("register_bulk_action", action, order=100)


@hooks.register("register_log_actions")
def register_account_actions(actions):
    @actions.register_action("workflow.give_roles")
    class RolesFormatter(LogFormatter):
        label = _("Give roles")

        def format_message(self, entry):
            before, after = (
                ", ".join(str(Role(role).label) for role in entry.data.get(key, ())) or "–"
                for key in ("before", "after")
            )
            return _("Roles changed from %(before)s to %(after)s") % {
                "before": before,
                "after": after,
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
