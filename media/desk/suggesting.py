"""Names proposed while somebody types: for filters, and for captions with the office held."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db.models import F, Func, TextField, Value
from django.http import JsonResponse
from django.utils.translation import gettext as _
from taggit.models import Tag

from cms.people.models import Organisation, Person
from cms.text import fold, nfc, tidy_spaces, tone_key
from media.desk.library import may_see_library
from media.models import PhotoEvent

SHOWN = 8
_MOST_READ = 60
_MOST_DAYS = 10


def suggest(request):
    """``{"names": […]}`` of ``kind`` (person, agency, event, keyword) that ``q`` could mean."""
    if not may_see_library(request.user):
        raise PermissionDenied
    kind, typed = request.GET.get("kind", ""), tidy_spaces(nfc(request.GET.get("q", "")))[:100]
    if kind not in _NAMES or not typed:
        return JsonResponse({"names": []})
    names = dict.fromkeys(_NAMES[kind](typed))
    return JsonResponse({"names": _best_first(list(names), typed)[:SHOWN]})


def people(request):
    """Persons that ``q`` could mean, with the office each held on the ``day``s (ISO dates).

    ``{"people": [{"id", "name", "office", "text", "differs"}]}``: ``text`` is what a caption
    says, "Bộ trưởng Bộ Y tế Nguyễn Văn A"; ``differs`` when it is not the same on all days.
    """
    if not may_see_library(request.user):
        raise PermissionDenied
    typed = tidy_spaces(nfc(request.GET.get("q", "")))[:100]
    days = _days(request.GET.getlist("day"))
    found = _persons(typed) if typed else []
    order = {
        name: place for place, name in enumerate(_best_first([p.full_name for p in found], typed))
    }
    found = sorted(found, key=lambda person: order[person.full_name])[:SHOWN]
    return JsonResponse({"people": [_described(person, days) for person in found]})


def _described(person: Person, days: list[date]) -> dict:
    texts = list(dict.fromkeys(person.with_office_on(day) for day in days))
    text = texts[0] if texts else person.full_name
    return {
        "id": person.pk,
        "name": person.full_name,
        "office": text.removesuffix(person.full_name).strip(),
        "text": text,
        "differs": len(texts) > 1,
        "warning": _("The office of %(name)s changed between these days; see every caption.")
        % {"name": person.full_name},
    }


def _days(texts: list[str]) -> list[date]:
    days = []
    for text in texts[:_MOST_DAYS]:
        try:
            days.append(date.fromisoformat(text))
        except ValueError:
            continue
    return days


def _persons(typed: str) -> list[Person]:
    """Persons with every typed syllable at the beginning of one of theirs."""
    rows = Person.objects.annotate(folded=_joined("folded_keys"))
    for syllable in fold(typed).split()[:6]:
        rows = rows.filter(folded__contains=f" {syllable}")
    return list(rows.prefetch_related("positions__organisation")[:_MOST_READ])


def _agencies(typed: str):
    rows = Organisation.objects.annotate(folded=_joined("folded_keys"))
    return [row.name for row in rows.filter(folded__contains=f" {fold(typed)}")[:_MOST_READ]]


def _events(typed: str):
    titles = PhotoEvent.objects.values_list("title", flat=True)
    return [title for title in titles[:2000] if fold(typed) in fold(title)][:_MOST_READ]


def _keywords(typed: str):
    names = Tag.objects.order_by("name").values_list("name", flat=True)
    return [name for name in names if fold(typed) in fold(name)][:_MOST_READ]


def _joined(name: str):
    """The texts of an array, each after a space, so that a word's beginning can be looked for."""
    joined = Func(F(name), Value(" "), function="array_to_string", output_field=TextField())
    return Func(Value(" "), joined, function="concat", output_field=TextField())


_NAMES = {
    "person": lambda typed: [person.full_name for person in _persons(typed)],
    "agency": _agencies,
    "event": _events,
    "keyword": _keywords,
}


def _best_first(names: list[str], typed: str) -> list[str]:
    """What begins with the marks as typed, then what holds them, then the rest."""
    key = tone_key(typed)

    def distance(name: str):
        held = tone_key(name)
        return (not held.startswith(key), key not in held)

    return sorted(names, key=distance)
