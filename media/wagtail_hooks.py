"""Lists and choosers of photo events; the chooser of photos takes lost files."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.images.views.chooser import viewset as photo_chooser
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
