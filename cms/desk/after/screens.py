"""The header that the screens after publication share: where one is, and the way back."""

from django.urls import reverse
from django.utils.translation import gettext_lazy
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin


class ScreenMixin(WagtailAdminTemplateMixin):
    """``page_title`` names the screen; ``above``, an address and its name, the list it hangs on."""

    _show_breadcrumbs = True
    above: tuple | None = None

    def get_breadcrumbs_items(self):
        items = list(super().get_breadcrumbs_items())
        if self.above:
            address, label = self.above
            items.append({"url": reverse(address), "label": label})
        return [*items, {"url": "", "label": self.get_page_title()}]


PUBLISHED = ("after_publication:published", gettext_lazy("Published stories"))
SNAPSHOTS = ("after_publication:snapshots", gettext_lazy("What readers saw"))
