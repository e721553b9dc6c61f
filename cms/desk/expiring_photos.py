"""On the first screen: photos whose rights end within fourteen days."""

from django.utils import timezone
from wagtail.admin.ui.components import Component

from media.expiry import days_left, expiring

SHOWN = 5


class ExpiringPhotosPanel(Component):
    """The first to end, and a way to the whole list; nothing when there are none."""

    name = "expiring_photos"
    template_name = "desk/expiring_photos.html"
    order = 50

    def get_context_data(self, parent_context):
        now = timezone.now()
        photos = list(expiring(at=now)[: SHOWN + 1])
        rows = [(photo, days_left(photo, at=now)) for photo in photos[:SHOWN]]
        return {"rows": rows, "has_more": len(photos) > SHOWN}
