"""Titles that a person did not hold on the day of publication."""

import re

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.text import tone_key
from cms.workflow.checks.base import Check, Level

_LONGEST_TITLE = 16
_WORD = re.compile(r"[^\s,;:()“”\"]+")
_FORMER = {tone_key(word) for word in ("nguyên", "cựu", "cố")}


class Offices(Check):
    """ "Bộ trưởng … Nguyễn Văn A", or "Nguyễn Văn A, Bộ trưởng …", on a day when he is none.

    Only offices that the register knows are read, and only persons of whom it knows an office.
    "nguyên" and "cựu" before a title ask for one that was held once.
    """

    code = "office"
    name = gettext_lazy("Titles and offices not held on that day")
    level = Level.CONFIRMS

    def look(self, story, at):
        register = story.register
        for mention in register.named:
            holders = {pk: register.offices[pk] for pk in mention.persons if pk in register.offices}
            if len(holders) < len(mention.persons):
                continue
            for title, is_former in titles_beside(mention, register.titles):
                if any(_holds(held, title, is_former, story.day) for held in holders.values()):
                    continue
                yield self._finding(mention, title, holders, story.day)

    def _finding(self, mention, title, holders, day):
        offices = [
            office.printed for held in holders.values() for office in held if _is_held(office, day)
        ]
        named = {
            "title": title,
            "name": mention.words,
            "day": date_format(day, "SHORT_DATE_FORMAT"),
            "offices": ", ".join(dict.fromkeys(offices)),
        }
        if offices:
            message = _("“%(title)s” %(name)s: on %(day)s the register says “%(offices)s”.")
        else:
            message = _("“%(title)s” %(name)s: the register knows no office on %(day)s.")
        return self.found(
            message % named,
            mention.passage,
            excerpt=mention.passage.excerpt(mention.start, mention.end),
            about=(title, mention.words, *offices),
        )


def titles_beside(mention, titles: set[str]):
    """Known titles right before and right after a name, each with whether it is called a former
    one: pairs (as printed, is_former)."""
    text = mention.passage.text
    before = text[: mention.start].rsplit("\n", 1)[-1]
    words = list(_WORD.finditer(before))[-_LONGEST_TITLE:]
    if words and not before[words[-1].end() :].strip():
        for first in range(len(words)):
            printed = " ".join(before[words[first].start() :].split())
            if tone_key(printed) in titles:
                former = first > 0 and tone_key(words[first - 1].group()) in _FORMER
                yield printed, former
                break
    after = text[mention.end :].split("\n", 1)[0]
    if opened := re.match(r"\s*,\s*(?:(nguyên|cựu|cố)\s+)?", after):
        rest = list(_WORD.finditer(after, opened.end()))[:_LONGEST_TITLE]
        for last in range(len(rest), 0, -1):
            printed = " ".join(after[opened.end() : rest[last - 1].end()].split())
            # A title after a name ends there: "…, Bộ trưởng Nguyễn Văn B" opens the next one.
            if tone_key(printed) in titles and _ends(after[rest[last - 1].end() :]):
                yield printed, bool(opened[1])
                break


def _ends(rest: str) -> bool:
    return not rest.strip() or rest.lstrip()[0] in ",;.:)" or rest.lstrip()[0].islower()


def _holds(offices, title: str, is_former: bool, day) -> bool:
    return any(
        _is_called(office, title) and (is_former or _is_held(office, day)) for office in offices
    )


def _is_called(office, title: str) -> bool:
    key, own = tone_key(title), tone_key(office.title)
    return key in (own, tone_key(office.printed)) or own.startswith(f"{key} ")


def _is_held(office, day) -> bool:
    return (office.valid_from is None or office.valid_from <= day) and (
        office.valid_to is None or day <= office.valid_to
    )
