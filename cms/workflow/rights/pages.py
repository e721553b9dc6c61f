"""Which pages a person finds: Wagtail's policy of pages, answered by the table.

Explorer, search, choosers, reports, the site history and the admin's programming interface all
ask it.
"""

from functools import reduce
from operator import or_

from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from wagtail.models import GroupPagePermission, Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from cms.articles.models import ArticlePage
from cms.workflow.models import StoryPath
from cms.workflow.rights.actions import Action, Relation, StateGroup
from cms.workflow.rights.questions import allowed, rules_for
from cms.workflow.rights.standing import Standing, standing_of

# Never an empty Q: "everything or something" would be something.
NOTHING, EVERYTHING = Q(pk__in=()), Q(depth__gt=0)

# Wagtail's words for what is done to pages → ours. Any other word is refused.
_DONE_TO_A_STORY = {
    "change": Action.READ,
    "publish": Action.PUBLISH,
    "delete": Action.DELETE,
    "lock": Action.LOCK,
    "unlock": Action.LOCK,
}


def stories_that(standing: Standing, action: Action) -> Q:
    """Stories to which the table grants ``action`` in some state, as a condition on ``Page``."""
    found = [_where(standing, rule) for rule in rules_for(standing, action)]
    if action is Action.SEE and standing.roles:
        found.append(Q(live=True))
    return EVERYTHING if EVERYTHING in found else reduce(or_, found, NOTHING)


def _where(standing, rule) -> Q:
    if Relation.ANY in rule.relations:
        related = EVERYTHING
    else:
        related = reduce(or_, (_RELATED[name](standing) for name in rule.relations), NOTHING)
    if rule.states == tuple(StateGroup):
        return related
    others = [state for group in StateGroup if group not in rule.states for state in group.states]
    paths = StoryPath.objects.filter(state__in=others)
    return related & ~Q(pk__in=paths.values("article_id"))


def _at_own_desk(standing) -> Q:
    """Pages below the sections of their desks, without what lies below another desk's section."""
    # What is below no section with a desk belongs to every desk editor.
    desks = {"": True, **standing.desk_paths}
    own = NOTHING
    for path in (path for path, is_own in desks.items() if is_own):
        inner = (p for p in desks if p != path and p.startswith(path))
        own |= Q(path__startswith=path) & ~reduce(or_, map(_below, inner), NOTHING)
    return own


def _below(path: str) -> Q:
    return Q(path__startswith=path)


_RELATED = {
    Relation.OWN: lambda standing: Q(owner_id=standing.user.pk),
    Relation.ASSIGNED: lambda standing: Q(pk__in=standing.assigned),
    Relation.OWN_DESK: _at_own_desk,
}


class NewsroomPagePolicy(PagePermissionPolicy):
    """Pages as the table grants them; the tree itself is seen by everybody in the newsroom."""

    def get_all_permissions_for_user(self, user):
        """As rows, for the one view that reads them: where a new page may be put."""
        if not allowed(standing_of(user), Action.WRITE_NEW):
            return GroupPagePermission.objects.none()
        add = Permission(codename=self._get_permission_codename("add"))
        # Kept in a set there, so it has a number, which no row has.
        return [GroupPagePermission(pk=0, page=_front_page(), permission=add)]

    def user_has_any_permission(self, user, actions):
        base = self._base_user_has_permission(user)
        if base is not None:
            return base
        standing = standing_of(user)
        if len(set(actions)) > 1:
            # "Any of all": the door to the explorer, to reports, to choosers.
            return bool(standing.roles)
        (action,) = actions
        if action == "add":
            return allowed(standing, Action.WRITE_NEW)
        wanted = _DONE_TO_A_STORY.get(action)
        return wanted is not None and bool(rules_for(standing, wanted))

    def user_has_any_permission_for_instance(self, user, actions, instance):
        base = self._base_user_has_permission(user)
        if base is not None:
            return base
        tester = instance.permissions_for_user(user)
        questions = {
            "add": tester.can_add_subpage,
            "change": tester.can_edit,
            "publish": tester.can_publish,
            "delete": tester.can_delete,
            "bulk_delete": tester.can_delete,
            "lock": tester.can_lock,
            "unlock": tester.can_unlock,
        }
        return any(questions[action]() for action in actions if action in questions)

    def instances_user_has_any_permission_for(self, user, actions):
        base = self._base_queryset_for_user(user)
        if base is not None:
            return base
        standing = standing_of(user)
        wanted = [_DONE_TO_A_STORY[action] for action in actions if action in _DONE_TO_A_STORY]
        stories = reduce(or_, (stories_that(standing, action) for action in wanted), NOTHING)
        found = _are_stories() & stories
        if allowed(standing, Action.EDIT_SECTIONS):
            found |= ~_are_stories()
        elif "add" in actions and allowed(standing, Action.WRITE_NEW):
            found |= ~_are_stories() & Q(depth__gt=2)
        return self.model._default_manager.filter(found)

    def explorable_instances(self, user):
        base = self._base_queryset_for_user(user)
        if base is not None:
            return base
        standing = standing_of(user)
        if not standing.roles:
            return self.model._default_manager.none()
        tree = ~_are_stories() & Q(depth__gt=1)
        seen = stories_that(standing, Action.SEE)
        if seen == EVERYTHING:
            return self.model._default_manager.filter(depth__gt=1)
        return self.model._default_manager.filter(tree | (_are_stories() & seen))

    def instances_with_direct_explore_permission(self, user):
        if user.is_superuser or not standing_of(user).roles:
            return super().instances_with_direct_explore_permission(user)
        return [_front_page()]


def _front_page() -> Page:
    return Page.objects.filter(depth=2).order_by("path").first()


def _are_stories() -> Q:
    return Q(content_type=ContentType.objects.get_for_model(ArticlePage))
