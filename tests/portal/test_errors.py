"""What readers see when something is not there or went wrong."""

import pytest
from bs4 import BeautifulSoup
from django.test import RequestFactory
from django.urls import resolve

from portal.views.errors import server_error
from tests.factories import SectionFactory


@pytest.mark.django_db
def test_missing_page_shows_the_way_on(client):
    section = SectionFactory()
    answer = client.get("/khong-co-trang-nay/")
    page = BeautifulSoup(answer.content, "html.parser")
    assert answer.status_code == 404
    assert page.find("meta", attrs={"name": "robots"})["content"] == "noindex"
    assert [a["href"] for a in page.select(".masthead-sections a")] == [section.url]


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/%00/", "/a//b/", "/Ế/", "/_util/x/", "/rss.xml/", "/" * 9])
def test_odd_addresses_are_only_missing(client, address):
    assert client.get(address).status_code == 404


@pytest.mark.django_db
def test_address_without_its_slash_leads_to_the_page(client):
    section = SectionFactory()
    answer = client.get(section.url.rstrip("/"))
    assert answer.status_code == 301
    assert answer["Location"] == section.url


def test_wagtails_own_pages_keep_their_place():
    assert resolve("/_util/login/").url_name == "wagtailcore_login"


def test_server_error_never_asks_the_database():
    answer = server_error(RequestFactory().get("/"))
    assert answer.status_code == 500
    assert b"<h1>" in answer.content
