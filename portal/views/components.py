"""Every component of the portal on one page, for developers."""

from django.conf import settings
from django.http import Http404
from django.shortcuts import render

from cms.articles.models import ArticlePage
from cms.frontpage.models import HomePage
from portal import samples
from portal.edition import Edition
from portal.entries import entries
from portal.front import front_page
from portal.leaves import Leaf

STORIES = 24


def components(request):
    """The components with the newest stories in them; 404 but with development settings."""
    if not settings.SHOWS_COMPONENTS:
        raise Http404("Only for developers")
    edition = Edition.of(request)
    stories = ArticlePage.objects.published(at=edition.at).for_listing().newest_first()
    newest = entries(stories[:STORIES], edition)
    wordy = [entry for entry in newest if not entry.small_picture][:2]
    context = {
        "tokens": samples.TOKENS,
        "faces": samples.FACES,
        "newest": newest,
        "with_photo": [entry for entry in newest if entry.small_picture][:4],
        "without_photo": [*wordy, samples.long_title(edition)],
        "front": front_page(HomePage(), edition),
        "listing": Leaf(entries=newest[:3], number=2, has_older=True),
        "corrections": samples.corrections(edition),
        "rows": samples.rows(),
        "offices": samples.offices(),
        "parts": samples.blocks(),
    }
    return render(request, "portal/pages/components.html", context)
