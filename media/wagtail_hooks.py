"""Lists and choosers of photo events."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet

from media.models import PhotoEvent


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
