"""A person's page: words, photos taken, offices held, stories that show them."""

from datetime import date

import pytest
from bs4 import BeautifulSoup

from cms.articles.models import Byline
from cms.people.models import Position
from tests.factories import ArticleFactory, OrganisationFactory, PersonFactory
from tests.portal.stories import photo, publish

pytestmark = pytest.mark.django_db


def read(client, person) -> BeautifulSoup:
    answer = client.get(person.get_absolute_url())
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def in_story(*photos, **kwargs):
    body = [("photo", {"photo": one, "caption": "", "alternative_text": ""}) for one in photos]
    return publish(ArticleFactory(body=body, **kwargs))


def test_photographer_shows_printed_photos_and_where_they_stood(client):
    person = PersonFactory()
    lead, inner, unused, drafted = (photo(photographers=[person]) for _number in range(4))
    story = in_story(inner, lead_photo=lead)
    ArticleFactory(lead_photo=drafted)
    page = read(client, person)
    sheet = page.select(".photo-sheet li")
    assert len(sheet) == 2
    assert {one.a["href"] for one in sheet} == {story.url}
    assert all(one.img["alt"] for one in sheet)
    assert page.select(".listing") == []


def test_photo_of_a_story_taken_down_is_not_shown(client):
    person = PersonFactory()
    story = in_story(photo(photographers=[person]))
    story.unpublish()
    assert client.get(person.get_absolute_url()).status_code == 404


def test_one_who_writes_and_photographs_has_both(client):
    person = PersonFactory()
    story = in_story(photo(photographers=[person]), bylines=[Byline(person=person)])
    page = read(client, person)
    assert page.select_one(".photo-sheet a")["href"] == story.url
    assert [a["href"] for a in page.select(".listing .entry-title a")] == [story.url]


def test_person_in_office_shows_the_offices_and_the_stories_that_show_them(client):
    person = PersonFactory()
    body = OrganisationFactory(name="Ủy ban nhân dân tỉnh")
    Position.objects.create(
        person=person, title="Giám đốc Sở", valid_from=date(2019, 2, 1), valid_to=date(2024, 5, 31)
    )
    Position.objects.create(
        person=person, title="Chủ tịch", organisation=body, valid_from=date(2024, 6, 1)
    )
    shown = photo()
    shown.people_shown.add(person)
    story = in_story(lead_photo=shown)
    page = read(client, person)
    rows = [" ".join(row.get_text().split()) for row in page.select(".offices li")]
    assert rows[0].endswith("01/06/2024 Chủ tịch, Ủy ban nhân dân tỉnh")
    assert rows[1] == "01/02/2019 – 31/05/2024 Giám đốc Sở"
    assert page.select_one(".introduction").get_text() == "Chủ tịch, Ủy ban nhân dân tỉnh"
    assert [a["href"] for a in page.select(".listing .entry-title a")] == [story.url]


def test_one_office_without_dates_needs_no_list(client):
    person = PersonFactory()
    Position.objects.create(person=person, title="Phóng viên")
    ArticleFactory(bylines=[Byline(person=person)], published=True)
    assert read(client, person).select(".offices") == []
