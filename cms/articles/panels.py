"""The editing form, in the order a story is written."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    CommentPanel,
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    MultipleChooserPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
    TitleFieldPanel,
)

from cms.articles.change_form import what_is_changed
from media.chooser.choice import PhotoChooser

PHOTO_STORY = "photo_story"


class FormOfGenre(ObjectList):
    """A tab of the form that stories of one genre have, or that all have but those of one.

    A field may stand in several of them: only one is shown.
    """

    def __init__(self, *args, genre: str, is_for_others: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        self.genre, self.is_for_others = genre, is_for_others

    def clone_kwargs(self):
        return {**super().clone_kwargs(), "genre": self.genre, "is_for_others": self.is_for_others}

    class BoundPanel(ObjectList.BoundPanel):
        def is_shown(self):
            is_of_genre = self.instance.genre == self.panel.genre
            return super().is_shown() and is_of_genre != self.panel.is_for_others


def headline() -> TitleFieldPanel:
    # A draft may be saved before it has a headline; the gate asks for one.
    return TitleFieldPanel(
        "title",
        heading=_("Headline"),
        placeholder=_("Headline"),
        help_text=_("As readers see it."),
        required_on_save=False,
    )


def genre() -> FieldPanel:
    return FieldPanel(
        "genre", help_text=_("A photo story gets a form of its own when it is saved.")
    )


story_panels = [
    FieldPanel("kicker"),
    headline(),
    FieldPanel("short_title"),
    MultiFieldPanel(
        [
            FieldPanel("standfirst"),
            FieldRowPanel([FieldPanel("source"), FieldPanel("dateline"), genre()]),
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

photo_story_panels = [
    HelpPanel(
        _(
            "Photos first: drop them into “Photos” in the order they are seen, each with its own "
            "caption, and a few short texts between them where the photos need one. The lead "
            "photo stands for the story in lists; when it is one of the photos it is not shown "
            "twice."
        )
    ),
    headline(),
    FieldPanel("body", heading=_("Photos")),
    MultiFieldPanel(
        [
            FieldPanel("lead_photo", widget=PhotoChooser),
            FieldPanel("lead_caption"),
            FieldPanel("lead_alternative_text"),
        ],
        heading=_("Lead photo"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("standfirst"),
            FieldRowPanel([FieldPanel("source"), FieldPanel("dateline"), genre()]),
        ],
        heading=_("Standfirst and source"),
    ),
    InlinePanel("bylines", heading=_("Bylines"), label=_("Byline")),
    FieldPanel("kicker"),
    FieldPanel("short_title"),
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
    what_is_changed(),
    FieldPanel("slug"),
    MultiFieldPanel(
        [FieldPanel("embargoed_until"), FieldPanel("is_sensitive")], heading=_("Conditions")
    ),
    PublishingPanel(),
    CommentPanel(),
]

article_edit_handler = TabbedInterface(
    [
        FormOfGenre(story_panels, heading=_("Story"), genre=PHOTO_STORY, is_for_others=True),
        FormOfGenre(photo_story_panels, heading=_("Photo story"), genre=PHOTO_STORY),
        ObjectList(placement_panels, heading=_("Where it is listed")),
        ObjectList(publication_panels, heading=_("Publication")),
    ]
)
