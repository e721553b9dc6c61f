"""The newsroom's spelling list: how this house writes a word that may be written otherwise.

A rule changes no meaning, so applying it is typography: it voids no approval that was given since
the rule stands. One that was given before knew nothing of it: a list that somebody adds to
afterwards must not decide what was approved.

Words are found whole, in any letter case and across any white space; a rule about letter case alone
("Covid-19" → "COVID-19") only exactly as it stands in the list.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models.functions import Lower
from django.db.models.signals import post_delete, post_save
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from cms.text import Phrases, has_ink, is_part_of_a_name, nfc, same_text, sort_key
from cms.text.models import NormalisedModel

_CACHE_KEY = "workflow.spelling"
# Another process hears of a change no later than this, in seconds; a memory cache is its own.
_CACHED_FOR = 60


class SpellingRule(NormalisedModel, index.Indexed):
    """One spelling that the house does not use, and the one in its place."""

    wrong = models.CharField(_("wrong spelling"), max_length=120)
    right = models.CharField(_("right spelling"), max_length=120)
    note = models.CharField(
        _("note"), max_length=255, blank=True, help_text=_("Why, or where the rule comes from.")
    )
    since = models.DateTimeField(_("since"), default=timezone.now, editable=False)
    sort_key = models.CharField(max_length=500, editable=False, db_index=True, db_collation="C")

    search_fields = [
        index.SearchField("wrong"),
        index.SearchField("right"),
        index.AutocompleteField("wrong"),
        index.AutocompleteField("right"),
        index.FilterField("sort_key"),
    ]

    class Meta:
        ordering = ["sort_key", "pk"]
        verbose_name = _("spelling")
        verbose_name_plural = _("spellings")
        constraints = [
            models.UniqueConstraint(
                Lower("wrong"),
                name="spelling_listed_once",
                violation_error_message=_("This spelling is in the list already."),
            )
        ]

    def __str__(self):
        return f"{self.wrong} → {self.right}"

    def save(self, *args, **kwargs):
        self.sort_key = sort_key(self.wrong)[:500]
        stored = SpellingRule.objects.filter(pk=self.pk).values_list("wrong", "right").first()
        if stored and stored != (self.wrong, self.right):
            # Another rule, which nobody has approved anything under.
            self.since = timezone.now()
        super().save(*args, **kwargs)

    def clean(self):
        """Refuse a rule that would be broken again by its own mending, or that undoes another."""
        super().clean()
        if not (has_ink(self.wrong) and has_ink(self.right)):
            return
        rule = {_tidy(self.wrong): _tidy(self.right)}
        if _tidy(self.wrong) == _tidy(self.right):
            raise ValidationError({"right": _("Both spellings are the same.")})
        if any(mistakes_in(self.right, rule)):
            message = _("The right spelling contains the wrong one: it could never be mended.")
            raise ValidationError({"right": message})
        others = dict(SpellingRule.objects.exclude(pk=self.pk).values_list("wrong", "right"))
        for mistake in mistakes_in(self.right, others):
            message = gettext("“%(wrong)s” is itself in the list as wrong: write “%(right)s”.")
            raise ValidationError(
                {"right": message % {"wrong": mistake.found, "right": mistake.replacement}}
            )
        for wrong, right in others.items():
            if any(mistakes_in(right, rule)):
                message = gettext("The list says that “%(wrong)s” shall be written “%(right)s”.")
                raise ValidationError({"wrong": message % {"wrong": wrong, "right": right}})


@dataclass(frozen=True)
class Mistake:
    """One place where ``text[start:end]`` is ``found`` and should be ``replacement``.

    ``wrong`` names the rule in the list.
    """

    start: int
    end: int
    found: str
    replacement: str
    wrong: str


def current_list() -> dict[str, str]:
    """The whole list as wrong → right, in NFC; cached, and read anew once a rule changes."""
    return {wrong: right for wrong, right, _since in _rules()}


def list_known_at(moment: datetime) -> dict[str, str]:
    """Of the list as it is now, the rules that stood at ``moment`` (aware) already."""
    return {wrong: right for wrong, right, since in _rules() if since <= moment}


def _rules() -> list[tuple[str, str, datetime]]:
    kept = cache.get(_CACHE_KEY)
    if kept is None:
        rows = SpellingRule.objects.values_list("wrong", "right", "since")
        kept = [(_tidy(wrong), _tidy(right), since) for wrong, right, since in rows]
        cache.set(_CACHE_KEY, kept, _CACHED_FOR)
    return kept


def mistakes_in(text: str, spellings: dict[str, str]) -> Iterator[Mistake]:
    """Where ``text`` (NFC) breaks ``spellings``, in reading order; the longest rule wins.

    Names of persons are spelt as their bearers spell them: only a rule with a capital of its own,
    or one about the place of a tone mark, reaches into them.
    """
    if not spellings:
        return
    for place in _phrases(tuple(spellings)).find(text):
        wrong, right = place.phrase, spellings[place.phrase]
        start, end = place.start, place.end
        found = text[start:end]
        if _is_about_case(wrong, right):
            if _tidy(found) != wrong:
                continue
            replacement = right
        elif _spares_names(wrong, right) and is_part_of_a_name(text, start, end):
            continue
        else:
            replacement = _in_case_of(found, wrong, right)
        end, replacement = _with_one_stop(text, end, replacement)
        yield Mistake(start, end, text[start:end], replacement, wrong)


def respelled(text: str, spellings: dict[str, str]) -> str:
    """``text`` (NFC) with every mistake mended."""
    parts, end = [], 0
    for mistake in mistakes_in(text, spellings):
        parts += [text[end : mistake.start], mistake.replacement]
        end = mistake.end
    return "".join([*parts, text[end:]])


def _tidy(text: str) -> str:
    return " ".join(nfc(text).split())


def _key(text: str) -> str:
    return _tidy(text).casefold()


def _is_about_case(wrong: str, right: str) -> bool:
    return _key(wrong) == _key(right)


def _in_case_of(found: str, wrong: str, right: str) -> str:
    """``right`` with the capitals that ``found`` has beyond those of the list."""
    if len(found) > 1 and found.isupper() and not wrong.isupper():
        return right.upper()
    if found[0].isupper() and wrong[0].islower():
        return right[0].upper() + right[1:]
    return right


def _spares_names(wrong: str, right: str) -> bool:
    return wrong == wrong.lower() and not same_text(wrong, right)


def _with_one_stop(text: str, end: int, replacement: str) -> tuple[int, str]:
    """Where the mistake ends and what replaces it, so that no full stop is printed twice: "vv." and
    "vv…" become "v.v." and "v.v…"."""
    following = text[end : end + 1]
    if not replacement.endswith(".") or following not in (".", "…"):
        return end, replacement
    return (end + 1, replacement) if following == "." else (end, replacement[:-1])


@lru_cache(maxsize=8)
def _phrases(wrongs: tuple[str, ...]) -> Phrases:
    return Phrases(wrongs, str.casefold)


def forget_list(**kwargs) -> None:
    """The list changed: at once for this transaction, and again when others may see it."""
    cache.delete(_CACHE_KEY)
    transaction.on_commit(lambda: cache.delete(_CACHE_KEY))


def connect() -> None:
    for signal in (post_save, post_delete):
        signal.connect(forget_list, sender=SpellingRule, dispatch_uid="workflow.spelling")
