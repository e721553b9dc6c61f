"""What comes over HTTP is NFC and free of control characters before anyone reads it."""

import json
import re
from collections.abc import Callable
from contextlib import suppress

from django.http import Http404, HttpRequest, HttpResponse, QueryDict

from cms.text.controls import clean_controls, has_controls
from cms.text.spelling import nfc

_ESCAPED_CONTROL_RE = re.compile(r"\\(?:[bf]|u(?:00[0189].|007f|202[89]|d[89a-f]..|fff[ef]))", re.I)
_WORD_JOINER = "\u2060"


class NormaliseInputMiddleware:
    """Brings the query, the fields of a form and the names of uploaded files to NFC.

    Control characters go, as `clean_controls` says, also those inside a field that carries JSON,
    as the editors of text and tables send it. A path with a NUL, which the database refuses, leads
    nowhere.

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
        if "\0" in request.path_info:
            raise Http404("A path with a NUL in it")
        query = request.META.get("QUERY_STRING", "")
        # Percent signs are how a query spells what is not printable ASCII.
        if "%" in query or not (query.isascii() and query.isprintable()):
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
    """The same fields in NFC and without controls, immutable; the very object when nothing
    changes."""
    texts = [text for name, values in fields.lists() for text in (name, *values)]
    if all(_clean(text) == text for text in texts):
        return fields
    normalised = QueryDict(mutable=True, encoding=fields.encoding)
    for name, values in fields.lists():
        for value in values:
            normalised.appendlist(_clean(name), _clean(value))
    normalised._mutable = False
    return normalised


def _clean(text: str) -> str:
    if text.startswith(("{", "[")) and (has_controls(text) or _ESCAPED_CONTROL_RE.search(text)):
        with suppress(ValueError, RecursionError):  # raised when it only looks like JSON
            sent = json.loads(text)
            cleaned = _clean_json(sent)
            if cleaned != sent:
                text = json.dumps(cleaned, ensure_ascii=False)
    return nfc(clean_controls(text))


def _clean_json(value: object) -> object:
    if isinstance(value, str):
        # The editor counts characters to say where a link begins: none may go missing.
        return clean_controls(value, dropped=_WORD_JOINER)
    if isinstance(value, list):
        return [_clean_json(item) for item in value]
    if isinstance(value, dict):
        return {_clean_json(name): _clean_json(item) for name, item in value.items()}
    return value
