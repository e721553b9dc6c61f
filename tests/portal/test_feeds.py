"""RSS of the paper and of a section."""

from email.utils import parsedate_to_datetime
from io import BytesIO
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image

from cms.articles.models import Byline
from tests.factories import ArticleFactory, PersonFactory, PhotoFactory, SectionFactory
from tests.factories.photos import give_sizes
from tests.portal.stories import stories

pytestmark = pytest.mark.django_db

MEDIA = "{http://search.yahoo.com/mrss/}"


def channel(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("application/rss+xml")
    return ElementTree.fromstring(answer.content).find("channel")


def test_item_holds_what_a_reader_needs(client):
    article = ArticleFactory(
        title="Lãi suất <5% & tăng",
        bylines=[Byline(person=PersonFactory(full_name="Hoàng Giang")), Byline(name="Văn Hào")],
        published=True,
    )
    item = channel(client, "/rss.xml").find("item")
    address = settings.WAGTAILADMIN_BASE_URL + article.url
    assert item.findtext("title") == article.title
    assert item.findtext("description") == article.standfirst
    assert item.findtext("link") == address
    assert item.findtext("guid") == address
    assert item.findtext("category") == article.section.title
    assert item.findtext("{http://purl.org/dc/elements/1.1/}creator") == "Hoàng Giang – Văn Hào"
    published = parsedate_to_datetime(item.findtext("pubDate"))
    assert published == article.first_published_at.replace(microsecond=0)


def test_item_brings_its_photo_with_caption_and_credit(client):
    photo = PhotoFactory(
        caption="Đò ngang", credit_line="", photographers=[PersonFactory(full_name="Lê Mít")]
    )
    give_sizes(photo)
    ArticleFactory(lead_photo=photo, lead_caption="Đò về bến", published=True)
    content = channel(client, "/rss.xml").find(f"item/{MEDIA}content")
    address = content.get("url").removeprefix(settings.WAGTAILADMIN_BASE_URL)
    file = client.get(address)
    assert file["Content-Type"] == content.get("type") == "image/jpeg"
    with Image.open(BytesIO(b"".join(file.streaming_content))) as picture:
        assert picture.size == (int(content.get("width")), int(content.get("height")))
    assert content.findtext(f"{MEDIA}description") == "Đò về bến."
    assert content.findtext(f"{MEDIA}credit") == "Lê Mít"


def test_feed_asks_the_same_number_of_questions_however_many_stories(client):
    def asked():
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/rss.xml").status_code == 200
        return len(queries)

    def publish(count):
        for _ in range(count):
            ArticleFactory(lead_photo=PhotoFactory(delivered=True), published=True)

    publish(1)
    few = asked()
    publish(6)
    assert asked() == few


def test_section_feed_holds_its_own_newest_first(client):
    section = SectionFactory()
    below = SectionFactory(parent=section)
    newest = stories(2, below)
    ArticleFactory(published=True)
    feed = channel(client, section.feed_url)
    titles = [item.findtext("title") for item in feed.iter("item")]
    assert titles == [story.title for story in newest]
    assert feed.findtext("link") == settings.WAGTAILADMIN_BASE_URL + section.url
    itself = feed.find("{http://www.w3.org/2005/Atom}link").get("href")
    assert itself == settings.WAGTAILADMIN_BASE_URL + section.feed_url
    assert channel(client, below.feed_url).findtext("title").startswith(below.title)


def test_feed_of_an_empty_paper_is_a_feed(client):
    assert channel(client, "/rss.xml").findall("item") == []


def test_feed_of_no_section_answers_404(client):
    hidden = SectionFactory(live=False)
    article = ArticleFactory(published=True)
    for address in ("/khong-co/rss.xml", hidden.feed_url, f"{article.url}rss.xml"):
        assert client.get(address).status_code == 404


def test_pages_name_their_feeds(client):
    section = SectionFactory()
    page = client.get(section.url).content.decode()
    assert f'href="{section.feed_url}"' in page
    assert 'href="/rss.xml"' in page
