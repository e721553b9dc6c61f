"""Phrases that this house does not print, or prints only after a second thought."""

import re
from functools import lru_cache

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.search import index

from cms.text import has_ink, nfc, tone_key
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
    """Found as whole words, in any letter case, across any white space."""

    code = "phrase"
    name = gettext_lazy("Forbidden and sensitive phrases")
    level = Level.BLOCKS

    def look(self, story, at):
        watched = {
            _key(phrase): (Level(level), why)
            for phrase, level, why in WatchedPhrase.objects.values_list("phrase", "level", "why")
        }
        if not watched:
            return
        expression = _expression(tuple(watched))
        for passage in story.passages:
            for match in expression.finditer(passage.text):
                phrase = " ".join(match.group().split())
                level, why = watched[_key(phrase)]
                excerpt = passage.excerpt(match.start(), match.end())
                message = _("“%(phrase)s”: %(why)s") % {"phrase": phrase, "why": why}
                yield self.found(
                    message, passage, level=level, excerpt=excerpt, about=(phrase, excerpt)
                )


@lru_cache(maxsize=4)
def _expression(phrases: tuple[str, ...]) -> re.Pattern:
    longest_first = sorted(phrases, key=len, reverse=True)
    either = "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in longest_first)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)


def _key(phrase: str) -> str:
    return " ".join(nfc(phrase).casefold().split())
