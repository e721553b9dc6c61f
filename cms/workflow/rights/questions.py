"""The questions to the table."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from cms.articles.models import ArticlePage
from cms.workflow.rights.actions import Action, Relation, StateGroup
from cms.workflow.rights.standing import Standing
from cms.workflow.rights.table import IN_THE_NEWSROOM, ON_STORIES, Rule
from cms.workflow.roles import Role
from cms.workflow.states import State, state_of

# Taking back what readers see presumes that they see it; deleting, that they never did.
_ONLY_LIVE = {Action.TAKE_DOWN}
_ONLY_DOWN = {Action.RESTORE, Action.CONFIRM_TAKE_DOWN}
_ONLY_SEEN = {Action.CORRECT}
_NEVER_LIVE = {Action.DELETE}


def granted(role, action, group: StateGroup | None = None, relation: Relation | None = None):
    """Whether the table itself grants ``action`` to ``role``: one cell of it."""
    if not action.is_about_a_story:
        return role in IN_THE_NEWSROOM[action]
    return any(
        role in rule.roles
        and action in rule.actions
        and (group is None or group in rule.states)
        and (relation is None or relation in rule.relations)
        for rule in ON_STORIES
    )


def roles_that_may(action: Action) -> tuple[Role, ...]:
    """Every role that the table grants ``action`` for some story, in the order of the roles."""
    return tuple(role for role in Role if granted(role, action))


def may(user, action: Action, article: ArticlePage | None = None) -> bool:
    """Whether ``user`` may do ``action``, to ``article`` where it is done to a story."""
    return allowed(Standing(user), action, article)


def allowed(
    standing: Standing,
    action: Action,
    article: ArticlePage | None = None,
    *,
    state: Callable[[], State] | None = None,
) -> bool:
    """As :func:`may`, for many questions about one person.

    ``state`` tells where the story stands; it is asked only when the answer hangs on it.
    """
    user = standing.user
    if not user.is_active:
        return False
    if article is not None and _contradicts_facts(action, article):
        return False
    if user.is_superuser:
        return True
    if not action.is_about_a_story:
        return any(granted(role, action) for role in standing.roles)
    if action is Action.SEE and article.live and standing.roles:
        return True
    rules = _rules_that_hold(standing, action, article)
    groups = frozenset().union(*(rule.states for rule in rules))
    if groups == frozenset(StateGroup):
        return True
    return bool(groups) and StateGroup.of(state() if state else state_of(article)) in groups


def why_not(user, action: Action, article: ArticlePage | None = None) -> str:
    """One sentence that says why ``user`` may not do ``action``; empty when they may."""
    standing = Standing(user)
    if allowed(standing, action, article):
        return ""
    if not user.is_active or not standing.roles and not user.is_superuser:
        return _("This account has no role in the newsroom.")
    words = {"action": action.label}
    if article is not None and _contradicts_facts(action, article):
        if action in _ONLY_LIVE:
            return _("“%(action)s”: readers don't see this story.") % words
        if action in _ONLY_DOWN:
            return _("“%(action)s”: this story was not taken down.") % words
        if action in _ONLY_SEEN:
            return _("“%(action)s”: readers never saw this story.") % words
        return _("“%(action)s”: this story was published, so it stays in the house.") % words
    rules = rules_for(standing, action) if action.is_about_a_story else ()
    if not rules:
        able = ", ".join(str(role.label) for role in roles_that_may(action))
        if not able:
            return _("“%(action)s” is for nobody in the newsroom.") % words
        return _("“%(action)s” is for: %(roles)s.") % {**words, "roles": able}
    if not _rules_that_hold(standing, action, article):
        return _("“%(action)s”: this is not your story, nor one of your desk.") % words
    words["state"] = state_of(article).label
    return _("“%(action)s” is not yours while the story is: %(state)s.") % words


def rules_for(standing: Standing, action: Action) -> list[Rule]:
    """The lines of the table that grant ``action`` on stories to one of the person's roles."""
    return [r for r in ON_STORIES if action in r.actions and not standing.roles.isdisjoint(r.roles)]


def _rules_that_hold(standing, action, article):
    relations = standing.relations_to(article)
    return [r for r in rules_for(standing, action) if not relations.isdisjoint(r.relations)]


def _contradicts_facts(action, article) -> bool:
    was_seen = bool(article.live or article.first_published_at)
    if action in _ONLY_LIVE:
        return not article.live
    if action in _ONLY_DOWN:
        return bool(article.live or not article.retracted_at)
    if action in _ONLY_SEEN:
        return not was_seen
    return action in _NEVER_LIVE and was_seen
