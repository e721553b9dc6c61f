"""What is done to many pages at once tells nobody of a page that they can't see.

Wagtail's names those that the person may not touch, whatever numbers the request brings.
"""

from wagtail.admin.views.pages.bulk_actions.delete import DeleteBulkAction
from wagtail.admin.views.pages.bulk_actions.move import MoveBulkAction
from wagtail.admin.views.pages.bulk_actions.publish import PublishBulkAction
from wagtail.admin.views.pages.bulk_actions.unpublish import UnpublishBulkAction
from wagtail.models import Page
from wagtail.permissions import policy_registry


class _OfSeen:
    """Pages that the person can't see are as if they had not been chosen."""

    def get_actionable_objects(self):
        pages, refused = super().get_actionable_objects()
        seen = policy_registry.get_by_type(Page).explorable_instances(self.request.user)
        numbers = [page.pk for page in refused["items_with_no_access"]]
        known = set(seen.filter(pk__in=numbers).values_list("pk", flat=True)) if numbers else set()
        named = [page for page in refused["items_with_no_access"] if page.pk in known]
        return pages, {**refused, "items_with_no_access": named}


class DeletePages(_OfSeen, DeleteBulkAction):
    pass


class MovePages(_OfSeen, MoveBulkAction):
    pass


class PublishPages(_OfSeen, PublishBulkAction):
    pass


class UnpublishPages(_OfSeen, UnpublishBulkAction):
    pass


ACTIONS = (DeletePages, MovePages, PublishPages, UnpublishPages)
