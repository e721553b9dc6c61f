"""The form of a photo, wherever the admin shows one."""

from django.utils.translation import gettext_lazy as _
from wagtail.images.forms import BaseImageForm

from cms.people.models import Organisation
from media.crediting import resolve, set_photographers
from media.credits import parse_credit_line
from media.models import Photo

# Wagtail's own fields under the newsroom's names.
HOUSE_LABELS = {"description": _("Alternative text"), "tags": _("Keywords")}


class PhotoForm(BaseImageForm):
    """Reads photographers and agency from the credit line; an uploaded file ends the waiting."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, label in HOUSE_LABELS.items():
            if name in self.fields:
                self.fields[name].label = label
        awaits = self.instance.pk and self.instance.is_awaiting_file
        if awaits and "file" in self.fields and self.instance.origin_file_name:
            self.fields["file"].help_text = _("This photo awaits the file “%(name)s”.") % {
                "name": self.instance.origin_file_name
            }

    def save(self, commit=True):
        if "file" in self.changed_data:
            self.instance.status = Photo.Status.READY
        persons = self._read_credit_line() if "credit_line" in self.changed_data else None
        photo = super().save(commit=commit)
        if commit and persons is not None:
            set_photographers(photo, persons)
        return photo

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
