"""Who may do what: one declared table, and the questions to it."""

from cms.workflow.rights.actions import Action, Relation, StateGroup
from cms.workflow.rights.questions import may, why_not

__all__ = ["Action", "Relation", "StateGroup", "may", "why_not"]
