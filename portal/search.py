"""A plain search: the words of a reader, found in published stories.

The whole query as a phrase comes before its words scattered over a story, and as typed, with its
marks, before everything that folds to the same. Within each of these the newest is first.
"""

import re

from django.contrib.postgres.search import SearchQuery
from django.db.models import Case, IntegerField, Value, When

from cms.articles.models import ArticlePage
from cms.text import fold, nfc, tidy_spaces
from portal.edition import Edition

PARAMETER = "q"
LONGEST = 200  # characters; nobody types more
_CONFIG = "simple"
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]+")
_BODY = "index_entries__body"


def cleaned(query: str) -> str:
    """``query`` as one line of printable NFC text, ``LONGEST`` characters at most."""
    return tidy_spaces(nfc(_UNPRINTABLE.sub(" ", query)))[:LONGEST].strip()


def found(query: str, edition: Edition):
    """Published stories that hold every word of ``query`` (cleaned), in the order above.

    Asks the search index, which holds the words of a story both as typed and folded.
    """
    folded = fold(query)
    tiers = [When(**{_BODY: _phrase(folded)}, then=Value(1))]
    if folded != query.lower():
        tiers.insert(0, When(**{_BODY: _phrase(query.lower())}, then=Value(0)))
    words = SearchQuery(folded, config=_CONFIG, search_type="plain")
    return (
        ArticlePage.objects.published(at=edition.at)
        .filter(**{_BODY: words})
        .annotate(tier=Case(*tiers, default=Value(2), output_field=IntegerField()))
        .for_listing()
        .order_by("tier", "-first_published_at", "-pk")
    )


def _phrase(words: str) -> SearchQuery:
    return SearchQuery(words, config=_CONFIG, search_type="phrase")
