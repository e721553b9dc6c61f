"""The front page and what the duty secretary places on it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, MultipleChooserPanel
from wagtail.models import Orderable, TranslatableMixin

from cms.articles.models import ArticlePage
from cms.sections.models import NewsPage


class HomePage(NewsPage):
    """The front page: placed stories first, the newest after them, then the sections."""

    max_count = 1
    template = "portal/pages/home.html"
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["sections.SectionPage"]

    content_panels = [
        FieldPanel("title"),
        MultipleChooserPanel(
            "slots",
            chooser_field_name="article",
            heading=_("Placed stories, the lead first"),
            label=_("Story"),
        ),
    ]

    class Meta:
        verbose_name = _("front page")
        verbose_name_plural = _("front pages")


class FrontPageSlot(TranslatableMixin, Orderable):
    """One placed story; the first is the lead."""

    page = ParentalKey(HomePage, on_delete=models.CASCADE, related_name="slots")
    article = models.ForeignKey(
        ArticlePage, verbose_name=_("story"), on_delete=models.CASCADE, related_name="+"
    )

    panels = [FieldPanel("article")]

    class Meta(TranslatableMixin.Meta):
        # Rows that no form numbered stand as they were written.
        ordering = ["sort_order", "pk"]
        verbose_name = _("placed story")
        verbose_name_plural = _("placed stories")

    def __str__(self):
        return str(self.article)

    def save(self, *args, **kwargs):
        if self.locale_id is None:
            self.locale_id = self.page.locale_id
        super().save(*args, **kwargs)
