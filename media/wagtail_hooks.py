"""Lists and choosers of photo events; the photo library's own addresses, actions and styles."""

from django.templatetags.static import static
from django.urls import include, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet
from wagtail.images.views.chooser import viewset as photo_chooser
from wagtail.log_actions import LogFormatter
from wagtail.permissions import policy_registry
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet

from media.chooser.views import (
    PhotoChooseResultsView,
    PhotoChooseView,
    PhotoChosenView,
    PhotosChosenView,
    PhotoUploadView,
)
from media.models import Photo, PhotoEvent
from media.views.bin import PutInBinBulkAction

photo_chooser.choose_view_class = PhotoChooseView
photo_chooser.choose_results_view_class = PhotoChooseResultsView
photo_chooser.chosen_view_class = PhotoChosenView
photo_chooser.chosen_multiple_view_class = PhotosChosenView
photo_chooser.create_view_class = PhotoUploadView


class PhotoEventChooserViewSet(SnippetChooserViewSet):
    creation_tab_label = _("New event")
    create_action_label = _("Add this event")
    form_fields = ["title", "place", "starts_at"]


class EventPhotosColumn(Column):
    """The way to the photos of an event."""

    cell_template_name = "media/desk/event_cell.html"


@register_snippet
class PhotoEventViewSet(SnippetViewSet):
    model = PhotoEvent
    chooser_viewset_class = PhotoEventChooserViewSet
    icon = "date"
    menu_label = _("Photo events")
    list_display = [
        "title",
        "place",
        "starts_at",
        EventPhotosColumn("photos", label=_("Photos"), accessor="pk"),
    ]
    panels = [
        FieldPanel("title"),
        FieldPanel("place"),
        FieldPanel("starts_at"),
        FieldPanel("persons"),
    ]


@hooks.register("register_admin_urls")
def photo_addresses():
    return [
        path("images/", include("media.admin_urls")),
        path("images/", include("media.uploads.urls")),
    ]


@hooks.register("register_log_actions")
def photo_actions(actions):
    actions.register_action("media.replace_file", _("Replace the file"), _("File replaced"))
    actions.register_action("media.check_photo", _("Check the photo"), _("Photo checked"))

    actions.register_action("media.bin_photo", _("Put in the bin"), _("Put in the bin"))
    actions.register_action(
        "media.take_out_photo", _("Take out of the bin"), _("Taken out of the bin")
    )

    actions.register_action("media.edit_many", _("Edit many photos"), _("Edited with other photos"))
    actions.register_action("media.shift_clock", _("Shift the clock"), _("Time of taking shifted"))
    actions.register_action("media.undo", _("Undo"), _("Change of many photos undone"))

    @actions.register_action("media.block_photo")
    class BlockFormatter(LogFormatter):
        label = _("Block the photo")

        def format_message(self, entry):
            return _("Photo blocked: %(reason)s") % {"reason": entry.data.get("reason", "")}

    @actions.register_action("media.clear_photo")
    class ClearFormatter(LogFormatter):
        label = _("Clear the photo")

        def format_message(self, entry):
            text = _("Photo cleared; it was blocked: %(reason)s")
            return text % {"reason": entry.data.get("reason", "")}


# After Wagtail's own of the same name, whose place it takes.
hooks.register("register_bulk_action", PutInBinBulkAction, order=100)


class PhotoBinMenuItem(MenuItem):
    def is_shown(self, request):
        return policy_registry.get_by_type(Photo).user_has_permission(request.user, "delete")


@hooks.register("register_reports_menu_item")
def photo_bin():
    return PhotoBinMenuItem(
        _("Photo bin"), reverse("photos:bin"), name="photo-bin", icon_name="bin", order=120
    )


class LibraryAPIViewSet(ImagesAdminAPIViewSet):
    """Photos for the admin's scripts, without those in the bin.

    Originals have no address, so none is said; Wagtail's own fails at it.
    """

    meta_fields = [name for name in ImagesAdminAPIViewSet.meta_fields if name != "download_url"]
    listing_default_fields = [
        name for name in ImagesAdminAPIViewSet.listing_default_fields if name != "download_url"
    ]
    nested_default_fields = [
        name for name in ImagesAdminAPIViewSet.nested_default_fields if name != "download_url"
    ]

    def get_queryset(self):
        return super().get_queryset().in_library()


@hooks.register("construct_admin_api", order=100)
def offer_no_binned_photo(router):
    router.register_endpoint("images", LibraryAPIViewSet)


_STYLES = ("media/photo-files.css", "media/chooser.css")


@hooks.register("insert_global_admin_css")
def photo_styles():
    return format_html_join(
        "", '<link rel="stylesheet" href="{}">', ((static(name),) for name in _STYLES)
    )


@hooks.register("insert_global_admin_js")
def photo_scripts():
    return format_html('<script type="module" src="{}"></script>', static("media/chooser.js"))
