"""Lists and choosers of persons and organisations; a chooser can add what is missing."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from cms.people.models import Organisation, Person


class PersonChooserViewSet(SnippetChooserViewSet):
    creation_tab_label = _("New person")
    create_action_label = _("Add this person")
    form_fields = ["full_name", "pen_names"]


class PersonViewSet(SnippetViewSet):
    model = Person
    chooser_viewset_class = PersonChooserViewSet
    icon = "user"
    menu_label = _("Persons")
    list_display = ["full_name", "pen_names", "is_confirmed"]
    list_filter = ["is_confirmed"]
    ordering = ["given_sort_key"]
    panels = [
        FieldPanel("full_name"),
        FieldPanel("pen_names"),
        # Whose account a person is decides whose stories are whose: a matter of accounts.
        FieldRowPanel([FieldPanel("portrait"), FieldPanel("user", permission="auth.change_user")]),
        InlinePanel(
            "positions",
            heading=_("Offices held"),
            label=_("Office"),
            panels=[
                FieldPanel("title"),
                FieldPanel("organisation"),
                FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_to")]),
                FieldPanel("rank"),
            ],
        ),
        MultiFieldPanel([FieldPanel("slug"), FieldPanel("is_confirmed")], heading=_("Register")),
    ]


class OrganisationChooserViewSet(SnippetChooserViewSet):
    creation_tab_label = _("New organisation")
    create_action_label = _("Add this organisation")
    form_fields = ["name", "short_name", "prefix"]


class OrganisationViewSet(SnippetViewSet):
    model = Organisation
    chooser_viewset_class = OrganisationChooserViewSet
    icon = "group"
    menu_label = _("Organisations")
    list_display = ["name", "short_name", "prefix", "is_confirmed"]
    list_filter = ["is_confirmed"]
    ordering = ["sort_key"]
    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("short_name"), FieldPanel("prefix")]),
        FieldPanel("aliases"),
        FieldPanel("website"),
        MultiFieldPanel([FieldPanel("slug"), FieldPanel("is_confirmed")], heading=_("Register")),
    ]


@register_snippet
class PeopleViewSetGroup(SnippetViewSetGroup):
    items = (PersonViewSet, OrganisationViewSet)
    menu_label = _("People and organisations")
    menu_icon = "group"
    menu_order = 250
