"""Numbers that headline, standfirst and text give differently."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.workflow.checks.base import Check, Level
from cms.workflow.checks.quantities import quantities_in

_HEADS = ("kicker", "title", "short_title", "standfirst")


class Numbers(Check):
    """What is counted above must be counted so below.

    A number of a headline is compared with those of the standfirst and of the text that count the
    same; only where such numbers stand and none agrees is it a finding. Rounding ("gần 30 km") is
    agreement within a tenth.
    """

    code = "numbers"
    name = gettext_lazy("Numbers that differ between headline, standfirst and text")
    level = Level.CONFIRMS

    def look(self, story, at):
        heads = [passage for field in _HEADS if (passage := story.of_field(field))]
        standfirst = story.of_field("standfirst")
        body = [quantity for passage in story.body for quantity in quantities_in(passage.text)]
        below = list(quantities_in(standfirst.text)) if standfirst else []
        for passage in heads:
            groups = [(_("the text"), body)]
            if passage is not standfirst:
                groups.insert(0, (_("the standfirst"), below))
            for quantity in quantities_in(passage.text):
                if finding := self._differing(passage, quantity, groups):
                    yield finding

    def _differing(self, passage, quantity, groups):
        for name, others in groups:
            same = [other for other in others if other.counts_what(quantity)]
            if same and not any(quantity.agrees_with(other) for other in same):
                said = ", ".join(dict.fromkeys(other.printed for other in same[:3]))
                message = _("“%(number)s” here, “%(others)s” in %(place)s: which is right?")
                named = {"number": quantity.printed, "others": said, "place": name}
                return self.found(
                    message % named,
                    passage,
                    excerpt=passage.excerpt(quantity.start, quantity.end),
                    about=(passage.place.field, quantity.printed, said),
                )
        return None
