"""What imports add to Wagtail's admin: the screen for documents, the report of missing files."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.permissions import policy_registry

from cms.imports.awaiting import AwaitingPhotosReport, BringFilesView
from cms.imports.forms import sections_open_to
from cms.imports.views import DropView, ReviewView
from media.models import Photo

_addresses = [
    path("nhap-bai/", DropView.as_view(), name="drop"),
    path("nhap-bai/<uuid:token>/", ReviewView.as_view(), name="review"),
    path("anh-cho-tep/", AwaitingPhotosReport.as_view(), name="awaiting"),
    path(
        "anh-cho-tep/ket-qua/",
        AwaitingPhotosReport.as_view(results_only=True),
        name="awaiting_results",
    ),
    path("anh-cho-tep/nhan-tep/", BringFilesView.as_view(), name="bring"),
]


@hooks.register("register_admin_urls")
def register_import_addresses():
    return [path("", include((_addresses, "imports")))]


class ImportMenuItem(MenuItem):
    """Shown to everyone who may add a story somewhere."""

    def is_shown(self, request):
        return sections_open_to(request.user).exists()


class AwaitingMenuItem(MenuItem):
    """Shown to everyone who may add or change photos."""

    def is_shown(self, request):
        policy = policy_registry.get_by_type(Photo)
        return policy.user_has_any_permission(request.user, ["add", "change"])


@hooks.register("register_admin_menu_item")
def register_import_menu_item():
    return ImportMenuItem(
        _("Import stories"),
        reverse("imports:drop"),
        name="import-stories",
        icon_name="upload",
        order=110,
    )


@hooks.register("register_reports_menu_item")
def register_awaiting_menu_item():
    return AwaitingMenuItem(
        _("Photos awaiting their files"),
        reverse("imports:awaiting"),
        name="awaiting-photos",
        icon_name="image",
        order=900,
    )
