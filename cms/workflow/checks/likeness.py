"""Nearly the same text as a story of these days.

A text is known by its sketch: the 128 smallest of the hashes of every four words in a row. Two
sketches share as large a part as the texts do, so no body is read for the comparison: sketches are
stored when readers get a text, and PostgreSQL finds those that share a number by a GIN index.
"""

import hashlib
import re
from collections.abc import Iterable
from datetime import timedelta

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.articles.models import ArticlePage
from cms.text import fold
from cms.workflow.checks.base import Check, Level, Link, Place
from cms.workflow.checks.story import Story

WITHIN = timedelta(days=30)
# Two stories of one event share a tenth of their runs of words, a copy with new names two thirds.
SHARE = 0.4
_RUN = 4
_SIZE = 128
# A shorter text is alike many others by chance.
_SHORTEST = 40


class TextSketch(models.Model):
    """The sketch of what readers were last given of a story."""

    article = models.OneToOneField(
        ArticlePage, primary_key=True, on_delete=models.CASCADE, related_name="sketch"
    )
    sketch = ArrayField(models.BigIntegerField())
    published_at = models.DateTimeField(db_index=True)

    class Meta:
        indexes = [GinIndex(fields=["sketch"], name="text_sketch_numbers")]

    def __str__(self):
        return str(self.article)


def sketch_of(texts: Iterable[str]) -> list[int]:
    """At most 128 signed 64-bit numbers in rising order; empty for a text of under 40 words.

    Marks, letter case and punctuation play no part.
    """
    words = re.findall(r"\w+", fold(" ".join(texts)))
    if len(words) < _SHORTEST:
        return []
    runs = {" ".join(words[n : n + _RUN]) for n in range(len(words) - _RUN + 1)}
    return sorted(_number(run) for run in runs)[:_SIZE]


def shared(first: list[int], second: list[int]) -> float:
    """The part, 0 to 1, of all runs of words of two texts that stand in both, as sketches say."""
    both = sorted({*first, *second})[: min(_SIZE, max(len(first), len(second)))]
    if not both:
        return 0.0
    return len(set(first) & set(second) & set(both)) / len(both)


def remember(article, *, at) -> None:
    """Keep the sketch of ``article`` as readers have it from ``at`` on."""
    sketch = sketch_of(_texts(Story(article, at=at)))
    if not sketch:
        TextSketch.objects.filter(article=article).delete()
        return
    first = article.first_published_at or at
    values = {"sketch": sketch, "published_at": first}
    TextSketch.objects.update_or_create(article=article, defaults=values)


class NearlyTheSameText(Check):
    code = "same_text"
    name = gettext_lazy("Nearly the same text as a story of the last 30 days")
    level = Level.CONFIRMS

    def look(self, story, at):
        sketch = sketch_of(_texts(story))
        if not sketch:
            return
        rows = TextSketch.objects.filter(
            sketch__overlap=sketch, published_at__gte=at - WITHIN, article__live=True
        ).exclude(article=story.number)
        rows = rows.order_by("-published_at").values_list("article_id", "article__title", "sketch")
        for number, title, other in rows.iterator():
            part = shared(sketch, other)
            if part < SHARE:
                continue
            message = _("%(part)s%% of the text stands in “%(title)s” as well.")
            yield self.found(
                message % {"part": round(part * 100), "title": title},
                place=Place("body"),
                mend=Link(reverse("wagtailadmin_pages:view_draft", args=[number]), _("Read it")),
                about=(str(number),),
            )


def _texts(story) -> list[str]:
    standfirst = story.of_field("standfirst")
    return [p.text for p in ([standfirst] if standfirst else []) + story.body]


def _number(run: str) -> int:
    digest = hashlib.blake2b(run.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
