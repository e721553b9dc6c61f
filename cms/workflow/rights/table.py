"""The table: which role does what, to which stories, in which state. Pure data.

Whatever is not granted here is refused. Code, documentation, the admin's own page and the tests
read nothing else. Besides it hold only: superusers do everything; everybody in the newsroom sees
in lists what readers see; the facts of a story (is it live, was it ever) which no right overrules.
"""

from dataclasses import dataclass

from cms.workflow.rights.actions import Action, Relation, StateGroup
from cms.workflow.roles import WRITERS, Role
from media.permissions import BLOCK, CHECK, GRANTED_TO

OWN_WORK = (Relation.OWN, Relation.ASSIGNED)
WITH_AUTHOR, IN_REVIEW, READY, PUBLISHED, TAKEN_DOWN = StateGroup
EVERY_STATE = tuple(StateGroup)
NOT_TAKEN_DOWN = (WITH_AUTHOR, IN_REVIEW, READY, PUBLISHED)

WRITING_ROLES = (*WRITERS, Role.PHOTO_EDITOR)
DESK = (Role.DESK_EDITOR,)
SECRETARIES = (Role.DUTY_SECRETARY, Role.EDITOR_IN_CHIEF)
CHIEF = (Role.EDITOR_IN_CHIEF,)
ALL_WHO_WRITE = (*WRITING_ROLES, *DESK, *SECRETARIES)


@dataclass(frozen=True)
class Rule:
    """``roles`` may do ``actions`` to stories in ``states`` that stand in one of ``relations``."""

    roles: tuple[Role, ...]
    relations: tuple[Relation, ...]
    states: tuple[StateGroup, ...]
    actions: tuple[Action, ...]


ON_STORIES = (
    # Who writes a story, or was given it, works on it until it is handed in; then reads along.
    Rule(ALL_WHO_WRITE, OWN_WORK, EVERY_STATE, (Action.SEE, Action.READ, Action.COPY)),
    Rule(
        ALL_WHO_WRITE,
        OWN_WORK,
        (WITH_AUTHOR,),
        (Action.EDIT, Action.COMMENT, Action.SUBMIT, Action.MOVE),
    ),
    Rule(ALL_WHO_WRITE, (Relation.OWN,), (WITH_AUTHOR,), (Action.DELETE,)),
    Rule(ALL_WHO_WRITE, (Relation.OWN,), (IN_REVIEW,), (Action.TAKE_BACK,)),
    # Captions, credits and crops of any story are the photo editor's until it is approved.
    Rule((Role.PHOTO_EDITOR,), (Relation.ANY,), EVERY_STATE, (Action.SEE, Action.READ)),
    Rule(
        (Role.PHOTO_EDITOR,),
        (Relation.ANY,),
        (WITH_AUTHOR, IN_REVIEW),
        (Action.EDIT, Action.COMMENT),
    ),
    # A desk works in its own sections, and publishes nothing.
    Rule(DESK, (Relation.OWN_DESK,), EVERY_STATE, (Action.SEE, Action.READ, Action.COPY)),
    Rule(
        DESK,
        (Relation.OWN_DESK,),
        NOT_TAKEN_DOWN,
        (Action.EDIT, Action.COMMENT, Action.LOCK, Action.ASSIGN),
    ),
    Rule(DESK, (Relation.OWN_DESK,), (WITH_AUTHOR, READY, PUBLISHED), (Action.SUBMIT,)),
    Rule(
        DESK,
        (Relation.OWN_DESK,),
        (IN_REVIEW,),
        (Action.APPROVE_DESK, Action.SEND_BACK),
    ),
    Rule(DESK, (Relation.OWN_DESK,), (WITH_AUTHOR, IN_REVIEW), (Action.MOVE,)),
    # The duty secretary reads everything last, and it goes out by the secretary's hand.
    Rule(
        SECRETARIES,
        (Relation.ANY,),
        EVERY_STATE,
        (
            Action.SEE,
            Action.READ,
            Action.EDIT,
            Action.COMMENT,
            Action.COPY,
            Action.LOCK,
            Action.ASSIGN,
            Action.MOVE,
            Action.LIFT_EMBARGO,
        ),
    ),
    Rule(SECRETARIES, (Relation.ANY,), (WITH_AUTHOR, READY, PUBLISHED), (Action.SUBMIT,)),
    Rule(SECRETARIES, (Relation.ANY,), (WITH_AUTHOR,), (Action.DELETE,)),
    Rule(
        SECRETARIES,
        (Relation.ANY,),
        (IN_REVIEW,),
        (Action.APPROVE_SECRETARY, Action.SEND_BACK),
    ),
    Rule(SECRETARIES, (Relation.ANY,), (WITH_AUTHOR, IN_REVIEW), (Action.PUBLISH_BREAKING,)),
    Rule(
        SECRETARIES,
        (Relation.ANY,),
        NOT_TAKEN_DOWN,
        (Action.PUBLISH, Action.SCHEDULE),
    ),
    # What readers see is answered for whatever becomes of a newer version of it.
    Rule(SECRETARIES, (Relation.ANY,), EVERY_STATE, (Action.CORRECT, Action.TAKE_DOWN)),
    Rule(SECRETARIES, (Relation.ANY,), EVERY_STATE, (Action.RESTORE,)),
    # Sensitive stories are decided on by the editor-in-chief.
    Rule(CHIEF, (Relation.ANY,), (IN_REVIEW,), (Action.APPROVE_CHIEF,)),
    Rule(CHIEF, (Relation.ANY,), EVERY_STATE, (Action.LIFT_SENSITIVITY,)),
    # A taking down can't wait for the editor-in-chief, who answers for it afterwards.
    Rule(CHIEF, (Relation.ANY,), EVERY_STATE, (Action.CONFIRM_TAKE_DOWN,)),
)

IN_THE_NEWSROOM = {
    Action.WRITE_NEW: ALL_WHO_WRITE,
    Action.EDIT_SECTIONS: SECRETARIES,
    Action.EDIT_REGISTERS: ALL_WHO_WRITE,
    # A topic's words stand before readers as soon as they are saved.
    Action.EDIT_TOPICS: (*DESK, *SECRETARIES),
    Action.EDIT_KEYWORDS: (*DESK, *SECRETARIES),
    Action.EDIT_SPELLINGS: (*DESK, *SECRETARIES),
    Action.EDIT_WATCHED_PHRASES: SECRETARIES,
    Action.EDIT_BUNDLES: SECRETARIES,
    Action.CHECK_PHOTOS: tuple(map(Role, GRANTED_TO[CHECK])),
    Action.BLOCK_PHOTOS: tuple(map(Role, GRANTED_TO[BLOCK])),
    Action.SEE_REPORTS: tuple(Role),
    Action.SEE_SNAPSHOTS: (*DESK, *SECRETARIES, Role.TECHNICIAN),
    Action.ADMINISTER_USERS: (Role.TECHNICIAN, *CHIEF),
    Action.ADMINISTER_SITE: (Role.TECHNICIAN,),
    # The steps decide who must approve: nobody's to change from a screen, but a superuser's.
    Action.ADMINISTER_WORKFLOWS: (),
    Action.ADMINISTER_REDIRECTS: (Role.TECHNICIAN, Role.DUTY_SECRETARY),
}


def _every(app: str, model: str, *verbs: str) -> tuple[str, ...]:
    return tuple(f"{app}.{verb}_{model}" for verb in verbs)


# What Wagtail and Django ask for by name: rows in the groups of the roles that may do the action.
PERMISSIONS = {
    Action.EDIT_REGISTERS: tuple(
        f"{app}.{verb}_{model}"
        for app, model in (
            ("people", "person"),
            ("people", "organisation"),
            ("media", "photoevent"),
        )
        for verb in ("add", "change")
    ),
    Action.EDIT_TOPICS: _every("sections", "topic", "add", "change"),
    Action.EDIT_KEYWORDS: ("articles.add_keyword", "articles.change_keyword"),
    Action.EDIT_SPELLINGS: _every("workflow", "spellingrule", "add", "change", "delete"),
    Action.EDIT_WATCHED_PHRASES: _every("workflow", "watchedphrase", "add", "change", "delete"),
    Action.EDIT_BUNDLES: _every("workflow", "bundle", "view", "add", "change", "delete"),
    Action.CHECK_PHOTOS: (f"media.{CHECK}",),
    Action.BLOCK_PHOTOS: (f"media.{BLOCK}",),
    Action.ADMINISTER_USERS: (
        "auth.add_user",
        "auth.change_user",
        "auth.add_group",
        "auth.change_group",
        "auth.delete_group",
    ),
    Action.ADMINISTER_SITE: ("wagtailcore.add_site", "wagtailcore.change_site"),
    Action.ADMINISTER_REDIRECTS: tuple(
        f"wagtailredirects.{verb}_redirect" for verb in ("add", "change", "delete")
    ),
}
