"""Names that are nearly those of persons the newsroom knows."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.workflow.checks.base import Check, Level, Replacement


class NamesOfPersons(Check):
    """A name one mark or one letter away from a known person's is that person misspelt, or another.

    Only a person who holds, or held, an office is asked about; of others the writer is told.
    """

    code = "name"
    name = gettext_lazy("Names close to those of known persons")
    level = Level.CONFIRMS

    def look(self, story, at):
        register = story.register
        seen = set()
        for mention in register.nearly_named:
            key = (mention.words, mention.passage.place)
            if key in seen:
                continue
            seen.add(key)
            known = list(dict.fromkeys(register.name(person) for person in mention.persons))
            holds_office = any(register.offices.get(person) for person in mention.persons)
            message = _("“%(found)s” is no name of the register; it knows “%(known)s”.")
            named = {"found": mention.words, "known": "”, “".join(known[:3])}
            yield self.found(
                message % named,
                mention.passage,
                level=Level.CONFIRMS if holds_office else Level.ADVISES,
                excerpt=mention.passage.excerpt(mention.start, mention.end),
                mend=_mend(mention, known),
                about=(mention.words, *known),
            )


def _mend(mention, known: list[str]) -> Replacement | None:
    if len(known) != 1:
        return None
    old = mention.passage.text[mention.start : mention.end]
    new = known[0].upper() if old.isupper() else known[0]
    return Replacement(old, new, mention.start)
