"""What shall become of many photos: one form, and the values it gives each of them."""

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cms.people.models import Person
from cms.text import nfc, tidy_spaces, tone_key
from media.crediting import agency_names, resolve
from media.credits import parse_credit_line
from media.desk.changes import value_of
from media.models import Photo, PhotoEvent

LEAVE, SET, APPEND, REPLACE = "leave", "set", "append", "replace"
CAPTION_WAYS = [
    (LEAVE, _("leave as they are")),
    (SET, _("one caption for all")),
    (APPEND, _("add at the end")),
    (REPLACE, _("find and replace")),
]
# Fields that are left alone unless their box is ticked; empty then means empty.
PLAIN = (
    "place",
    "event",
    "usage_class",
    "usage_terms",
    "valid_from",
    "rights_expire_on",
    "restrictions",
    "allowed_by",
    "copyright_notice",
)
SETTABLE = ("credit_line", *PLAIN)
LONGEST_KEYWORD = 100
MOST_EVENTS = 300


def _area(rows: int, **attrs) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, **attrs})


def _list_of(text: str) -> list[str]:
    """Names or keywords that commas, semicolons or line ends part; each once."""
    parts = text.replace(";", ",").replace("\n", ",").split(",")
    return list(dict.fromkeys(part for part in map(tidy_spaces, parts) if part))


def _numbers(text: str) -> list[int]:
    return [int(one) for one in text.split(",") if one.isascii() and one.isdecimal()]


class EditManyForm(forms.Form):
    """One form for ``photos``; a field is changed when its ``change`` box is ticked."""

    caption_way = forms.ChoiceField(label=_("captions"), choices=CAPTION_WAYS, initial=LEAVE)
    caption = forms.CharField(label=_("caption"), required=False, strip=True, widget=_area(4))
    find = forms.CharField(label=_("find"), required=False, strip=False)
    replace_with = forms.CharField(label=_("replace with"), required=False, strip=False)
    add_person_ids = forms.CharField(required=False, widget=forms.HiddenInput)
    add_people = forms.CharField(
        label=_("add people shown"), required=False, help_text=_("Names, separated by commas.")
    )
    remove_people = forms.MultipleChoiceField(
        label=_("no longer shown"), required=False, widget=forms.CheckboxSelectMultiple
    )
    change = forms.MultipleChoiceField(
        required=False,
        choices=[(name, name) for name in SETTABLE],
        widget=forms.MultipleHiddenInput,
    )
    add_keywords = forms.CharField(
        label=_("add keywords"), required=False, help_text=_("Separated by commas.")
    )
    remove_keywords = forms.MultipleChoiceField(
        label=_("remove keywords"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, data=None, *, photos: list[Photo], **kwargs):
        super().__init__(data, label_suffix="", auto_id="many-%s", **kwargs)
        self.photos = photos
        model_fields = {name: Photo._meta.get_field(name) for name in SETTABLE}
        for name, model_field in model_fields.items():
            self.fields[name] = model_field.formfield(required=False)
        self.fields["event"].empty_label = _("nothing")
        self.fields["usage_class"].choices = [("", _("nothing")), *Photo.UsageClass.choices]
        for name in ("valid_from", "rights_expire_on"):
            self.fields[name].widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        for name in ("usage_terms", "restrictions"):
            self.fields[name].widget = _area(2)
        ours = {photo.event_id for photo in photos}
        newest = PhotoEvent.objects.values_list("pk", flat=True)[:MOST_EVENTS]
        self.fields["event"].queryset = PhotoEvent.objects.filter(pk__in={*newest, *ours} - {None})
        self.fields["remove_people"].choices = self._people()
        self.fields["remove_keywords"].choices = [
            (name, name) for name in sorted({t.name for p in photos for t in p.tags.all()})
        ]

    def _people(self) -> list[tuple[str, str]]:
        persons = {one.pk: one for photo in self.photos for one in photo.people_shown.all()}
        known = sorted(persons.values(), key=lambda person: person.given_sort_key)
        others = dict.fromkeys(name for photo in self.photos for name in photo.other_people_shown)
        return [(str(one.pk), one.full_name) for one in known] + [(f"={n}", n) for n in others]

    def added_people(self) -> list[dict]:
        """Persons that were picked before the form came back."""
        persons = Person.objects.filter(pk__in=_numbers(self["add_person_ids"].value() or ""))
        return [{"id": person.pk, "name": person.full_name} for person in persons]

    def caption_find_fields(self):
        return [self["find"], self["replace_with"]]

    def settable_fields(self):
        """Bound fields of :data:`SETTABLE` and whether each is ticked, in the order shown."""
        ticked = set(self["change"].value() or ())
        return [(self[name], name in ticked) for name in SETTABLE]

    def clean(self):
        cleaned = super().clean()
        way = cleaned.get("caption_way")
        if way == APPEND and not cleaned.get("caption"):
            self.add_error("caption", _("Write what shall be added."))
        if way == REPLACE and not cleaned.get("find"):
            self.add_error("find", _("Write what shall be replaced."))
        if any(len(word) > LONGEST_KEYWORD for word in _list_of(cleaned.get("add_keywords", ""))):
            self.add_error("add_keywords", _("A keyword is too long."))
        if any(len(name) > 255 for name in _list_of(cleaned.get("add_people", ""))):
            self.add_error("add_people", _("A name is too long."))
        if not self.errors and not self._asks_for_anything():
            raise forms.ValidationError(
                _("Nothing was asked for: tick or write what shall change.")
            )
        return cleaned

    def _asks_for_anything(self) -> bool:
        cleaned = self.cleaned_data
        written = ("add_person_ids", "add_people", "remove_people", "add_keywords")
        return (
            cleaned["caption_way"] != LEAVE
            or bool(cleaned["change"])
            or any(cleaned[name] for name in (*written, "remove_keywords"))
        )

    def becomes(self, photo: Photo) -> dict[str, object]:
        """Field by field what ``photo`` shall have; may name persons that are new to the register.

        Call it inside a transaction: a credit makes unconfirmed persons, as everywhere.
        """
        values = {}
        if self.cleaned_data["caption_way"] != LEAVE:
            values["caption"] = self._caption(photo.caption)
        if "credit_line" in self.cleaned_data["change"]:
            values.update(self._credit)
        for name in self.cleaned_data["change"]:
            if name in PLAIN:
                values[name] = self._plain(name)
        values.update(self._people_of(photo))
        values.update(self._keywords_of(photo))
        return values

    def _caption(self, caption: str) -> str:
        way, text = self.cleaned_data["caption_way"], self.cleaned_data["caption"]
        if way == SET:
            return text
        if way == APPEND:
            return f"{caption.rstrip()} {text}".strip()
        return caption.replace(nfc(self.cleaned_data["find"]), self.cleaned_data["replace_with"])

    @cached_property
    def _credit(self) -> dict[str, object]:
        line = self.cleaned_data["credit_line"].strip()
        credit = parse_credit_line(line, agency_names()) if line else None
        persons, agency = resolve(credit)
        return {
            "credit_line": line,
            "agency": agency.pk if agency else None,
            "photographers": [person.pk for person in persons],
        }

    def _plain(self, name: str):
        value = self.cleaned_data[name]
        if name == "event":
            return value.pk if value else None
        return value.isoformat() if hasattr(value, "isoformat") else value

    @cached_property
    def _added_people(self) -> tuple[list[int], list[str]]:
        """Numbers of persons of the register, and names of others."""
        numbers = _numbers(self.cleaned_data["add_person_ids"])
        known = list(Person.objects.filter(pk__in=numbers).values_list("pk", flat=True))
        others = []
        for name in _list_of(self.cleaned_data["add_people"]):
            person = Person.objects.the_one_named(name)
            if person is None:
                others.append(name)
            else:
                known.append(person.pk)
        return known, others

    def _people_of(self, photo: Photo) -> dict[str, object]:
        known, others = self._added_people
        removed = self.cleaned_data["remove_people"]
        if not (known or others or removed):
            return {}
        shown = {*value_of(photo, "people_shown"), *known}
        shown -= {int(one) for one in removed if not one.startswith("=")}
        kept = [name for name in photo.other_people_shown if f"={name}" not in removed]
        keys = {tone_key(name) for name in kept}
        kept += [name for name in others if tone_key(name) not in keys]
        return {"people_shown": sorted(shown), "other_people_shown": kept}

    def _keywords_of(self, photo: Photo) -> dict[str, object]:
        added = _list_of(self.cleaned_data["add_keywords"])
        removed = set(self.cleaned_data["remove_keywords"])
        if not (added or removed):
            return {}
        kept = [name for name in value_of(photo, "tags") if name not in removed]
        held = {name.casefold() for name in kept}
        return {"tags": sorted(kept + [one for one in added if one.casefold() not in held])}


class ShiftClockForm(forms.Form):
    """By how much the clock of a camera was wrong."""

    direction = forms.ChoiceField(
        label=_("photos were taken"),
        choices=[
            ("1", pgettext_lazy("photos were taken", "later than the camera says")),
            ("-1", pgettext_lazy("photos were taken", "earlier than the camera says")),
        ],
    )
    days = forms.IntegerField(label=_("days"), min_value=0, max_value=36_500, required=False)
    hours = forms.IntegerField(label=_("hours"), min_value=0, max_value=9999, required=False)
    minutes = forms.IntegerField(label=_("minutes"), min_value=0, max_value=9999, required=False)

    def __init__(self, data=None, *, photos=(), **kwargs):
        super().__init__(data, label_suffix="", auto_id="clock-%s", **kwargs)

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not any(cleaned.get(n) for n in ("days", "hours", "minutes")):
            raise forms.ValidationError(_("Say by how much the clock was wrong."))
        return cleaned
