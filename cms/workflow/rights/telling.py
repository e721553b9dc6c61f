"""The table as people read it: role by role, in the words of the active language."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from cms.workflow.rights.actions import Action, Relation, StateGroup
from cms.workflow.rights.questions import granted
from cms.workflow.rights.table import IN_THE_NEWSROOM
from cms.workflow.roles import MAY_GIVE, Role


@dataclass(frozen=True)
class Grant:
    """One action of a role: to which stories, and while they are where. Both empty: no story."""

    action: str
    stories: str = ""
    states: str = ""


def grants_of(role: Role) -> list[Grant]:
    """Everything ``role`` may do to stories, in the order of the actions.

    An action stands twice when the states differ with how one stands to the story.
    """
    grants = []
    for action in Action:
        if action.is_about_a_story:
            grants += _grants(role, action)
    return grants


def newsroom_rights_of(role: Role) -> list[str]:
    """What ``role`` may do besides stories."""
    rights = [str(action.label) for action, roles in IN_THE_NEWSROOM.items() if role in roles]
    if given := MAY_GIVE.get(role):
        names = ", ".join(str(other.label) for other in Role if other in given)
        rights.append(_("May give the roles: %(roles)s") % {"roles": names})
    return rights


def _grants(role, action):
    by_states: dict[tuple, list[Relation]] = {}
    anywhere = _states(role, action, Relation.ANY)
    for relation in Relation:
        states = _states(role, action, relation)
        if states and (relation is Relation.ANY or set(states) - set(anywhere)):
            by_states.setdefault(states, []).append(relation)
    for states, relations in by_states.items():
        yield Grant(
            str(action.label),
            ", ".join(str(relation.label) for relation in relations),
            _("always")
            if states == tuple(StateGroup)
            else ", ".join(str(group.label) for group in states),
        )


def _states(role, action, relation) -> tuple[StateGroup, ...]:
    return tuple(group for group in StateGroup if granted(role, action, group, relation))


def as_markdown() -> str:
    """The whole table as a page of documentation; ``docs/rights.md`` is this in English."""
    lines = [
        "# Rights",
        "",
        "Written by `python manage.py rights_table > docs/rights.md` from the declared table in",
        "`cms/workflow/rights/table.py`. Whatever is not granted there is refused. A superuser",
        "does everything and is made on the command line only. Everybody sees in lists",
        "what readers see. Sections for which no desk answers belong to every desk editor; other",
        "sections in which a story is listed don't count. Nobody changes the own roles.",
    ]
    for role in Role:
        lines += ["", f"## {role.label}", ""]
        grants = grants_of(role)
        if grants:
            lines += ["| May | Stories | While they are |", "|---|---|---|"]
            lines += [f"| {g.action} | {g.stories} | {g.states} |" for g in grants]
        else:
            lines.append("No story, but for seeing in lists what readers see.")
        lines += ["", "In the newsroom:", ""]
        lines += [f"- {right}" for right in newsroom_rights_of(role)]
    return "\n".join(lines) + "\n"
