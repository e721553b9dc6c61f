"""The words of snapshots, to be found by."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db import models

from cms.articles.models.records import Snapshot
from cms.text import fold

# The configuration knows no language; Vietnamese has no stems.
CONFIG = "simple"


class SnapshotWordsQuerySet(models.QuerySet):
    def saying(self, phrase: str):
        """Words typed with marks are looked for as typed, words without any in all that fold to
        them; several words are a phrase."""
        column = "folded" if fold(phrase) == phrase.lower() else "words"
        query = SearchQuery(phrase.lower(), config=CONFIG, search_type="phrase")
        return self.annotate(found=SearchVector(column, config=CONFIG)).filter(found=query)


class SnapshotWords(models.Model):
    """Stands beside its snapshot, which can't be changed, and may be made anew at any time."""

    snapshot = models.OneToOneField(
        Snapshot, primary_key=True, on_delete=models.CASCADE, related_name="words"
    )
    words = models.TextField()
    folded = models.TextField()

    objects = SnapshotWordsQuerySet.as_manager()

    class Meta:
        indexes = [
            GinIndex(SearchVector("words", config=CONFIG), name="snapshots_by_words"),
            GinIndex(SearchVector("folded", config=CONFIG), name="snapshots_by_folded_words"),
        ]

    def __str__(self):
        return self.words[:60]
