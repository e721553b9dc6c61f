"""Lists and choosers of topics; a chooser can add what is missing."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet

from cms.sections.models import SectionPage, Topic


@hooks.register("before_create_page")
def only_publishers_make_sections(request, parent_page, page_class):
    """A writer adds stories anywhere; the tree of sections belongs to those who publish."""
    may_publish = parent_page.permissions_for_user(request.user).can_publish_subpage()
    if page_class is SectionPage and not may_publish:
        raise PermissionDenied


@hooks.register("before_edit_page")
def only_publishers_change_sections(request, page):
    """Sections and the front page are changed by those who publish."""
    if not isinstance(page.specific, SectionPage) and page.depth != 2:
        return
    if not page.permissions_for_user(request.user).can_publish():
        raise PermissionDenied


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
