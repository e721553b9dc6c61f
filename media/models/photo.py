"""The photo: file, caption, credit, rights, origin."""

from datetime import datetime

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.images.exceptions import InvalidFilterSpecError, UnknownOutputImageFormatError
from wagtail.images.models import AbstractImage, Filter, SourceImageIOError
from wagtail.search import index

from cms.people.models import Organisation, Person
from cms.text.models import NormalisedModel
from media.making import content_key, delivered_key, output_file, rendition_files
from media.models.events import PhotoEvent
from media.models.photo_queryset import FROM_THE_BIN_ONLY, PhotoQuerySet, day_in_vietnam
from media.print_credit import house_credit
from media.storage import plain_name, unguessable_name
from media.upright import UprightPictureField
from media.vocabularies import DataMining, DigitalSourceType

_NOT_THE_FILES_FAULT = (
    InvalidFilterSpecError,
    UnknownOutputImageFormatError,
    SourceImageIOError,
    MemoryError,
)


def original_upload_to(photo: "Photo", name: str) -> str:
    return photo.get_upload_to(name)


class Photo(NormalisedModel, AbstractImage):
    """One photo of the library, with one caption and one credit.

    The credit is: photographers (persons, in order), an agency, and the line as it was printed
    where the photo came from. A photo whose file has not arrived stores the neutral tile as its
    file and says so in ``status``; ``origin_file_name`` is the name it waits for.
    """

    class Status(models.TextChoices):
        AWAITING_FILE = "awaiting_file", _("Awaits its file")
        NEEDS_CAPTION = "needs_caption", _("Needs caption or credit")
        NEEDS_CHECK = "needs_check", _("Needs check")
        CHECKED = "checked", _("Checked")
        BLOCKED = "blocked", _("Blocked")

    class UsageClass(models.TextChoices):
        OWN = "own", _("Own photo")
        AGENCY = "agency", _("Agency photo")
        COMMISSIONED = "commissioned", _("Commissioned")
        HANDOUT = "handout", _("Handout")
        COURTESY = "courtesy", _("By courtesy")
        ARCHIVE = "archive", _("Archive")
        ILLUSTRATION = "illustration", _("Illustration")

    class Pick(models.TextChoices):
        NONE = "", _("Not decided")
        PICK = "pick", _("Picked")
        REJECT = "reject", _("Rejected")

    file = UprightPictureField(
        _("file"), upload_to=original_upload_to, width_field="width", height_field="height"
    )
    caption = models.TextField(_("caption"), blank=True)
    extended_description = models.TextField(
        _("extended description"),
        blank=True,
        help_text=_("For readers who cannot see it: what a chart or a map says in full."),
    )
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
    other_people_shown = ArrayField(
        models.CharField(max_length=255),
        verbose_name=_("other people shown"),
        default=list,
        blank=True,
        help_text=_("Names that are not in the register, separated by commas."),
    )
    event = models.ForeignKey(
        PhotoEvent,
        verbose_name=_("event"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="photos",
    )
    copyright_notice = models.CharField(_("copyright notice"), max_length=500, blank=True)
    usage_class = models.CharField(
        _("kind of rights"), max_length=20, choices=UsageClass.choices, blank=True, db_index=True
    )
    usage_terms = models.TextField(_("usage terms"), blank=True)
    license_url = models.URLField(_("address of the licence"), max_length=500, blank=True)
    licensor = models.CharField(_("licensor"), max_length=255, blank=True)
    licensor_url = models.URLField(_("address of the licensor"), max_length=500, blank=True)
    rights_source = models.CharField(_("source of the rights"), max_length=255, blank=True)
    allowed_by = models.CharField(_("who allowed it"), max_length=255, blank=True)
    valid_from = models.DateField(_("may be used from"), null=True, blank=True)
    rights_expire_on = models.DateField(_("rights expire on"), null=True, blank=True)
    restrictions = models.TextField(_("restrictions"), blank=True)
    digital_source_type = models.CharField(
        _("how the picture was made"), max_length=40, choices=DigitalSourceType.choices, blank=True
    )
    data_mining = models.CharField(
        _("data mining"), max_length=50, choices=DataMining.choices, blank=True
    )
    status = models.CharField(
        max_length=20,
        choices=Status.choices,
        default=Status.NEEDS_CAPTION,
        editable=False,
        db_index=True,
    )
    checked_key = models.CharField(max_length=16, blank=True, editable=False)
    checked_at = models.DateTimeField(null=True, blank=True, editable=False)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    block_reason = models.TextField(blank=True, editable=False)
    blocked_at = models.DateTimeField(null=True, blank=True, editable=False)
    blocked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    rating = models.PositiveSmallIntegerField(default=0, editable=False)
    pick = models.CharField(max_length=10, choices=Pick.choices, blank=True, editable=False)
    # {"3:2": [left, top, right, bottom]} in pixels of the upright photo.
    crops = models.JSONField(default=dict, blank=True, editable=False)
    binned_at = models.DateTimeField(null=True, blank=True, editable=False, db_index=True)
    binned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
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
        "extended_description",
        "credit_line",
        "agency",
        "taken_at",
        "place",
        "people_shown",
        "other_people_shown",
        "event",
        "tags",
        "copyright_notice",
        "usage_class",
        "usage_terms",
        "license_url",
        "licensor",
        "licensor_url",
        "rights_source",
        "allowed_by",
        "valid_from",
        "rights_expire_on",
        "restrictions",
        "digital_source_type",
        "data_mining",
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
        *(
            index.FilterField(name)
            for name in (
                "status",
                "binned_at",
                "blocked_at",
                "valid_from",
                "rights_expire_on",
                "usage_class",
            )
        ),
    ]

    class Meta(AbstractImage.Meta):
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        permissions = [
            ("choose_image", "Can choose image"),
            ("check_photo", "Can check photo"),
            ("block_photo", "Can block and clear photo"),
        ]
        indexes = [
            # The few photos that may not be shown at every time; what the clock looks through.
            models.Index(
                fields=["id"],
                name="photos_with_limits",
                condition=Q(blocked_at__isnull=False)
                | Q(binned_at__isnull=False)
                | Q(valid_from__isnull=False)
                | Q(rights_expire_on__isnull=False),
            ),
            # The orders of the library; the number settles what was taken or brought at one moment.
            models.Index(fields=["-created_at", "-id"], name="photos_by_upload"),
            models.Index(
                models.F("taken_at").desc(nulls_last=True),
                models.F("id").desc(),
                name="photos_by_taking",
            ),
            models.Index(fields=["-rating", "-created_at", "-id"], name="photos_by_rating"),
        ]

    def clean(self):
        super().clean()
        if self.valid_from and self.rights_expire_on and self.rights_expire_on < self.valid_from:
            raise ValidationError(
                {"rights_expire_on": _("The rights expire before the photo may be used.")}
            )

    def save(self, *args, **kwargs):
        self.status = self.derived_status()
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "status"}
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        """Delete a photo of the bin that was never used. Raises ValidationError for any other."""
        binned = Photo.objects.filter(pk=self.pk).in_bin()
        if not binned.exists() or self.ledger.exists():
            raise ValidationError(FROM_THE_BIN_ONLY)
        return super().delete(*args, **kwargs)

    def derived_status(self) -> str:
        """The state that follows from what the photo has; whoever changes that need not say it."""
        if self.is_awaiting_file:
            return self.Status.AWAITING_FILE
        if self.blocked_at:
            return self.Status.BLOCKED
        if not (self.caption.strip() and self.credit):
            return self.Status.NEEDS_CAPTION
        is_checked = self.checked_key and self.checked_key == content_key(self)
        return self.Status.CHECKED if is_checked else self.Status.NEEDS_CHECK

    def settle_status(self) -> None:
        """Store the state anew after rows that its credit is printed from were changed."""
        fresh = Photo.objects.with_credit().filter(pk=self.pk).first()
        if fresh is not None and fresh.status != (status := fresh.derived_status()):
            Photo.objects.filter(pk=self.pk).update(status=status)
            self.status = status

    def is_usable(self, at: datetime) -> bool:
        """Whether readers may be shown it at ``at`` (aware); what the querysets ask for many."""
        day = day_in_vietnam(at)
        return (
            self.blocked_at is None
            and self.binned_at is None
            and (self.valid_from is None or self.valid_from <= day)
            and (self.rights_expire_on is None or day <= self.rights_expire_on)
        )

    @property
    def is_awaiting_file(self) -> bool:
        return self.status == self.Status.AWAITING_FILE

    @property
    def filename(self) -> str:
        return plain_name(self.file.name)

    @property
    def default_alt_text(self) -> str:
        return self.description or self.caption or self.title

    @property
    def credit(self) -> str:
        """The credit in the house style, without a label: "Quang Hiếu/VGP"; empty when owed."""
        rows = self.photographer_rows.all() if self.pk else ()
        names = [row.person.full_name for row in rows]
        return house_credit(names, self.agency.credit_name if self.agency else "", self.credit_line)

    def get_upload_to(self, filename):
        return unguessable_name(super().get_upload_to(filename))

    def generate_rendition_file(self, filter, *, source=None):
        """One size as a file; Wagtail shows a photo that raises SourceImageIOError as lost."""
        return self._rendition_files([filter], source)[filter]

    def create_rendition(self, filter: Filter):
        return self.create_renditions(filter)[filter]

    def create_renditions(self, *filters: Filter) -> dict:
        """Sizes that nobody has asked for before, all from one decoding of the original.

        When somebody else was quicker with one of them, theirs is taken and ours thrown away.
        """
        key = content_key(self)
        rows = {}
        for filter, file in self._rendition_files(filters).items():
            rows[filter], made = self.renditions.get_or_create(
                filter_spec=filter.spec,
                focal_point_key=filter.get_cache_key(self),
                defaults={"file": file, "content_key": delivered_key(self, filter, key)},
            )
        return rows

    def _rendition_files(self, filters, source=None) -> dict:
        """A file that can't be decoded is as good as lost, whatever its decoder raised."""
        try:
            made = rendition_files(self, filters, source=source)
            return {filter: output_file(self, filter, size) for filter, size in made}
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
