"""What comes over HTTP is NFC before anyone reads it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, QueryDict

from cms.text.spelling import nfc


class NormaliseInputMiddleware:
    """Brings the query, the fields of a form and the names of uploaded files to NFC.

    Stands before everything that reads a form, the CSRF check included. Forms are read no
    earlier than the view or another middleware asks for them, so a view may still choose its
    upload handlers or read the raw body. Raw bodies (JSON) and the contents of files are never
    touched.

    Passwords are normalised as well: the same password typed on Windows and on a Mac is the same
    letters in different bytes, and only one of them would open the account.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        query = request.META.get("QUERY_STRING", "")
        # Percent signs are how a query spells what is not ASCII.
        if "%" in query or not query.isascii():
            request.GET = _normalised(request.GET)
        if request.method == "POST":
            _normalise_when_loaded(request)
        return self.get_response(request)


def _normalise_when_loaded(request: HttpRequest) -> None:
    # Django has no hook for "the form was parsed" but this method of the request. Reading
    # request.POST here instead would take the raw body and the upload handlers from the view.
    load = request._load_post_and_files

    def load_normalised() -> None:
        load()
        request.POST = _normalised(request.POST)
        for _field, files in request.FILES.lists():
            for file in files:
                if file.name and file.name != (name := nfc(file.name)):
                    file.name = name

    request._load_post_and_files = load_normalised


def _normalised(fields: QueryDict) -> QueryDict:
    """The same fields in NFC, immutable; the very object when nothing changes."""
    texts = [text for name, values in fields.lists() for text in (name, *values)]
    if all(nfc(text) == text for text in texts):
        return fields
    normalised = QueryDict(mutable=True, encoding=fields.encoding)
    for name, values in fields.lists():
        for value in values:
            normalised.appendlist(nfc(name), nfc(value))
    normalised._mutable = False
    return normalised
