"""Wagtail's question "what may this person do to this page?", answered by the table.

Wagtail asks it in every view, bulk action and programming interface of pages. The rows that groups
may hold on pages (``GroupPagePermission``) are never read.
"""

from wagtail.models import PagePermissionTester

from cms.articles.models import ArticlePage
from cms.sections.permissions import NewsPageTester
from cms.workflow.rights.actions import Action
from cms.workflow.rights.questions import allowed, granted
from cms.workflow.rights.standing import standing_of
from cms.workflow.states import STATE_IN_LISTINGS, State, state_of

_LIFTS = {
    "embargoed_until": Action.LIFT_EMBARGO,
    "is_sensitive": Action.LIFT_SENSITIVITY,
}


def tester(user, page) -> PagePermissionTester:
    """The answers about ``page``: a story, or a page of the tree that stories hang on."""
    return (StoryTester if isinstance(page, ArticlePage) else TreeTester)(user, page)


class _TableTester(NewsPageTester):
    def __init__(self, user, page):
        self.user = user
        self.page = page
        self.page_is_root = page.depth == 1
        self.standing = standing_of(user)

    def _may(self, action, article=None, **known) -> bool:
        return allowed(self.standing, action, article, **known)

    # What is published is public; what is not for everybody stays unpublished.
    def can_set_view_restrictions(self):
        return False

    def can_copy_to(self, destination, recursive=False):
        return (
            self.can_copy()
            and not recursive
            and self.page.specific_class.can_create_at(destination)
            and destination.permissions_for_user(self.user).can_add_subpage()
        )


class StoryTester(_TableTester):
    """What somebody may do to one story."""

    def may(self, action: Action) -> bool:
        return self._may(action, self.page, state=self._state)

    def _state(self) -> State:
        """Where the story stands; read once, and by listings for all their rows beforehand."""
        if not hasattr(self, "_known_state"):
            listed = hasattr(self.page, STATE_IN_LISTINGS)
            self._known_state = self._listed_state() if listed else state_of(self.page)
        return self._known_state

    def _listed_state(self) -> State:
        """As the list knows it; of a story that never went the path, as far as its row tells."""
        if told := getattr(self.page, STATE_IN_LISTINGS):
            return State(told)
        if self.page.live:
            return State.PUBLISHED
        return State.TAKEN_DOWN if self.page.retracted_at else State.WRITING

    def can_add_subpage(self):
        return False

    def can_publish_subpage(self):
        return False

    def can_reorder_children(self):
        return False

    def can_edit(self):
        """Whether the editor opens. Who may only read finds everything in it locked."""
        return self.may(Action.READ) or self.may(Action.EDIT)

    def can_view_revisions(self):
        return self.may(Action.READ)

    def can_delete(self, ignore_bulk=False):
        return self.may(Action.DELETE)

    def can_unpublish(self):
        # What must go, goes: nobody's lock keeps a story before readers.
        return self.may(Action.TAKE_DOWN)

    def can_publish(self):
        return self.may(Action.PUBLISH)

    def can_unschedule(self):
        return self.may(Action.SCHEDULE)

    def can_submit_for_moderation(self):
        return super().can_submit_for_moderation() and self.may(Action.SUBMIT)

    def can_lift(self, fact):
        return self.may(_LIFTS[fact])

    def can_lock(self):
        return self.may(Action.LOCK)

    def can_unlock(self):
        return self.may(Action.LOCK) or (self.user_has_lock() and self.may(Action.EDIT))

    def can_copy(self):
        return self.may(Action.COPY)

    def can_move(self):
        return self.may(Action.MOVE)

    def can_move_to(self, destination):
        return (
            destination.pk != self.page.pk
            and (self.page.is_child_of(destination) or self.page.specific.can_move_to(destination))
            and self.can_move()
            and destination.permissions_for_user(self.user).can_add_subpage()
        )


class TreeTester(_TableTester):
    """What somebody may do to sections and the front page: write in them, arrange them."""

    @property
    def arranges(self) -> bool:
        return not self.page_is_root and self._may(Action.EDIT_SECTIONS)

    def can_add_subpage(self):
        wanted = Action.WRITE_NEW if self._holds_stories() else Action.EDIT_SECTIONS
        models = self.page.specific_class.creatable_subpage_models()
        return any(model.can_create_at(self.page) for model in models) and self._may(wanted)

    def _holds_stories(self) -> bool:
        return ArticlePage in self.page.specific_class.allowed_subpage_models()

    def can_publish_subpage(self):
        return self.arranges and bool(self.page.specific_class.creatable_subpage_models())

    def can_edit(self):
        return self.arranges

    def can_lift(self, fact):
        lifts = any(granted(role, Action.LIFT_SENSITIVITY) for role in self.standing.roles)
        return self.arranges and (lifts or self.user.is_superuser)

    def can_view_revisions(self):
        return self.arranges

    def can_delete(self, ignore_bulk=False):
        return self.arranges and self.page.depth > 2 and self.page.is_leaf()

    def can_unpublish(self):
        is_section = self.page.depth > 2
        return self.page.live and is_section and not self.page_locked() and self.arranges

    def can_publish(self):
        return self.arranges

    def can_submit_for_moderation(self):
        # Sections go out by the hand of those who arrange them; the path is for stories.
        return False

    def can_lock(self):
        return self.arranges

    def can_unlock(self):
        return self.arranges

    def can_reorder_children(self):
        return self.arranges

    def can_copy(self):
        return False

    def can_move(self):
        return self.arranges and self.page.depth > 2

    def can_move_to(self, destination):
        return (
            destination.pk != self.page.pk
            and not destination.is_descendant_of(self.page)
            and (self.page.is_child_of(destination) or self.page.specific.can_move_to(destination))
            and self.can_move()
            and destination.permissions_for_user(self.user).can_publish_subpage()
        )
