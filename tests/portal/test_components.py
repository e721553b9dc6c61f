"""The page of all components, the icon, and what the front page makes of its stories."""

from datetime import datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.contrib.staticfiles import finders
from django.utils import timezone

from cms.articles.models import ArticlePage, ArticleTopic
from tests.factories import ArticleFactory, SectionFactory, TopicFactory
from tests.portal.stories import photo, publish, stories

pytestmark = pytest.mark.django_db


def read(client, address) -> BeautifulSoup:
    answer = client.get(address)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def test_components_are_for_developers_only(client, settings):
    assert client.get("/kieu-dang/").status_code == 404
    settings.SHOWS_COMPONENTS = True
    assert client.get("/kieu-dang/").status_code == 200


def test_components_stand_with_stories_and_without(client, settings):
    settings.SHOWS_COMPONENTS = True
    assert len(read(client, "/kieu-dang/").select(".component")) >= 10
    for _number in range(3):
        stories(8, SectionFactory(), with_photo=photo())
    page = read(client, "/kieu-dang/")
    assert {"zone-spread", "zone-row", "zone-columns"} <= {
        name for zone in page.select(".zone") for name in zone["class"]
    }
    assert page.select_one(".entry-large img")


def test_every_sheet_that_a_page_names_is_there(client, settings):
    settings.SHOWS_COMPONENTS = True
    section = SectionFactory()
    article = ArticleFactory(parent=section, published=True)
    for address in ("/", section.url, article.url, "/tim-kiem/", "/kieu-dang/"):
        for link in read(client, address).select("link[rel=stylesheet], link[rel=icon]"):
            assert finders.find(link["href"].removeprefix("/static/")), link


def test_browsers_find_the_icon_where_they_look(client):
    answer = client.get("/favicon.ico")
    assert answer.status_code == 301
    assert finders.find(answer["Location"].removeprefix("/static/"))


def test_zones_take_turns_in_their_layouts(client):
    sections = [SectionFactory(menu_order=number) for number in range(4)]
    stories(14, SectionFactory(menu_order=9))
    for section in sections:
        stories(2, section, start=timezone.now() - timedelta(days=1))
    zones = read(client, "/").select(".zone")
    assert [zone["class"][1] for zone in zones] == [
        "zone-spread",
        "zone-row",
        "zone-columns",
        "zone-spread",
    ]


def test_photo_stories_have_a_zone_of_their_own_and_stand_nowhere_else(client):
    section = SectionFactory()
    shown, yesterday = photo(), timezone.now() - timedelta(days=1)

    def photo_story(number, **kwargs):
        story = ArticleFactory(parent=section, genre="photo_story", **kwargs)
        return publish(story, at=yesterday + timedelta(minutes=number))

    told = [photo_story(number, lead_photo=shown) for number in range(4)]
    photo_story(9, title="Chùm ảnh không ảnh")
    stories(14, section)
    page = read(client, "/")
    zone = [a["href"] for a in page.select(".photo-stories .entry-title a")]
    assert zone == [story.url for story in reversed(told)][:3]
    everywhere = [a["href"] for a in page.select("main .entry-title a, .latest a")]
    assert len(everywhere) == len(set(everywhere))
    assert "Chùm ảnh không ảnh" not in page.select_one(".photo-stories").get_text()


def test_topics_of_the_newest_stories_come_first(client):
    old, new, unused = TopicFactory(), TopicFactory(), TopicFactory()
    for topic, article in zip((old, new), reversed(stories(2, SectionFactory())), strict=True):
        ArticleTopic.objects.create(article=article, topic=topic)
    draft = ArticleFactory()
    ArticleTopic.objects.create(article=draft, topic=unused)
    links = [a["href"] for a in read(client, "/").select(".topics a")]
    assert links == [new.get_absolute_url(), old.get_absolute_url()]


def test_only_the_top_six_have_standfirsts_on_the_front_page(client):
    for _number in range(3):
        stories(8, SectionFactory(), with_photo=photo())
    page = read(client, "/")
    assert len(page.select(".entry-standfirst")) == 6
    assert len(page.select(".front-top .entry-standfirst")) == 6


def test_topic_tells_its_stories_by_the_day(client):
    topic = TopicFactory()
    found = stories(3, SectionFactory())
    for article, day in zip(found, (3, 3, 1), strict=True):
        ArticleTopic.objects.create(article=article, topic=topic)
        at = timezone.make_aware(datetime(2026, 3, day, 8, article.pk % 60))
        ArticlePage.objects.filter(pk=article.pk).update(first_published_at=at)
    days = read(client, topic.get_absolute_url()).select(".storyline-day")
    assert [day.time["datetime"] for day in days] == ["2026-03-03", "2026-03-01"]
    assert [len(day.select(".entry")) for day in days] == [2, 1]


def test_story_of_a_topic_leads_on_in_its_section_too(client):
    section, topic = SectionFactory(), TopicFactory()
    other, beside, article = (ArticleFactory(parent=section, published=True) for _n in range(3))
    for one in (other, article):
        ArticleTopic.objects.create(article=one, topic=topic)
    page = read(client, article.url)
    assert [a["href"] for a in page.select(".more .entry-title a")] == [other.url]
    assert [a["href"] for a in page.select(".story-next .entry-title a")] == [beside.url]
