"""The editing form, in the order a story is written."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    CommentPanel,
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    MultipleChooserPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
    TitleFieldPanel,
)

from media.chooser.choice import PhotoChooser

story_panels = [
    FieldPanel("kicker"),
    # A draft may be saved before it has a headline; the gate asks for one.
    TitleFieldPanel(
        "title",
        heading=_("Headline"),
        placeholder=_("Headline"),
        help_text=_("As readers see it."),
        required_on_save=False,
    ),
    FieldPanel("short_title"),
    MultiFieldPanel(
        [
            FieldPanel("standfirst"),
            FieldRowPanel([FieldPanel("source"), FieldPanel("dateline"), FieldPanel("genre")]),
        ],
        heading=_("Standfirst and source"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("lead_photo", widget=PhotoChooser),
            FieldPanel("lead_caption"),
            FieldPanel("lead_alternative_text"),
        ],
        heading=_("Lead photo"),
    ),
    FieldPanel("body"),
    InlinePanel("bylines", heading=_("Bylines"), label=_("Byline")),
]

placement_panels = [
    MultipleChooserPanel(
        "topic_rows", chooser_field_name="topic", heading=_("Topics"), label=_("Topic")
    ),
    FieldPanel("keywords", help_text=_("Separated by commas.")),
    FieldPanel("also_in", widget=forms.CheckboxSelectMultiple),
    MultipleChooserPanel(
        "related_rows",
        chooser_field_name="related",
        heading=_("Related stories"),
        label=_("Related story"),
    ),
    FieldPanel("thumbnail"),
]

publication_panels = [
    FieldPanel("slug"),
    MultiFieldPanel(
        [FieldPanel("embargoed_until"), FieldPanel("is_sensitive")], heading=_("Conditions")
    ),
    PublishingPanel(),
    CommentPanel(),
]

article_edit_handler = TabbedInterface(
    [
        ObjectList(story_panels, heading=_("Story")),
        ObjectList(placement_panels, heading=_("Where it is listed")),
        ObjectList(publication_panels, heading=_("Publication")),
    ]
)
