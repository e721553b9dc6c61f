"""The page of the plain search."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.edition import Edition
from portal.leaves import leaf
from portal.search import PARAMETER, cleaned, found


@require_safe
def search(request):
    """The stories that hold the words of ``?q=``; without any words, only the field."""
    query = cleaned(request.GET.get(PARAMETER, ""))
    edition = Edition.of(request)
    listing = leaf(found(query, edition), edition, {PARAMETER: query}) if query else None
    return render(request, "portal/pages/search.html", {"query": query, "listing": listing})
