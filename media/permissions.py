"""Who may decide on a photo, beyond what collections grant: one table, and the question to it.

The roles' groups are given these permissions by a migration of ``cms.workflow``; a newsroom may
grant them otherwise afterwards.
"""

CHECK, BLOCK = "check_photo", "block_photo"

# Permission of ``media.photo`` → roles. Who may block may clear as well.
GRANTED_TO = {
    CHECK: ("photo_editor", "desk_editor", "duty_secretary", "editor_in_chief"),
    BLOCK: ("photo_editor", "duty_secretary", "editor_in_chief"),
}


def may(user, permission: str) -> bool:
    """Whether ``user`` has one of the permissions above."""
    return user.has_perm(f"media.{permission}")
