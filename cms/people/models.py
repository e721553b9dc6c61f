"""Who writes, photographs and holds office, and the bodies they belong to."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable, TranslatableMixin
from wagtail.search import index

from cms.people.slugs import free_slug
from cms.text import fold, name_sort_key, slugify, sort_key, tone_key
from cms.text.models import NormalisedModel


class NamedQuerySet(models.QuerySet):
    """People or organisations looked up by a name as somebody printed it."""

    def fitting(self, name: str):
        """Rows equal to ``name`` but for letter case and tone placement; also by other names."""
        return self.filter(name_keys__contains=[tone_key(name)])

    def folding_to(self, name: str):
        """Rows that equal ``name`` once all marks are off: candidates, not matches."""
        return self.filter(folded_keys__contains=[fold(name)])

    def the_one_named(self, name: str):
        """The only row that ``name`` can mean, or None.

        A printed name with marks matches rows with the same marks. A name printed without any
        marks matches when exactly one row folds to it. Everything else needs a human: Hùng is not
        Hưng, and two persons may bear one name.
        """
        matches = list(self.fitting(name)[:2])
        if not matches and fold(name) == name.casefold():
            matches = list(self.folding_to(name)[:2])
        return matches[0] if len(matches) == 1 else None


class NamedModel(NormalisedModel):
    """A name with stored keys: for the alphabet, for matching, for its public address."""

    slug = models.SlugField(_("address"), max_length=255, unique=True, blank=True)
    sort_key = models.CharField(max_length=500, editable=False, db_index=True, db_collation="C")
    name_keys = ArrayField(models.CharField(max_length=500), editable=False, default=list)
    folded_keys = ArrayField(models.CharField(max_length=500), editable=False, default=list)
    is_confirmed = models.BooleanField(
        _("confirmed"),
        default=True,
        help_text=_("Untick when the name came with an import and nobody has checked it yet."),
    )

    class Meta:
        abstract = True
        indexes = [
            GinIndex(fields=["name_keys"], name="%(class)s_name_keys"),
            GinIndex(fields=["folded_keys"], name="%(class)s_folded_keys"),
        ]

    def all_names(self) -> list[str]:
        """The main name first, then every other name this row is known by."""
        raise TypeError(f"{type(self).__name__} does not say its names")

    def save(self, *args, **kwargs):
        names = [name for name in self.all_names() if name]
        self.sort_key = sort_key(names[0])[:500]
        self.name_keys = sorted({tone_key(name)[:500] for name in names})
        self.folded_keys = sorted({fold(name)[:500] for name in names})
        if not self.slug:
            self.slug = free_slug(type(self), slugify(names[0], max_length=200), self.pk)
        super().save(*args, **kwargs)


class Organisation(NamedModel, index.Indexed):
    """A body: an agency that credits photos, a source of news, a ministry."""

    name = models.CharField(_("name"), max_length=255)
    short_name = models.CharField(_("short name"), max_length=80, blank=True)
    prefix = models.CharField(
        _("prefix"),
        max_length=80,
        blank=True,
        help_text=_("Opens the standfirst of its stories, as in “(Chinhphu.vn) –”."),
    )
    aliases = ArrayField(
        models.CharField(max_length=255),
        verbose_name=_("other names"),
        default=list,
        blank=True,
        help_text=_("As printed in credits and sources, separated by commas: VGP, Chinhphu.vn"),
    )
    website = models.URLField(_("website"), blank=True)

    objects = NamedQuerySet.as_manager()

    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.AutocompleteField("short_name"),
        index.FilterField("sort_key"),
    ]

    class Meta(NamedModel.Meta):
        ordering = ["sort_key", "pk"]
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")

    def __str__(self):
        return self.name

    def all_names(self):
        return [self.name, self.short_name, self.prefix, *self.aliases]

    @property
    def credit_name(self) -> str:
        """How the house prints it in a credit: the short form where there is one."""
        return self.short_name or self.name


class Person(NamedModel, index.Indexed, ClusterableModel):
    """An author, photographer or official. Several persons may bear one name."""

    full_name = models.CharField(_("full name"), max_length=255)
    given_sort_key = models.CharField(
        max_length=500, editable=False, db_index=True, db_collation="C"
    )
    pen_names = ArrayField(
        models.CharField(max_length=255),
        verbose_name=_("pen names"),
        default=list,
        blank=True,
        help_text=_("Separated by commas."),
    )
    # The one foreign key that points upward: a portrait is a photo of the library.
    portrait = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("portrait"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("user account"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="person",
    )

    objects = NamedQuerySet.as_manager()

    search_fields = [
        index.SearchField("full_name"),
        index.AutocompleteField("full_name"),
        index.FilterField("given_sort_key"),
    ]

    class Meta(NamedModel.Meta):
        ordering = ["given_sort_key", "pk"]
        verbose_name = _("person")
        verbose_name_plural = _("persons")

    def __str__(self):
        return self.full_name

    def all_names(self):
        return [self.full_name, *self.pen_names]

    def save(self, *args, **kwargs):
        self.given_sort_key = name_sort_key(self.full_name)[:500]
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("portal:author", args=[self.slug])

    def position_on(self, day):
        """The office held on ``day`` (a date), the latest begun when several; or None."""
        return self.positions.on(day).first()

    def with_office_on(self, day) -> str:
        """As captions name the person on ``day``: "Bộ trưởng Bộ Y tế Nguyễn Văn A"."""
        office = self.position_on(day)
        return f"{office.printed} {self.full_name}" if office else self.full_name


class PositionQuerySet(models.QuerySet):
    def on(self, day):
        """Offices held on ``day``; an open beginning or end counts as held."""
        return self.filter(
            models.Q(valid_from__isnull=True) | models.Q(valid_from__lte=day),
            models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=day),
        ).order_by(models.F("valid_from").desc(nulls_last=True), "sort_order", "pk")


class Position(TranslatableMixin, NormalisedModel, Orderable):
    """An office that a person held: title, organisation, from and to."""

    person = ParentalKey(Person, on_delete=models.CASCADE, related_name="positions")
    title = models.CharField(pgettext_lazy("office", "title"), max_length=255)
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="positions",
    )
    valid_from = models.DateField(_("from"), null=True, blank=True)
    valid_to = models.DateField(_("to"), null=True, blank=True)
    rank = models.PositiveSmallIntegerField(
        _("rank in protocol"),
        null=True,
        blank=True,
        help_text=_("1 is named first; the same number for offices of one rank."),
    )

    objects = PositionQuerySet.as_manager()

    class Meta(TranslatableMixin.Meta):
        # Rows that no form numbered stand as they were written.
        ordering = ["sort_order", "pk"]
        verbose_name = _("position")
        verbose_name_plural = _("positions")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True)
                | models.Q(valid_from__isnull=True)
                | models.Q(valid_to__gte=models.F("valid_from")),
                name="position_ends_after_it_begins",
                violation_error_message=_("An office can't end before it begins."),
            )
        ]

    def __str__(self):
        return f"{self.title}, {self.organisation}" if self.organisation else self.title

    @property
    def printed(self) -> str:
        """Before a name: "Bộ trưởng Bộ Y tế"; a title that names its body says it once."""
        if self.organisation is None or fold(self.organisation.name) in fold(self.title):
            return self.title
        return f"{self.title} {self.organisation.name}"

    def save(self, *args, **kwargs):
        if self.locale_id is None:
            self.locale = self.get_default_locale()
        super().save(*args, **kwargs)
