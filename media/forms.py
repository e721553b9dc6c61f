"""The form of a photo, wherever the admin shows one."""

from functools import partial
from pathlib import PurePath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.forms import FileField, NumberInput, Textarea
from django.utils.translation import gettext_lazy as _
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm
from wagtail.log_actions import get_active_log_context

from cms.text import slugify
from media import guards
from media.arrivals import fill_awaiting
from media.crediting import agency_names, resolve, set_photographers
from media.credits import parse_credit_line
from media.crop_fields import FIELD_NAMES, CropField, field_name
from media.cropping import RATIOS, cleaned_crops
from media.describing import describe
from media.history import record, seen
from media.intake import measured
from media.labels import HOUSE_LABELS
from media.metadata import read_metadata
from media.models import Photo
from media.pictures import NotAPicture, inspect_picture
from media.replacing import fit_marks, keep_version

_FOCAL_POINT = ("focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height")


class PictureField(WagtailImageField):
    """Takes what :func:`media.pictures.inspect_picture` takes, and says why not in its words.

    The file that comes out has the suffix of what it really is, and ``inspected`` on it.
    """

    def to_python(self, data):
        file = FileField.to_python(self, data)
        if file is None:
            return None
        # One byte more than may be: a file that is too large is refused for that.
        content = file.read(settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE + 1)
        file.seek(0)
        try:
            file.inspected = inspect_picture(content, file.name)
        except NotAPicture as problem:
            raise ValidationError(str(problem), code="invalid_image") from problem
        file.name = file.inspected.name
        return file


class PhotoForm(BaseImageForm):
    """Reads photographers and agency from the credit line; an uploaded file ends the waiting.

    It ends it for every photo that awaits the same file from the same origin. Of a photo that was
    saved before, every change is kept in its history.
    """

    def __init__(self, *args, **kwargs):
        self.user = kwargs.get("user") or get_active_log_context().user
        super().__init__(*args, **kwargs)
        for name, label in HOUSE_LABELS.items():
            if name in self.fields:
                self.fields[name].label = label
        for field in self.fields.values():
            if isinstance(field.widget, Textarea):
                field.widget.attrs["rows"] = 3
        if "file" in self.fields:
            usual = self.fields["file"]
            self.fields["file"] = PictureField(
                label=usual.label, required=usual.required, widget=usual.widget
            )
        for field in self.fields.values():
            if isinstance(field.widget, Textarea):
                field.widget.attrs["rows"] = 3
        if self.instance.pk and "focal_point_x" in self.fields:
            self._add_marks()
        awaits = self.instance.pk and self.instance.is_awaiting_file
        if awaits and "file" in self.fields and self.instance.origin_file_name:
            self.fields["file"].help_text = _("This photo awaits the file “%(name)s”.") % {
                "name": self.instance.origin_file_name
            }

    def _add_marks(self) -> None:
        """Cuts and focal point as numbers, which the picture beside them fills in."""
        for name in _FOCAL_POINT:
            self.fields[name].widget = NumberInput(attrs={"min": 0, "class": name})
        size = (self.instance.width, self.instance.height)
        for ratio in RATIOS:
            self.fields[field_name(ratio)] = CropField(ratio, size)
            self.initial[field_name(ratio)] = self.instance.crops.get(ratio)

    def clean(self):
        cleaned = super().clean()
        self._clean_crops()
        if self.instance.pk:
            for name, field in {"caption": "caption", "credit": "credit_line"}.items():
                if self._would_lose(name):
                    stored = Photo.objects.with_credit().get(pk=self.instance.pk)
                    for reason in guards.objections(stored, frozenset({name})):
                        self.add_error(field, reason)
        return cleaned

    def _drawn(self) -> dict[str, str]:
        """The fields of cuts, with their ratios, that this submission says something new of.

        A form that doesn't show them says nothing; what was drawn on a picture that goes is void.
        """
        if "file" in self.changed_data:
            return {}
        return {
            name: ratio
            for name, ratio in FIELD_NAMES.items()
            if name in self.changed_data
            and not self.fields[name].widget.value_omitted_from_data(
                self.data, self.files, self.add_prefix(name)
            )
        }

    def _clean_crops(self) -> None:
        """Each cut by itself, so that the sentence stands where the cut was drawn."""
        for name, ratio in self._drawn().items():
            if box := self.cleaned_data.get(name):
                try:
                    cleaned_crops({ratio: box}, (self.instance.width, self.instance.height))
                except ValidationError as problem:
                    self.add_error(name, problem)

    def _take_crops(self) -> None:
        drawn = {ratio: self.cleaned_data[name] for name, ratio in self._drawn().items()}
        crops = {**self.instance.crops, **drawn}
        self.instance.crops = {ratio: crops[ratio] for ratio in RATIOS if crops.get(ratio)}

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
        before = self._stored() if commit and self.instance.pk else {}
        arrives = "file" in self.changed_data
        awaited = arrives and self.instance.is_awaiting_file
        if arrives:
            self._receive_file()
        self._take_crops()
        persons = self._read_credit_line() if "credit_line" in self.changed_data else None
        photo = super().save(commit=commit)
        if commit and persons is not None:
            set_photographers(photo, persons)
        if commit and arrives:
            self._describe()
        if commit and awaited:
            self._fill_others()
        if before:
            record(photo, before, user=self.user)
        return photo

    def _stored(self) -> dict:
        """What the database holds of everything that this form may change."""
        names = {name for name in self.fields if name != "file" and name not in FIELD_NAMES}
        stored = Photo.objects.get(pk=self.instance.pk)
        return seen(stored, sorted({*names, "crops", "photographers", "agency"}))

    def _receive_file(self) -> None:
        """Make room for the new file; the earlier one is kept, and readers keep its sizes until
        those of the new one are made. Wagtail's own form would delete both."""
        photo = self.instance
        photo.status = Photo.Status.NEEDS_CAPTION
        if photo.pk:
            stored = Photo.objects.get(pk=photo.pk)
            if keep_version(photo) is None:
                transaction.on_commit(partial(stored.file.storage.delete, stored.file.name))
            fit_marks(photo, was=(stored.width, stored.height))
            self.original_file = None

    def _describe(self) -> None:
        """Fill what the editor left open from the file; a title that is only its name as well."""
        photo, file = self.instance, self.cleaned_data["file"]
        file.seek(0)
        data = file.read()
        metadata = read_metadata(data)
        if slugify(photo.title) == slugify(PurePath(file.inspected.name).stem):
            photo.title = "" if (metadata.title or metadata.headline) else photo.title
        describe(photo, metadata)
        measured(photo, data, file.inspected)

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
        credit = parse_credit_line(line, agency_names()) if line else None
        persons, agency = resolve(credit)
        if "agency" not in self.changed_data:
            self.instance.agency = agency
        return persons
