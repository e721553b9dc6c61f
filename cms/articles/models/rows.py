"""The rows that hang on a story: bylines, related stories, keywords."""

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase, TagBase
from wagtail.admin.panels import FieldPanel, FieldRowPanel, PageChooserPanel
from wagtail.models import Orderable, TranslatableMixin

from cms.people.models import Organisation, Person
from cms.sections.models import Topic
from cms.text import nfc, slugify
from cms.text.models import NormalisedModel


class StoryRow(TranslatableMixin, NormalisedModel, Orderable):
    """A child row that a translator translates with its story."""

    class Meta(TranslatableMixin.Meta):
        abstract = True
        # Rows that no form numbered, as those of an import, stand as they were written.
        ordering = ["sort_order", "pk"]

    def save(self, *args, **kwargs):
        if self.locale_id is None:
            self.locale_id = self.article.locale_id or self.get_default_locale().pk
        super().save(*args, **kwargs)


class Byline(StoryRow):
    """One name under a story: a person, or an organisation, or free text; and what they did."""

    class Role(models.TextChoices):
        WORDS = "words", pgettext_lazy("byline role", "Words")
        PHOTOS = "photos", _("Photos")
        VIDEO = "video", _("Video")
        TRANSLATION = "translation", _("Translation")
        COMPILATION = "compilation", _("Compilation")
        REPUBLISHED = "republished", _("Republished from")

    article = ParentalKey("articles.ArticlePage", on_delete=models.CASCADE, related_name="bylines")
    person = models.ForeignKey(
        Person,
        verbose_name=_("person"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="bylines",
    )
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="bylines",
    )
    name = models.CharField(
        _("name as printed"),
        max_length=255,
        blank=True,
        help_text=_("Only for a name that is neither in the register of persons nor of bodies."),
    )
    role = models.CharField(_("role"), max_length=20, choices=Role.choices, default=Role.WORDS)

    panels = [
        FieldRowPanel([FieldPanel("person"), FieldPanel("organisation")]),
        FieldRowPanel([FieldPanel("name"), FieldPanel("role")]),
    ]

    class Meta(StoryRow.Meta):
        verbose_name = _("byline")
        verbose_name_plural = _("bylines")

    def __str__(self):
        return self.printed_name

    @property
    def printed_name(self) -> str:
        """The name under the story; empty while nothing is filled in."""
        return str(self.person or self.organisation or self.name.strip())

    @property
    def kind(self) -> str:
        """``person``, ``organisation`` or ``text``."""
        if self.person_id:
            return "person"
        return "organisation" if self.organisation_id else "text"

    def clean(self):
        super().clean()
        given = [bool(self.person_id), bool(self.organisation_id), bool(self.name.strip())]
        if sum(given) > 1:
            raise ValidationError(
                _("Choose a person, or an organisation, or type a name; only one of them.")
            )


class ArticleTopic(StoryRow):
    """A storyline the story belongs to."""

    article = ParentalKey(
        "articles.ArticlePage", on_delete=models.CASCADE, related_name="topic_rows"
    )
    topic = models.ForeignKey(
        Topic, verbose_name=_("topic"), on_delete=models.PROTECT, related_name="story_rows"
    )

    panels = [FieldPanel("topic")]

    class Meta(StoryRow.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")

    def __str__(self):
        return str(self.topic)


class RelatedArticle(StoryRow):
    """A story that readers of this one may want next."""

    article = ParentalKey(
        "articles.ArticlePage", on_delete=models.CASCADE, related_name="related_rows"
    )
    related = models.ForeignKey(
        "articles.ArticlePage",
        verbose_name=_("related story"),
        on_delete=models.CASCADE,
        related_name="+",
    )

    panels = [PageChooserPanel("related")]

    class Meta(StoryRow.Meta):
        verbose_name = _("related story")
        verbose_name_plural = _("related stories")

    def __str__(self):
        return str(self.related)


class Keyword(NormalisedModel, TagBase):
    """A word that readers find stories by, with a page of its own."""

    free_tagging = True

    class Meta:
        ordering = ["name"]
        verbose_name = _("keyword")
        verbose_name_plural = _("keywords")

    def slugify(self, tag, i=None):
        slug = slugify(nfc(tag), max_length=90) or "tu-khoa"
        return slug if i is None else f"{slug}-{i}"

    def get_absolute_url(self):
        return reverse("portal:keyword", args=[self.slug])


class ArticleKeyword(ItemBase):
    """One keyword of one story; the order of rows is the order of printing."""

    tag = models.ForeignKey(Keyword, on_delete=models.CASCADE, related_name="article_rows")
    content_object = ParentalKey(
        "articles.ArticlePage", on_delete=models.CASCADE, related_name="keyword_rows"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["tag", "content_object"], name="keyword_once_a_story")
        ]

    def __str__(self):
        return str(self.tag)
