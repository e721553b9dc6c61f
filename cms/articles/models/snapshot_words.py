"""The words of snapshots, to be found by."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchQuery, SearchVector, SearchVectorField
from django.db import models

from cms.articles.models.records import Snapshot
from cms.text import fold

# The configuration knows no language; Vietnamese has no stems.
CONFIG = "simple"


class SnapshotWordsQuerySet(models.QuerySet):
    def saying(self, phrase: str):
        """Words typed with marks are looked for as typed, words without any in all that fold to
        them; several words are a phrase."""
        column = "folded_vector" if fold(phrase) == phrase.lower() else "words_vector"
        query = SearchQuery(phrase.lower(), config=CONFIG, search_type="phrase")
        return self.filter(**{column: query})


class SnapshotWords(models.Model):
    """Stands beside its snapshot, which can't be changed, and may be made anew at any time."""

    snapshot = models.OneToOneField(
        Snapshot, primary_key=True, on_delete=models.CASCADE, related_name="words"
    )
    words = models.TextField()
    folded = models.TextField()
    # Kept, not only indexed: a word that most stories have would be parsed anew in all of them.
    words_vector = models.GeneratedField(
        expression=SearchVector("words", config=CONFIG),
        output_field=SearchVectorField(),
        db_persist=True,
    )
    folded_vector = models.GeneratedField(
        expression=SearchVector("folded", config=CONFIG),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = SnapshotWordsQuerySet.as_manager()

    class Meta:
        indexes = [
            GinIndex(fields=["words_vector"], name="snapshots_by_words"),
            GinIndex(fields=["folded_vector"], name="snapshots_by_folded_words"),
        ]

    def __str__(self):
        return self.words[:60]
