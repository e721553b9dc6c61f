"""The order in which officials are named together."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.workflow.checks.base import Check, Level
from cms.workflow.checks.titles import title_key

_SEPARATOR = re.compile(r"^\s*(?:[,;]|và\b|cùng\b|–|-)|(?:[,;]|\bvà|\bcùng)\s*$", re.IGNORECASE)
_JOINTS = re.compile(
    r"[,;–-]|\b(?:và|cùng|với|các|đồng chí|đ/c|ông|bà|nguyên|cựu)\b", re.IGNORECASE
)
# Captions name people as they stand, not as they rank.
_AS_THEY_STAND = re.compile(r"từ (?:trái|phải)|\b(?:trái|phải|giữa|bìa)\b", re.IGNORECASE)


class Protocol(Check):
    """In a list of officials nobody stands before one of higher rank.

    A list is names with nothing between them but commas, "và", and their titles; ranks are those of
    the offices held on the day of publication, and persons without one are passed over.
    """

    code = "protocol"
    name = gettext_lazy("Order of protocol")
    level = Level.ADVISES

    def look(self, story, at):
        register = story.register
        for passage in story.read:
            mentions = [mention for mention in register.named if mention.passage is passage]
            for listed in _lists(passage, mentions, register.titles):
                ranked = [(m, rank) for m in listed if (rank := _rank(m, register, story.day))]
                for (first, low), (second, high) in zip(ranked, ranked[1:], strict=False):
                    if low > high:
                        message = _("%(second)s ranks above %(first)s and is named first.")
                        named = {"first": first.words, "second": second.words}
                        yield self.found(
                            message % named,
                            passage,
                            excerpt=passage.excerpt(first.start, second.end),
                            about=(first.words, second.words),
                        )
                        break


def _lists(passage, mentions, titles: set[str]):
    """Runs of mentions that form one list each, of two names or more."""
    run = mentions[:1]
    for last, mention in zip(mentions, mentions[1:], strict=False):
        if _is_gap_of_list(passage.text[last.end : mention.start], titles):
            run.append(mention)
            continue
        if len(run) > 1 and not _stand_so(passage, run):
            yield run
        run = [mention]
    if len(run) > 1 and not _stand_so(passage, run):
        yield run


def _is_gap_of_list(gap: str, titles: set[str]) -> bool:
    if "\n" in gap or not _SEPARATOR.search(gap):
        return False
    parts = [" ".join(part.split()) for part in _JOINTS.split(gap)]
    return all(not part or title_key(part) in titles for part in parts)


def _stand_so(passage, run) -> bool:
    """Whether the sentence says that it names people from left to right."""
    start = run[0].start
    sentence = next(
        text for begin, text in passage.sentences() if begin <= start <= begin + len(text)
    )
    return bool(_AS_THEY_STAND.search(sentence))


def _rank(mention, register, day) -> int | None:
    ranks = [
        office.rank
        for person in mention.persons
        for office in register.offices.get(person, ())
        if office.rank
        and (office.valid_from is None or office.valid_from <= day)
        and (office.valid_to is None or day <= office.valid_to)
    ]
    return min(ranks, default=None)
