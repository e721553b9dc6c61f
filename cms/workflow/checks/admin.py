"""The lists that checks go by, in the newsroom's admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from cms.workflow.checks.watched import WatchedPhrase
from cms.workflow.spelling import SpellingRule


class SpellingRuleViewSet(SnippetViewSet):
    model = SpellingRule
    icon = "edit"
    menu_label = _("Spelling list")
    list_display = ["wrong", "right", "note"]
    ordering = ["sort_key"]
    panels = [FieldRowPanel([FieldPanel("wrong"), FieldPanel("right")]), FieldPanel("note")]


class WatchedPhraseViewSet(SnippetViewSet):
    model = WatchedPhrase
    icon = "warning"
    menu_label = _("Watched phrases")
    list_display = ["phrase", "level", "why"]
    list_filter = ["level"]
    ordering = ["phrase"]
    panels = [FieldPanel("phrase"), FieldPanel("level"), FieldPanel("why")]


class HouseRulesViewSetGroup(SnippetViewSetGroup):
    items = (SpellingRuleViewSet, WatchedPhraseViewSet)
    menu_label = _("House rules")
    menu_icon = "clipboard-list"
    menu_order = 260
