"""Phrases that this house does not print, or prints only after a second thought."""

import unicodedata
from functools import lru_cache

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.search import index

from cms.text import Phrases, has_ink, tidy_spaces, tone_key
from cms.text.models import NormalisedModel
from cms.workflow.checks.base import Check, Level


class WatchedPhrase(NormalisedModel, index.Indexed):
    """A phrase, what its use does to a story, and why."""

    phrase = models.CharField(gettext_lazy("phrase"), max_length=120)
    phrase_key = models.CharField(max_length=200, unique=True, editable=False)
    level = models.CharField(
        gettext_lazy("what it does"), max_length=10, choices=Level.choices, default=Level.CONFIRMS
    )
    why = models.CharField(
        gettext_lazy("why, and what to write instead"),
        max_length=255,
        help_text=gettext_lazy("Shown to the person who used the phrase."),
    )

    search_fields = [index.SearchField("phrase"), index.AutocompleteField("phrase")]

    class Meta:
        ordering = ["phrase"]
        verbose_name = gettext_lazy("watched phrase")
        verbose_name_plural = gettext_lazy("watched phrases")

    def __str__(self):
        return self.phrase

    def clean(self):
        super().clean()
        key = tone_key(self.phrase)
        if has_ink(self.phrase) and (
            WatchedPhrase.objects.exclude(pk=self.pk).filter(phrase_key=key).exists()
        ):
            raise ValidationError({"phrase": _("This phrase is in the list already.")})

    def save(self, *args, **kwargs):
        self.phrase_key = tone_key(self.phrase)[:200]
        super().save(*args, **kwargs)


class WatchedPhrases(Check):
    """Found as whole words, in any letter case and normal form, wherever the tone marks stand,
    across any white space and whatever nobody sees between the letters."""

    code = "phrase"
    name = gettext_lazy("Forbidden and sensitive phrases")
    level = Level.BLOCKS

    def look(self, story, at):
        rows = WatchedPhrase.objects.values_list("phrase", "level", "why")
        watched = {phrase: (Level(level), why) for phrase, level, why in rows}
        if not watched:
            return
        phrases = _phrases(tuple(watched))
        for passage in story.passages:
            for place in phrases.find(passage.text):
                phrase = tidy_spaces(passage.text[place.start : place.end])
                level, why = watched[place.phrase]
                excerpt = passage.excerpt(place.start, place.end)
                message = _("“%(phrase)s”: %(why)s") % {"phrase": phrase, "why": why}
                yield self.found(
                    message, passage, level=level, excerpt=excerpt, about=(phrase, excerpt)
                )


@lru_cache(maxsize=4)
def _phrases(phrases: tuple[str, ...]) -> Phrases:
    return Phrases(phrases, _key)


@lru_cache(maxsize=20_000)
def _key(word: str) -> str:
    """Dashes are one: a phrase is not another one for a no-break hyphen."""
    return "-" if unicodedata.category(word[0]) == "Pd" else tone_key(word)
