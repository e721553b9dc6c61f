"""Stories gathered across sections: by an author, about a topic, with a keyword.

A page without a story that readers may see answers 404: a topic made for an embargoed event must
not give it away.
"""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from cms.articles.models import ArticlePage, Keyword
from cms.people.models import Person
from cms.sections.models import Topic
from portal import persons
from portal.edition import Edition
from portal.leaves import leaf, number_asked_for


def author(request, slug):
    person = get_object_or_404(Person.objects.select_related("portrait"), slug=slug)
    edition = Edition.of(request)
    listing = _listing(request, persons.stories_of(person, edition))
    number = number_asked_for(request, persons.PHOTO_PARAMETER)
    photos = persons.photos_by(person, edition, number) if listing.number == 1 else None
    if number > 1 and not photos:
        raise Http404("No such leaf")
    if not listing.entries and not photos:
        raise Http404("Nothing published")
    portrait = person.portrait
    context = {
        "person": person,
        "portrait": portrait if portrait and portrait.is_usable(edition.at) else None,
        "position": person.position_on(timezone.localdate(edition.at)),
        "offices": persons.offices(person),
        "photos": photos,
        "listing": listing,
    }
    return render(request, "portal/pages/author.html", context)


def topic(request, slug):
    found = Topic.objects.filter(slug=slug).select_related("photo").order_by("pk").first()
    if found is None:
        raise Http404("No such topic")
    return _gathered(request, "topic", ArticlePage.objects.about(found), {"topic": found})


def keyword(request, slug):
    found = get_object_or_404(Keyword, slug=slug)
    return _gathered(request, "keyword", ArticlePage.objects.with_keyword(found), {"word": found})


def _listing(request, stories):
    edition = Edition.of(request)
    return leaf(stories.published(at=edition.at).for_listing().newest_first(), edition)


def _gathered(request, name, stories, context):
    listing = _listing(request, stories)
    if not listing.entries:
        raise Http404("Nothing published")
    return render(request, f"portal/pages/{name}.html", {**context, "listing": listing})
