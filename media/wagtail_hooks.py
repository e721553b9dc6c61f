"""Lists and choosers of photo events; the photo library's own addresses, actions and styles."""

from django.templatetags.static import static
from django.urls import include, path
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel
from wagtail.images.views.chooser import viewset as photo_chooser
from wagtail.log_actions import LogFormatter
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet

from media.lost_files import PhotoChosenView, PhotosChosenView
from media.models import PhotoEvent

photo_chooser.chosen_view_class = PhotoChosenView
photo_chooser.chosen_multiple_view_class = PhotosChosenView


class PhotoEventChooserViewSet(SnippetChooserViewSet):
    creation_tab_label = _("New event")
    create_action_label = _("Add this event")
    form_fields = ["title", "place", "starts_at"]


@register_snippet
class PhotoEventViewSet(SnippetViewSet):
    model = PhotoEvent
    chooser_viewset_class = PhotoEventChooserViewSet
    icon = "date"
    menu_label = _("Photo events")
    list_display = ["title", "place", "starts_at"]
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


@hooks.register("insert_global_admin_css")
def photo_styles():
    return format_html('<link rel="stylesheet" href="{}">', static("media/photo-files.css"))
