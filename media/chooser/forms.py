"""What a choice of photos is narrowed to, and the tab where new ones are brought."""

from datetime import datetime, time

from django import forms
from django.db.models import F, Func, Q, TextField, Value
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.forms.choosers import BaseFilterForm, CollectionFilterMixin

from cms.people.models import Person
from cms.text import fold
from media.finding import LONGEST_QUERY, cleaned, found
from media.models import Photo, PhotoEvent
from media.uploads.forms import UploadForm

EVENTS_OFFERED = 60
_NARROWS = {"data-chooser-modal-search-filter": True}
_BROUGHT = [
    ("", _("any time")),
    ("mine-today", _("by me, today")),
    ("today", _("today")),
    ("mine", _("by me")),
]


class PhotoFilterForm(CollectionFilterMixin, BaseFilterForm):
    """Words (with or without marks), event, photographer, upload and state."""

    q = forms.CharField(
        label=_("Find photos"),
        required=False,
        max_length=LONGEST_QUERY,
        widget=forms.TextInput(attrs={"placeholder": _("Caption, person, place, event…")}),
    )
    event = forms.ChoiceField(label=_("Event"), required=False, widget=forms.Select(attrs=_NARROWS))
    photographer = forms.CharField(
        label=_("Photographer"), required=False, max_length=100, widget=forms.TextInput(_NARROWS)
    )
    brought = forms.ChoiceField(
        label=pgettext_lazy("photo", "Uploaded"),
        required=False,
        choices=_BROUGHT,
        widget=forms.Select(attrs=_NARROWS),
    )
    state = forms.ChoiceField(
        label=pgettext_lazy("photo", "State"),
        required=False,
        choices=[("", _("any")), *Photo.Status.choices],
        widget=forms.Select(attrs=_NARROWS),
    )

    def __init__(self, *args, user, at: datetime, **kwargs):
        super().__init__(*args, **kwargs)
        self.user, self.at = user, at
        events = PhotoEvent.objects.filter(photos__isnull=False).distinct()[:EVENTS_OFFERED]
        offered = [(str(event.pk), event.title) for event in events]
        asked = self.data.get("event", "")
        if asked.isdecimal() and asked not in dict(offered):
            further = PhotoEvent.objects.filter(pk=int(asked)).first()
            offered += [(asked, further.title)] if further else []
        self.fields["event"].choices = [("", _("any")), *offered]

    def filter(self, photos):
        photos = super().filter(photos)
        wanted = self.cleaned_data
        if wanted.get("event"):
            photos = photos.filter(event=int(wanted["event"]))
        if wanted.get("photographer"):
            photos = photos.filter(_taken_by(wanted["photographer"]))
        if wanted.get("state"):
            photos = photos.filter(status=wanted["state"])
        brought = wanted.get("brought") or ""
        if brought.startswith("mine"):
            photos = photos.filter(uploaded_by_user=self.user)
        if brought.endswith("today"):
            photos = photos.filter(created_at__gte=_midnight(self.at))
        words = cleaned(wanted.get("q") or "")
        if words:
            self.is_searching, self.search_query = True, words
            photos = found(photos, words).order_by("tier", "-created_at", "-pk")
        return photos


def _midnight(at: datetime) -> datetime:
    """The beginning of the day of ``at`` in Việt Nam."""
    zone = timezone.get_default_timezone()
    return timezone.make_aware(datetime.combine(timezone.localdate(at, zone), time.min), zone)


def _taken_by(typed: str) -> Q:
    """Photos by a person of that name, with or without marks, or with it in the credit line."""
    names = Func(F("folded_keys"), Value(" "), function="array_to_string", output_field=TextField())
    persons = Person.objects.annotate(folded=names)
    for syllable in fold(typed).split()[:6]:
        persons = persons.filter(folded__contains=syllable)
    theirs = Photo.objects.filter(photographer_rows__person__in=persons).values("pk")
    return Q(pk__in=theirs) | Q(credit_line__icontains=typed)


class _SeveralFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True
    template_name = "django/forms/widgets/file.html"


class _FilesField(forms.FileField):
    """One file or several, as a list."""

    def clean(self, data, initial=None):
        files = data if isinstance(data, list | tuple) else [data]
        return [super(_FilesField, self).clean(one, initial) for one in files or [None]]


class PhotoUploadTabForm(UploadForm):
    """Files to be described by what their cameras and owners wrote in them."""

    files = _FilesField(
        label=_("Photos"),
        help_text=_("Caption, credit, place and time are read from the files."),
        error_messages={"required": _("Choose at least one photo.")},
    )

    field_order = ("files", "collection", "event")

    def __init__(self, *args, several: bool = False, accepted: str = "", **kwargs):
        super().__init__(*args, **kwargs)
        attrs = {"accept": accepted, **({"multiple": True} if several else {})}
        self.fields["files"].widget = (_SeveralFilesInput if several else forms.FileInput)(attrs)
