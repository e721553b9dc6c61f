"""A person's own account, without Wagtail's choice of mails.

Those switches rule mails that this newsroom doesn't send. One page chooses: that of the notices,
and the account leads there.
"""

from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.account import AccountView, NotificationsSettingsPanel


class OwnAccountView(AccountView):
    def get_panels(self):
        panels = super().get_panels()
        return [panel for panel in panels if not isinstance(panel, NotificationsSettingsPanel)]


# Stands before Wagtail's own of the same address, and is guarded as that one is.
own_account = never_cache(require_admin_access(OwnAccountView.as_view()))
