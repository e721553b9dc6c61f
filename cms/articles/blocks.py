"""What the body of a story is made of: text between photos, and the few other things.

One text block holds any number of paragraphs, so that a story of thirty paragraphs is one panel
and not thirty. Requirements such as "a photo has a caption" are the gate's; the blocks themselves
let a half-finished draft be saved.
"""

from django import forms
from django.core.exceptions import BadRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.telepath import register
from wagtail.blocks.stream_block import StreamBlockAdapter
from wagtail.blocks.struct_block import StructBlockAdapter
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.embeds.blocks import EmbedBlock
from wagtail.images.blocks import ImageChooserBlock

from media.chooser.choice import PhotoChooser

# No bold, no italics: the house sets emphasis by structure, and pasting from Word brings none.
TEXT_FEATURES = [
    "h2",
    "h3",
    "ol",
    "ul",
    "link",
    "document-link",
    "blockquote",
    "save-each-change",
]


class TextBlock(blocks.RichTextBlock):
    """Paragraphs, subheadings, lists, links and quotes: everything between two photos."""

    def __init__(self, **kwargs):
        kwargs.setdefault("features", TEXT_FEATURES)
        kwargs.setdefault("required", False)
        super().__init__(**kwargs)

    class Meta:
        label = _("Text")
        icon = "pilcrow"
        template = "portal/blocks/text.html"


class PhotoChooserBlock(ImageChooserBlock):
    """A photo of the library; the form knows its words."""

    @cached_property
    def widget(self):
        return PhotoChooser()

    def deconstruct(self):
        # What is stored is the same: only the form differs.
        _path, args, kwargs = super().deconstruct()
        return "wagtail.images.blocks.ImageChooserBlock", args, kwargs


class PhotoBlock(blocks.StructBlock):
    """One photo with the caption of this story; an empty caption is the photo's own."""

    # The gate asks for the photo, together with all else that is missing, and by its number.
    photo = PhotoChooserBlock(label=_("Photo"), required=False)
    caption = blocks.TextBlock(
        label=_("Caption"),
        required=False,
        rows=2,
        help_text=_("Leave empty to print the photo's own caption."),
    )
    alternative_text = blocks.CharBlock(
        label=_("Alternative text"),
        required=False,
        help_text=_("What the photo shows, for readers who cannot see it."),
    )

    class Meta:
        label = _("Photo")
        icon = "image"
        template = "portal/blocks/photo.html"
        label_format = "{caption}"


class PhotoGroupBlock(blocks.StructBlock):
    """Several photos that share one caption."""

    photos = blocks.ListBlock(PhotoChooserBlock(), label=_("Photos"), min_num=2)
    caption = blocks.TextBlock(label=_("Caption"), required=False, rows=2)

    class Meta:
        label = _("Photo group")
        icon = "images"
        template = "portal/blocks/photo_group.html"
        label_format = "{caption}"


class PullQuoteBlock(blocks.StructBlock):
    quote = blocks.TextBlock(label=_("Quote"), rows=3)
    attribution = blocks.CharBlock(label=_("Who said it"), required=False)

    class Meta:
        label = _("Pull quote")
        icon = "openquote"
        template = "portal/blocks/pull_quote.html"


class CaptionedTableBlock(blocks.StructBlock):
    caption = blocks.CharBlock(label=_("Table title"), required=False)
    table = TableBlock(label=_("Table"))

    class Meta:
        label = _("Table")
        icon = "table"
        template = "portal/blocks/table.html"


class CaptionedEmbedBlock(blocks.StructBlock):
    embed = EmbedBlock(label=_("Address of the video or post"))
    caption = blocks.CharBlock(label=pgettext_lazy("embed", "Caption"), required=False)

    class Meta:
        label = _("Embed")
        icon = "media"
        template = "portal/blocks/embed.html"


class DocumentBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label=_("Document"))
    title = blocks.CharBlock(
        label=_("Title"), required=False, help_text=_("Leave empty to use the document's title.")
    )

    class Meta:
        label = _("Document")
        icon = "doc-full"
        template = "portal/blocks/document.html"


class RelatedLinkBlock(blocks.StructBlock):
    """A link between paragraphs to a story of ours."""

    page = blocks.PageChooserBlock(label=_("Story"), page_type="articles.ArticlePage")

    class Meta:
        label = _("Related link")
        icon = "link"
        template = "portal/blocks/related_link.html"


# What counts, kinds of blocks and rich text raise that are not what a form holds.
_UNREADABLE = (AttributeError, LookupError, RecursionError, TypeError, ValueError)


class BodyBlock(blocks.StreamBlock):
    """The body of a story, in the order it is read."""

    text = TextBlock()
    photo = PhotoBlock()
    photo_group = PhotoGroupBlock()
    pull_quote = PullQuoteBlock()
    table = CaptionedTableBlock()
    embed = CaptionedEmbedBlock()
    document = DocumentBlock()
    related_link = RelatedLinkBlock()

    class Meta:
        required = False

    def value_from_datadict(self, data, files, prefix):
        """Raises ``BadRequest`` for what no form of ours sends: nothing of it can be shown again,
        neither the order of the blocks nor their words."""
        try:
            return super().value_from_datadict(data, files, prefix)
        except _UNREADABLE as error:
            raise BadRequest("The blocks of the body can't be read.") from error


class PhotoAdapter(StructBlockAdapter):
    """Choosing a photo fills the words of the block; see photo-blocks.js."""

    js_constructor = "cms.articles.blocks.Photo"

    def js_args(self, block):
        name, children, meta = super().js_args(block)
        return [name, children, {**meta, "creditWords": gettext("Photo: {credit}")}]

    @cached_property
    def media(self):
        return super().media + photo_media()


class PhotoGroupAdapter(PhotoAdapter):
    js_constructor = "cms.articles.blocks.PhotoGroup"


class BodyAdapter(StreamBlockAdapter):
    js_constructor = "cms.articles.blocks.Body"

    @cached_property
    def media(self):
        return super().media + photo_media()


def photo_media() -> forms.Media:
    own = versioned_static("articles/photo-blocks.js")
    return forms.Media(js=[versioned_static("wagtailadmin/js/telepath/blocks.js"), own])


register(PhotoAdapter(), PhotoBlock)
register(PhotoGroupAdapter(), PhotoGroupBlock)
register(BodyAdapter(), BodyBlock)
