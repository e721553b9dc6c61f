"""Words that the newsroom spells otherwise."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.workflow.checks.base import Check, Level, Replacement
from cms.workflow.spelling import current_list, mistakes_in


class SpellingList(Check):
    code = "spelling"
    name = gettext_lazy("The newsroom's spelling list")
    level = Level.ADVISES

    def look(self, story, at):
        spellings = current_list()
        for passage in story.passages:
            for mistake in mistakes_in(passage.text, spellings):
                message = _("“%(found)s”: the house writes “%(right)s”.")
                named = {"found": mistake.found, "right": mistake.replacement}
                yield self.found(
                    message % named,
                    passage,
                    excerpt=passage.excerpt(mistake.start, mistake.end),
                    mend=Replacement(mistake.found, mistake.replacement, mistake.start),
                    about=(mistake.found, mistake.replacement),
                )
