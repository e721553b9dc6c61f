"""What the library can be narrowed to, as it stands in the address, and in which order it is shown.

Names are kept as names, so that an address can be read; a number means the row of that number.
"""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from django import forms
from django.contrib.auth import get_permission_codename, get_user_model
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.permissions import policy_registry

from cms.people.models import Organisation, Person
from cms.text import fold
from media.desk.sections import sections
from media.finding import LONGEST_QUERY, cleaned, found
from media.models import LedgerEntry, Photo, PhotoEvent, PhotoPhotographer

ANY = ("", _("any"))
SOON = timedelta(days=30)
MOST_NAMED_ALIKE = 20

OWES = [("caption", _("caption")), ("credit", _("credit")), ("file", _("file"))]
TERMS = [
    ("now", _("may be used today")),
    ("expiring", _("expire within 30 days")),
    ("expired", _("expired")),
    ("later", _("not yet valid")),
]
ORIENTATIONS = [
    ("landscape", _("landscape")),
    ("portrait", _("portrait")),
    ("square", _("square")),
]
UNUSED = [
    ("3", _("for 3 months")),
    ("6", _("for 6 months")),
    ("12", _("for a year")),
    ("24", _("for two years")),
    ("never", pgettext_lazy("photo", "never used")),
]
PICKS = [("pick", _("Picked")), ("reject", _("Rejected")), ("none", _("Not decided"))]
UPLOADED = [("today", _("today")), ("week", _("in 7 days")), ("month", _("in 30 days"))]
UPLOADERS = [("me", _("me")), ("reporters", _("reporters"))]
RATINGS = [(str(stars), "★" * stars) for stars in range(5, 0, -1)]

_BY_UPLOAD = ("-created_at", "-pk")
SORTS = {
    "": _BY_UPLOAD,
    "oldest": ("created_at", "pk"),
    "taken": (F("taken_at").desc(nulls_last=True), F("pk").desc()),
    "taken-first": (F("taken_at").asc(nulls_last=True), F("pk").asc()),
    "title": ("words__title_key", "pk"),
    "rating": ("-rating", *_BY_UPLOAD),
}
SORT_LABELS = [
    ("", _("Uploaded last")),
    ("oldest", _("Uploaded first")),
    ("taken", _("Taken last")),
    ("taken-first", _("Taken first")),
    ("title", _("Title")),
    ("rating", _("Rating")),
]
BEST_MATCH = _("Best match")


class SuggestedInput(forms.TextInput):
    """A name; the page's scripts propose those that there are."""

    def __init__(self, kind: str):
        super().__init__(attrs={"data-suggest": kind, "autocomplete": "off"})


def _named(label, kind: str) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=255, widget=SuggestedInput(kind))


def _chosen(label, choices) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, choices=[ANY, *choices])


def _day(label) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


class LibraryForm(forms.Form):
    """The filters, in the order of the screen."""

    q = forms.CharField(label=_("Find photos"), required=False, max_length=LONGEST_QUERY)
    event = _named(_("event"), "event")
    photographer = _named(_("photographer"), "person")
    agency = _named(_("agency"), "agency")
    person = _named(_("person shown"), "person")
    keyword = _named(_("keyword"), "keyword")
    taken_from = _day(_("taken from"))
    taken_to = _day(_("taken to"))
    section = _chosen(_("used in"), [])
    state = _chosen(pgettext_lazy("photo", "state"), Photo.Status.choices)
    owes = _chosen(_("owes"), OWES)
    usage_class = _chosen(_("kind of rights"), Photo.UsageClass.choices)
    term = _chosen(_("rights"), TERMS)
    orientation = _chosen(_("orientation"), ORIENTATIONS)
    unused = _chosen(_("unused"), UNUSED)
    pick = _chosen(_("choice"), PICKS)
    rating = _chosen(_("rating at least"), RATINGS)
    uploaded = _chosen(_("uploaded"), UPLOADED)
    uploader = _chosen(_("uploaded by"), UPLOADERS)
    collection_id = _chosen(_("collection"), [])

    def __init__(self, data, *, collections, without=()):
        super().__init__(data, label_suffix="", auto_id="filter-%s")
        self.sections = sections()
        self._offer("section", self._section_choices())
        several = [(str(one.pk), one.name) for one in collections]
        self._offer("collection_id", several if len(several) > 1 else [])
        for name in without:
            del self.fields[name]

    def _offer(self, name: str, choices: list) -> None:
        if choices:
            self.fields[name].choices = [ANY, *choices]
        else:
            del self.fields[name]

    def _section_choices(self) -> list:
        top = min((page.depth for page in self.sections), default=0)
        return [(str(one.pk), f"{'– ' * (one.depth - top)}{one.title}") for one in self.sections]

    @property
    def wanted(self) -> dict:
        """What is asked for and makes sense; what does not is said in ``errors``."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    def filter_fields(self):
        return [field for field in self if field.name != "q"]

    def shown(self, name: str) -> str:
        """The chosen value of a field in words, for its chip."""
        value = self.cleaned_data[name]
        if isinstance(value, date):
            return value.strftime("%d/%m/%Y")
        choices = dict(getattr(self.fields[name], "choices", ()))
        if name in _MODELS and value.isdecimal():
            named = _MODELS[name].objects.filter(pk=int(value)).first()
            return str(named) if named else value
        return str(choices.get(value, value)).removeprefix("– ")


_MODELS = {"event": PhotoEvent, "photographer": Person, "person": Person, "agency": Organisation}


def narrowed(photos, form: LibraryForm, *, user, at: datetime):
    """Those of ``photos`` that ``form`` asks for at ``at``; with ``tier`` when words are sought."""
    wanted = form.wanted
    for name, value in wanted.items():
        if name in _FILTERS:
            photos = photos.filter(_FILTERS[name](value, at))
    if "section" in wanted:
        section = next(page for page in form.sections if str(page.pk) == wanted["section"])
        uses = LedgerEntry.objects.filter(page__path__startswith=section.path)
        photos = photos.filter(pk__in=uses.values("photo"))
    if "uploader" in wanted:
        photos = photos.filter(uploaded_by_user__in=_uploaders(wanted["uploader"], user))
    words = cleaned(wanted.get("q", ""))
    return found(photos, words) if words else photos


def in_order(photos, sort: str, *, is_search: bool):
    """``photos`` in the order called ``sort``; what fits best is first in a search without one."""
    if is_search and sort in ("", "best"):
        return photos.order_by("tier", *_BY_UPLOAD)
    return photos.order_by(*SORTS.get(sort, _BY_UPLOAD))


def _uploaders(which: str, user):
    if which == "me":
        return [user.pk]
    return reporters().values("pk")


def reporters():
    """Accounts that bring photos and may change none but their own."""
    options = policy_registry.get_by_type(Photo).auth_model._meta
    grants = "groups__collection_permissions__permission"

    def granted(action):
        return Q(
            **{
                f"{grants}__codename": get_permission_codename(action, options),
                f"{grants}__content_type__app_label": options.app_label,
            }
        )

    accounts = get_user_model().objects
    return accounts.filter(granted("add")).exclude(
        pk__in=accounts.filter(granted("change")).values("pk")
    )


def _event(value: str, at) -> Q:
    if value.isdecimal():
        return Q(event=int(value))
    return Q(event__in=PhotoEvent.objects.filter(title__iexact=value).values("pk"))


def _bearing(named, value: str) -> list[int]:
    """Numbers of persons or bodies of that name; one without marks means all that fold to it."""
    if value.isdecimal():
        return [int(value)]
    rows = named.objects.fitting(value)
    if fold(value) == value.casefold():
        rows = named.objects.folding_to(value)
    return list(rows.values_list("pk", flat=True)[:MOST_NAMED_ALIKE])


def _photographer(value: str, at) -> Q:
    rows = PhotoPhotographer.objects.filter(person__in=_bearing(Person, value))
    return Q(pk__in=rows.values("photo"))


def _person(value: str, at) -> Q:
    shown = Photo.people_shown.through.objects.filter(person__in=_bearing(Person, value))
    return Q(pk__in=shown.values("photo")) | Q(other_people_shown__contains=[value])


def _agency(value: str, at) -> Q:
    return Q(agency__in=_bearing(Organisation, value))


def _keyword(value: str, at) -> Q:
    tagged = Photo.tags.through.objects.filter(
        tag__name__iexact=value,
        content_type__app_label="media",
        content_type__model="photo",
    )
    return Q(pk__in=tagged.values("object_id"))


def _day_begins(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _owes(value: str, at) -> Q:
    if value == "file":
        return Q(status=Photo.Status.AWAITING_FILE)
    # The states say that nothing is owed; they have an index.
    may_owe = ~Q(status__in=[Photo.Status.NEEDS_CHECK, Photo.Status.CHECKED])
    if value == "caption":
        return may_owe & Q(caption__regex=r"^\s*$")
    signed = PhotoPhotographer.objects.filter(photo=OuterRef("pk"))
    return may_owe & Q(credit_line__regex=r"^\s*$") & Q(agency=None) & ~Exists(signed)


def _term(value: str, at) -> Q:
    today = timezone.localtime(at).date()
    begun = Q(valid_from=None) | Q(valid_from__lte=today)
    goes_on = Q(rights_expire_on=None) | Q(rights_expire_on__gte=today)
    return {
        "now": begun & goes_on & Q(blocked_at=None),
        "expiring": Q(rights_expire_on__range=(today, today + SOON)),
        "expired": Q(rights_expire_on__lt=today),
        "later": Q(valid_from__gt=today),
    }[value]


def _orientation(value: str, at) -> Q:
    return {
        "landscape": Q(width__gt=F("height")),
        "portrait": Q(width__lt=F("height")),
        "square": Q(width=F("height")),
    }[value]


def _unused(value: str, at) -> Q:
    uses = LedgerEntry.objects.filter(photo=OuterRef("pk"))
    if value == "never":
        return ~Exists(uses)
    since = months_before(at, int(value))
    lately = uses.filter(Q(ended_at=None) | Q(ended_at__gte=since))
    return Q(created_at__lt=since) & ~Exists(lately)


def months_before(at: datetime, months: int) -> datetime:
    """The same day and hour ``months`` ago, or the last day of that month."""
    year, month = divmod(at.year * 12 + at.month - 1 - months, 12)
    for day in range(at.day, 27, -1):
        try:
            return at.replace(year=year, month=month + 1, day=day)
        except ValueError:
            continue
    return at.replace(year=year, month=month + 1)


def _uploaded(value: str, at) -> Q:
    days = {"today": 0, "week": 6, "month": 29}[value]
    begins = _day_begins(timezone.localtime(at).date() - timedelta(days=days))
    return Q(created_at__gte=begins)


_FILTERS: dict[str, Callable[[object, datetime], Q]] = {
    "event": _event,
    "photographer": _photographer,
    "agency": _agency,
    "person": _person,
    "keyword": _keyword,
    "taken_from": lambda day, at: Q(taken_at__gte=_day_begins(day)),
    "taken_to": lambda day, at: Q(taken_at__lt=_day_begins(day + timedelta(days=1))),
    "state": lambda value, at: Q(status=value),
    "owes": _owes,
    "usage_class": lambda value, at: Q(usage_class=value),
    "term": _term,
    "orientation": _orientation,
    "unused": _unused,
    "pick": lambda value, at: Q(pick="" if value == "none" else value),
    "rating": lambda value, at: Q(rating__gte=int(value)),
    "uploaded": _uploaded,
    "collection_id": lambda value, at: Q(collection=int(value)),
}
