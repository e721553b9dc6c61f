"""The lists that checks go by, in the newsroom's admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.snippets.views.snippets import SnippetViewSet

from cms.workflow.spelling import SpellingRule


class SpellingRuleViewSet(SnippetViewSet):
    model = SpellingRule
    icon = "edit"
    menu_label = _("Spelling list")
    list_display = ["wrong", "right", "note"]
    ordering = ["sort_key"]
    panels = [FieldRowPanel([FieldPanel("wrong"), FieldPanel("right")]), FieldPanel("note")]
