"""Documents are before readers as long as a published page refers to them; the lists of checks."""

from django.contrib.contenttypes.models import ContentType
from django.http import Http404
from wagtail import hooks
from wagtail.models import Page, ReferenceIndex
from wagtail.snippets.models import register_snippet

from cms.workflow.checks.admin import SpellingRuleViewSet

register_snippet(SpellingRuleViewSet)


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
