"""The form of a photo, wherever the admin shows one."""

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from cms.people.models import Organisation
from media import guards
from media.arrivals import fill_awaiting
from media.crediting import resolve, set_photographers
from media.credits import parse_credit_line
from media.models import Photo

# Wagtail's own fields under the newsroom's names.
HOUSE_LABELS = {"description": _("Alternative text"), "tags": _("Keywords")}


class PictureField(WagtailImageField):
    """Takes only pictures that can be decoded to the end."""

    def check_image_pixel_size(self, f):
        """Wagtail decodes the picture here; whatever a broken one raises is a wrong upload."""
        try:
            super().check_image_pixel_size(f)
        except ValidationError:
            raise
        except Exception as problem:
            broken = self.error_messages["invalid_image"]
            raise ValidationError(broken, code="invalid_image") from problem


class PhotoForm(BaseImageForm):
    """Reads photographers and agency from the credit line; an uploaded file ends the waiting.

    It ends it for every photo that awaits the same file from the same origin.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, label in HOUSE_LABELS.items():
            if name in self.fields:
                self.fields[name].label = label
        if "file" in self.fields:
            usual = self.fields["file"]
            self.fields["file"] = PictureField(
                label=usual.label, required=usual.required, widget=usual.widget
            )
        awaits = self.instance.pk and self.instance.is_awaiting_file
        if awaits and "file" in self.fields and self.instance.origin_file_name:
            self.fields["file"].help_text = _("This photo awaits the file “%(name)s”.") % {
                "name": self.instance.origin_file_name
            }

    def clean(self):
        cleaned = super().clean()
        if self.instance.pk:
            for name, field in {"caption": "caption", "credit": "credit_line"}.items():
                if self._would_lose(name):
                    stored = Photo.objects.with_credit().get(pk=self.instance.pk)
                    for reason in guards.objections(stored, frozenset({name})):
                        self.add_error(field, reason)
        return cleaned

    def _would_lose(self, name: str) -> bool:
        """Whether the photo had a caption or a credit that this form takes away."""
        if name == "caption":
            return (
                "caption" in self.changed_data and not self.cleaned_data.get("caption", "").strip()
            )
        left = self.cleaned_data.get("credit_line", "").strip() or self.cleaned_data.get("agency")
        return bool({"credit_line", "agency"} & set(self.changed_data)) and not left

    @transaction.atomic
    def save(self, commit=True):
        arrives = "file" in self.changed_data
        awaited = arrives and self.instance.is_awaiting_file
        if arrives:
            self.instance.status = Photo.Status.READY
        persons = self._read_credit_line() if "credit_line" in self.changed_data else None
        photo = super().save(commit=commit)
        if commit and persons is not None:
            set_photographers(photo, persons)
        if commit and awaited:
            self._fill_others()
        return photo

    def _fill_others(self) -> None:
        """Give the file to every other photo that awaits it."""
        name, origin = self.instance.origin_file_name, self.instance.origin
        if name and origin:
            stored = self.instance.file
            with stored.storage.open(stored.name) as file:
                fill_awaiting(name, ContentFile(file.read(), name=name), origin=origin)

    def _read_credit_line(self):
        """The photographers the line names; sets the agency unless the editor chose one."""
        line = self.instance.credit_line.strip()
        credit = parse_credit_line(line, _agencies()) if line else None
        persons, agency = resolve(credit)
        if "agency" not in self.changed_data:
            self.instance.agency = agency
        return persons


def _agencies() -> set[str]:
    """Every name that the register knows a body by."""
    return {
        name
        for organisation in Organisation.objects.only("name", "short_name", "prefix", "aliases")
        for name in organisation.all_names()
        if name
    }
