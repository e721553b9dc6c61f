"""Who may decide on a photo, beyond what collections grant: one table, and the question to it.

The roles' groups are given these permissions by a migration of ``cms.workflow``; a newsroom may
grant them otherwise afterwards.
"""

from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy

CHECK, BLOCK = "check_photo", "block_photo"

# Permission of ``media.photo`` → roles. Who may block may clear as well.
GRANTED_TO = {
    CHECK: ("photo_editor", "desk_editor", "duty_secretary", "editor_in_chief"),
    BLOCK: ("photo_editor", "duty_secretary", "editor_in_chief"),
}


def may(user, permission: str) -> bool:
    """Whether ``user`` has one of the permissions above."""
    return user.has_perm(f"media.{permission}")


class LibraryPermissionPolicy(CollectionOwnershipPermissionPolicy):
    """Wagtail's policy of photos; what lies in the bin is offered to nobody.

    Library, chooser and bulk actions ask it for the photos a person may see. As in Wagtail, who may
    change a photo may throw it away, here into the bin; to delete it for good takes the permission
    to delete, which a group has in a collection.
    """

    def instances_user_has_any_permission_for(self, user, actions):
        return super().instances_user_has_any_permission_for(user, actions).in_library()

    def bin_of(self, user):
        """Photos in the bin that ``user`` may take out again."""
        return super().instances_user_has_any_permission_for(user, ["delete"]).in_bin()

    def may_delete_for_good(self, user, photo) -> bool:
        if not user.is_active:
            return False
        return user.is_superuser or self._check_perm(user, ["delete"], photo.collection)
