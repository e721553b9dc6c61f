"""The pages of the tree, found in as few questions as there are."""

from django.http import Http404
from wagtail import views as wagtail_views

from cms.articles.models import ArticlePage
from portal.edition import Edition


def page(request, path):
    """Serve the page at ``path`` (no slash before, one after, empty for the home page).

    Wagtail walks down the tree with two queries a level. Sections are loaded for the menu anyway,
    so that one more query finds a story in them; what is found takes the place of Wagtail's walk,
    and everything after it (hooks, restrictions, serving) is Wagtail's.
    """
    found = _find(Edition.of(request), f"/{path}") if path else None
    if found is not None:
        try:
            request._wagtail_route_for_request = found.route(request, [])
        except Http404:
            request._wagtail_route_for_request = None
    return wagtail_views.serve(request, path)


def _find(edition: Edition, address: str):
    section = edition.section_at(address)
    if section is not None:
        return section
    parent, _, slug = address.rstrip("/").rpartition("/")
    section = edition.section_at(f"{parent}/")
    if section is None:
        return None
    return ArticlePage.objects.child_of(section).filter(slug=slug).select_related("source").first()
