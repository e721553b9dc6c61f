"""The checks of this house, in the order in which their findings are shown."""

from cms.workflow.checks.comments import OpenComments
from cms.workflow.checks.dates import Dates
from cms.workflow.checks.dead_links import DeadLinks
from cms.workflow.checks.lengths import Lengths
from cms.workflow.checks.likeness import NearlyTheSameText
from cms.workflow.checks.names import NamesOfPersons
from cms.workflow.checks.numbers import Numbers
from cms.workflow.checks.offices import Offices
from cms.workflow.checks.photos import AlternativeText, RightsEndSoon
from cms.workflow.checks.protocol import Protocol
from cms.workflow.checks.spelling_list import SpellingList
from cms.workflow.checks.watched import WatchedPhrases

HOUSE_CHECKS = (
    WatchedPhrases(),
    DeadLinks(),
    NamesOfPersons(),
    Offices(),
    Dates(),
    Numbers(),
    NearlyTheSameText(),
    OpenComments(),
    Protocol(),
    SpellingList(),
    Lengths(),
    AlternativeText(),
    RightsEndSoon(),
)
