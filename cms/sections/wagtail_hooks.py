"""Lists and choosers of topics; a chooser can add what is missing."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet

from cms.sections.models import Topic


class TopicChooserViewSet(SnippetChooserViewSet):
    creation_tab_label = _("New topic")
    create_action_label = _("Add this topic")
    form_fields = ["title", "introduction"]


@register_snippet
class TopicViewSet(SnippetViewSet):
    model = Topic
    chooser_viewset_class = TopicChooserViewSet
    icon = "list-ul"
    menu_label = _("Topics")
    add_to_admin_menu = True
    menu_order = 240
    list_display = ["title", "slug"]
    ordering = ["title"]
    panels = [
        FieldPanel("title"),
        FieldPanel("introduction"),
        FieldPanel("photo"),
        FieldPanel("slug"),
    ]
