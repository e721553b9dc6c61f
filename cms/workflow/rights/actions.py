"""The words of the table: what is done, to a story in which state, and how one stands to it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cms.workflow.states import IN_REVIEW, WITH_AUTHOR, State


class Action(models.TextChoices):
    """What a person does. Those from ``WRITE_NEW`` on are done to no story in particular."""

    SEE = "see", _("See in lists")
    READ = "read", _("Read drafts, history and comments")
    EDIT = "edit", _("Edit")
    COMMENT = "comment", _("Comment")
    SUBMIT = "submit", pgettext_lazy("right", "Submit to the desk")
    TAKE_BACK = "take_back", _("Take back from review")
    APPROVE_DESK = "approve_desk", _("Approve for the desk")
    APPROVE_SECRETARY = "approve_secretary", _("Approve as secretary")
    APPROVE_CHIEF = "approve_chief", _("Approve as editor-in-chief")
    SEND_BACK = "send_back", pgettext_lazy("right", "Send back")
    ASSIGN = "assign", _("Assign to somebody")
    LOCK = "lock", _("Lock and unlock")
    COPY = "copy", _("Copy")
    MOVE = "move", _("Move to another section")
    DELETE = "delete", _("Delete a draft never published")
    SCHEDULE = "schedule", pgettext_lazy("right", "Schedule")
    PUBLISH = "publish", pgettext_lazy("right", "Publish")
    PUBLISH_BREAKING = "publish_breaking", _("Publish breaking news before approval")
    CORRECT = "correct", _("Correct in the open")
    TAKE_DOWN = "take_down", pgettext_lazy("right", "Take down")
    RESTORE = "restore", _("Restore what was taken down")
    CONFIRM_TAKE_DOWN = "confirm_take_down", _("Approve a taking down afterwards")
    LIFT_EMBARGO = "lift_embargo", _("Lift or change an embargo")
    LIFT_SENSITIVITY = "lift_sensitivity", _("Declare a sensitive story ordinary")

    WRITE_NEW = "write_new", _("Write new stories, in any section")
    EDIT_SECTIONS = "edit_sections", _("Sections and the front page")
    EDIT_REGISTERS = "edit_registers", _("Persons, organisations, photo events")
    EDIT_TOPICS = "edit_topics", _("Topics")
    EDIT_KEYWORDS = "edit_keywords", _("Keywords")
    EDIT_SPELLINGS = "edit_spellings", _("The newsroom's spelling list")
    EDIT_WATCHED_PHRASES = "edit_watched_phrases", _("Watched phrases")
    EDIT_BUNDLES = "edit_bundles", _("Bundles")
    CHECK_PHOTOS = "check_photos", _("Check photos")
    BLOCK_PHOTOS = "block_photos", _("Block and clear photos")
    SEE_REPORTS = "see_reports", _("Reports")
    SEE_SNAPSHOTS = "see_snapshots", _("Snapshots of what readers saw")
    ADMINISTER_USERS = "administer_users", _("Accounts, roles and desks")
    ADMINISTER_SITE = "administer_site", _("Settings of the site")
    ADMINISTER_WORKFLOWS = "administer_workflows", _("The steps of the path")
    ADMINISTER_REDIRECTS = "administer_redirects", _("Redirects")

    @property
    def is_about_a_story(self) -> bool:
        return list(Action).index(self) < list(Action).index(Action.WRITE_NEW)


class Relation(models.TextChoices):
    """How somebody stands to a story. ``ANY`` holds for every story."""

    OWN = "own", _("Own")
    ASSIGNED = "assigned", _("Assigned")
    OWN_DESK = "own_desk", _("Own desk")
    ANY = "any", _("Any story")


class StateGroup(models.TextChoices):
    """States between which the table makes no difference."""

    WITH_AUTHOR = "with_author", _("With the author")
    IN_REVIEW = "in_review", _("In review")
    READY = "ready", _("Approved or scheduled")
    PUBLISHED = "published", pgettext_lazy("story", "Published")
    TAKEN_DOWN = "taken_down", pgettext_lazy("story", "Taken down")

    @property
    def states(self) -> tuple[State, ...]:
        return _STATES[self]

    @classmethod
    def of(cls, state: State) -> "StateGroup":
        return next(group for group, states in _STATES.items() if state in states)


_STATES = {
    StateGroup.WITH_AUTHOR: WITH_AUTHOR,
    StateGroup.IN_REVIEW: IN_REVIEW,
    StateGroup.READY: (State.APPROVED, State.SCHEDULED),
    StateGroup.PUBLISHED: (State.PUBLISHED,),
    StateGroup.TAKEN_DOWN: (State.TAKEN_DOWN,),
}
