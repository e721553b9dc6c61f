"""Titles that a person did not hold on the day of publication."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.workflow.checks.base import Check, Level
from cms.workflow.checks.titles import title_key, titles_beside


class Offices(Check):
    """ "Bộ trưởng … Nguyễn Văn A", or "Nguyễn Văn A, Bộ trưởng …", on a day when he is none.

    Only offices that the register knows are read, and only persons of whom it knows an office.
    "nguyên" and "cựu" before a title ask for one that was held once; a deputy, a secretary or a
    wife before it makes it somebody else's.
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
            for title in titles_beside(mention, register.titles):
                if any(_holds(held, title, story.day) for held in holders.values()):
                    continue
                yield self._finding(mention, title.words, holders, story.day)

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


def _holds(offices, title, day) -> bool:
    return any(
        _is_called(office, title.words) and (title.is_former or _is_held(office, day))
        for office in offices
    )


def _is_called(office, title: str) -> bool:
    key, own = title_key(title), title_key(office.title)
    return key in (own, title_key(office.printed)) or own.startswith(f"{key} ")


def _is_held(office, day) -> bool:
    return (office.valid_from is None or office.valid_from <= day) and (
        office.valid_to is None or day <= office.valid_to
    )
