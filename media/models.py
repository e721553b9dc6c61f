"""Photos: file, caption, credit, rights, origin; the events they show; their renditions."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.exceptions import InvalidFilterSpecError, UnknownOutputImageFormatError
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    ImageQuerySet,
    SourceImageIOError,
)
from wagtail.search import index

from cms.people.models import Organisation, Person
from cms.text.models import NormalisedModel
from media.print_credit import house_credit
from media.storage import unguessable_name

_NOT_THE_FILES_FAULT = (
    InvalidFilterSpecError,
    UnknownOutputImageFormatError,
    SourceImageIOError,
    MemoryError,
)


class PhotoEvent(NormalisedModel, index.Indexed):
    """What a series of photos shows: where, when, who."""

    title = models.CharField(_("title"), max_length=255)
    place = models.CharField(_("place"), max_length=255, blank=True)
    starts_at = models.DateTimeField(_("time"), null=True, blank=True)
    persons = models.ManyToManyField(
        Person, verbose_name=_("people present"), blank=True, related_name="photo_events"
    )

    search_fields = [index.SearchField("title"), index.AutocompleteField("title")]

    class Meta:
        ordering = ["-starts_at", "-pk"]
        verbose_name = _("photo event")
        verbose_name_plural = _("photo events")

    def __str__(self):
        return self.title


class PhotoQuerySet(ImageQuerySet):
    def awaiting_file(self):
        return self.filter(status=Photo.Status.AWAITING_FILE)

    def with_credit(self):
        """Photos with everything that their credit line is printed from, in two queries."""
        rows = PhotoPhotographer.objects.select_related("person")
        return self.select_related("agency").prefetch_related(
            models.Prefetch("photographer_rows", queryset=rows)
        )


class Photo(NormalisedModel, AbstractImage):
    """One photo of the library, with one caption and one credit.

    The credit is: photographers (persons, in order), an agency, and the line as it was printed
    where the photo came from. A photo whose file has not arrived stores the neutral tile as its
    file and says so in ``status``; ``origin_file_name`` is the name it waits for.
    """

    class Status(models.TextChoices):
        READY = "ready", _("Has its file")
        AWAITING_FILE = "awaiting_file", _("Awaits its file")

    caption = models.TextField(_("caption"), blank=True)
    photographers = models.ManyToManyField(
        Person,
        verbose_name=_("photographers"),
        through="media.PhotoPhotographer",
        blank=True,
        related_name="photos_taken",
    )
    agency = models.ForeignKey(
        Organisation,
        verbose_name=_("agency"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="photos",
    )
    credit_line = models.CharField(
        _("credit line"),
        max_length=500,
        blank=True,
        help_text=_(
            "As printed: “Ảnh: VGP/Quang Hiếu”. Photographers and agency are read from it."
        ),
    )
    taken_at = models.DateTimeField(_("taken at"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=255, blank=True)
    people_shown = models.ManyToManyField(
        Person, verbose_name=_("people shown"), blank=True, related_name="photos_shown_in"
    )
    event = models.ForeignKey(
        PhotoEvent,
        verbose_name=_("event"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="photos",
    )
    usage_terms = models.TextField(_("usage terms"), blank=True)
    rights_source = models.CharField(_("source of the rights"), max_length=255, blank=True)
    rights_expire_on = models.DateField(_("rights expire on"), null=True, blank=True)
    restrictions = models.TextField(_("restrictions"), blank=True)
    status = models.CharField(
        max_length=20, choices=Status.choices, default=Status.READY, editable=False, db_index=True
    )
    origin = models.CharField(max_length=255, blank=True, editable=False, db_index=True)
    origin_key = models.CharField(
        max_length=700, null=True, blank=True, editable=False, unique=True
    )
    origin_file_name = models.CharField(max_length=255, blank=True, editable=False)
    origin_metadata = models.JSONField(default=dict, blank=True, editable=False)

    objects = PhotoQuerySet.as_manager()

    admin_form_fields = (
        "title",
        "file",
        "caption",
        "description",
        "credit_line",
        "agency",
        "taken_at",
        "place",
        "people_shown",
        "event",
        "tags",
        "usage_terms",
        "rights_source",
        "rights_expire_on",
        "restrictions",
        "collection",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    search_fields = [
        *AbstractImage.search_fields,
        index.SearchField("caption"),
        index.AutocompleteField("caption"),
        index.SearchField("credit_line"),
        index.FilterField("status"),
    ]

    class Meta(AbstractImage.Meta):
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        permissions = [("choose_image", "Can choose image")]

    @property
    def is_awaiting_file(self) -> bool:
        return self.status == self.Status.AWAITING_FILE

    @property
    def default_alt_text(self) -> str:
        return self.description or self.caption or self.title

    @property
    def credit(self) -> str:
        """The credit in the house style, without a label: "Quang Hiếu/VGP"; empty when owed."""
        names = [row.person.full_name for row in self.photographer_rows.all()]
        return house_credit(names, self.agency.credit_name if self.agency else "", self.credit_line)

    def get_upload_to(self, filename):
        return unguessable_name(super().get_upload_to(filename))

    def generate_rendition_file(self, filter, *, source=None):
        """Make a size of the photo; Wagtail shows a photo that raises SourceImageIOError as lost.

        A file that can't be decoded is as good as lost, and its decoder raises whatever the
        broken bytes lead it to.
        """
        try:
            return super().generate_rendition_file(filter, source=source)
        except _NOT_THE_FILES_FAULT:
            raise
        except Exception as problem:
            raise SourceImageIOError(str(problem)) from problem


class PhotoPhotographer(models.Model):
    """One photographer of one photo; the order is the order of printing."""

    photo = models.ForeignKey(Photo, on_delete=models.CASCADE, related_name="photographer_rows")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="photographer_rows")
    sort_order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["sort_order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["photo", "person"], name="photographer_named_once")
        ]

    def __str__(self):
        return str(self.person)


class Rendition(AbstractRendition):
    """A size of a photo that readers may fetch."""

    image = models.ForeignKey(Photo, related_name="renditions", on_delete=models.CASCADE)

    class Meta:
        verbose_name = _("rendition")
        verbose_name_plural = _("renditions")
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_per_filter"
            )
        ]

    def __str__(self):
        return f"{self.image} {self.filter_spec}"

    def get_upload_to(self, filename):
        """Who knows the name of a photo can't tell the address of a size nobody has shown yet."""
        return unguessable_name(super().get_upload_to(filename))
