"""What a person sees when a request is refused."""

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.test import Client, RequestFactory
from django.urls import get_resolver
from django.utils import translation

from portal.views import refusals

REQUEST = RequestFactory().get("/", headers={"host": "khong-phai-cua-ta.example"})


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        (lambda: refusals.bad_request(REQUEST, SuspiciousOperation()), 400),
        (lambda: refusals.forbidden(REQUEST, PermissionDenied()), 403),
        (lambda: refusals.stale_form(REQUEST), 403),
    ],
)
def test_a_refusal_is_a_plain_page_and_never_asks_the_database(answer, status):
    response = answer()
    page = BeautifulSoup(response.content, "html.parser")
    assert response.status_code == status
    assert page.h1.string == page.title.string
    assert page.find("meta", attrs={"name": "robots"})["content"] == "noindex"


def test_every_refusal_has_its_page():
    for status, view in ((400, refusals.bad_request), (403, refusals.forbidden)):
        assert get_resolver().resolve_error_handler(status) is view
    assert settings.CSRF_FAILURE_VIEW == "portal.views.refusals.stale_form"


def test_a_foreign_host_gets_the_page_of_bad_requests():
    client = Client(raise_request_exception=False)
    response = client.get("/", headers={"host": "khong-phai-cua-ta.example"})
    with translation.override("vi"):
        expected = refusals.bad_request(REQUEST, None)
    assert (response.status_code, response.content) == (400, expected.content)


@pytest.mark.django_db
def test_a_form_without_its_token_is_refused_with_advice():
    response = Client(enforce_csrf_checks=True).post("/quan-tri/login/", {"username": "a"})
    expected = refusals.stale_form(REQUEST)
    assert (response.status_code, response.content) == (403, expected.content)
