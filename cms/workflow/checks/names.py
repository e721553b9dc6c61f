"""Names that are nearly those of persons the newsroom knows."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.workflow.checks.base import Check, Level, Replacement
from cms.workflow.checks.surroundings import Likely, likely


class NamesOfPersons(Check):
    """A name one mark or one letter away from a known person's is that person misspelt, or another.

    Asked about is only what looks like an official: the known person holds, or held, an office, and
    an office or a form of address stands beside the name, or the story prints the right name
    elsewhere. Farmers, pupils and streets have names of their own; of the rest the writer is told.
    """

    code = "name"
    name = gettext_lazy("Names close to those of known persons")
    level = Level.CONFIRMS

    def look(self, story, at):
        register = story.register
        printed_right = {person for mention in register.named for person in mention.persons}
        seen = set()
        for mention in register.nearly_named:
            key = (mention.words, mention.passage.place)
            level = self._level(mention, register, printed_right)
            if key in seen or level is None:
                continue
            seen.add(key)
            known = list(dict.fromkeys(register.name(person) for person in mention.persons))
            message = _("“%(found)s” is no name of the register; it knows “%(known)s”.")
            named = {"found": mention.words, "known": "”, “".join(known[:3])}
            yield self.found(
                message % named,
                mention.passage,
                level=level,
                excerpt=mention.passage.excerpt(mention.start, mention.end),
                mend=_mend(mention, known),
                answer=_("It is another person"),
                about=(mention.words, *known),
            )

    def _level(self, mention, register, printed_right: set[int]) -> Level | None:
        """How much is to be said of ``mention``; None for nothing."""
        meant = likely(mention)
        is_elsewhere = bool(printed_right.intersection(mention.persons))
        if meant is Likely.PLACE or (meant is Likely.ORDINARY and not is_elsewhere):
            return None
        if not any(register.offices.get(person) for person in mention.persons):
            return Level.ADVISES
        may_be = (Likely.OFFICIAL, Likely.ANYBODY) if is_elsewhere else (Likely.OFFICIAL,)
        return Level.CONFIRMS if meant in may_be else Level.ADVISES


def _mend(mention, known: list[str]) -> Replacement | None:
    if len(known) != 1:
        return None
    old = mention.passage.text[mention.start : mention.end]
    new = known[0].upper() if old.isupper() else known[0]
    return Replacement(old, new, mention.start)
