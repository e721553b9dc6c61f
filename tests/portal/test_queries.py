"""How often a page asks the database: a fixed number, whatever it holds.

Every count is of a page whose renditions exist (the first view made them), with an empty cache:
nothing is remembered from one request to the next. Savepoints that wrap a request inside a test
are no questions and are left out.
"""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.factories import SectionFactory
from tests.portal.stories import full_story, photo, stories

pytestmark = pytest.mark.django_db


def questions(client, address) -> list[str]:
    assert client.get(address).status_code == 200
    cache.clear()
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    asked = [query["sql"] for query in captured.captured_queries]
    return [sql for sql in asked if "SAVEPOINT" not in sql]


def test_story_asks_at_most_twelve_times(client):
    small = full_story(photos=1, bylines=1)
    asked = questions(client, small.url)
    assert len(asked) <= 12, asked
    large = full_story(SectionFactory(parent=small.section), photos=9, bylines=8)
    stories(5, large.section, with_photo=photo())
    assert len(questions(client, large.url)) == len(asked)


def test_front_page_asks_at_most_twenty_times(client):
    old = timezone.now() - timedelta(days=1)
    stories(20, SectionFactory(), with_photo=photo(), start=old)
    asked = questions(client, "/")
    assert len(asked) <= 20, asked
    for _number in range(4):
        stories(6, SectionFactory(), with_photo=photo(), start=old)
    assert len(questions(client, "/")) == len(asked)


def test_section_asks_at_most_twelve_times(client):
    section = SectionFactory()
    stories(3, section, with_photo=photo())
    asked = questions(client, section.url)
    assert len(asked) <= 12, asked
    stories(27, SectionFactory(parent=section), with_photo=photo())
    assert len(questions(client, section.url)) == len(asked)


def test_author_topic_and_feed_do_not_ask_more_for_more_stories(client):
    article = full_story()
    topic = article.topics[0]
    person = article.bylines.first().person
    row, byline = type(article.topic_rows.first()), type(article.bylines.first())
    addresses = (topic.get_absolute_url(), person.get_absolute_url(), "/rss.xml")
    before = [len(questions(client, address)) for address in addresses]
    for story in stories(9, SectionFactory(), with_photo=photo()):
        row.objects.create(article=story, topic=topic)
        byline.objects.create(article=story, person=person)
    assert [len(questions(client, address)) for address in addresses] == before
