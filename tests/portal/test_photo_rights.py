"""A photo that may not be shown is nowhere before readers, at once, and comes back when it may."""

from datetime import datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from cms.articles.models import ArticlePage, ArticleTopic, Byline
from media import rights
from media.delivery import deliver
from media.models import Photo
from portal.edition import Edition
from tests.factories import ArticleFactory, PersonFactory, SectionFactory, TopicFactory
from tests.portal.stories import photo, publish

pytestmark = pytest.mark.django_db


def read(client, address) -> BeautifulSoup:
    answer = client.get(address)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def block(one):
    rights.block(Photo.objects.get(pk=one.pk), user=None, reason="Người trong ảnh khiếu nại")


def expire(one):
    yesterday = timezone.localdate() - timedelta(days=1)
    Photo.objects.filter(pk=one.pk).update(rights_expire_on=yesterday)


def delay(one):
    later = timezone.localdate() + timedelta(days=9)
    Photo.objects.filter(pk=one.pk).update(valid_from=later)


def bin_(one):
    Photo.objects.filter(pk=one.pk).update(binned_at=timezone.now())


def back(one):
    Photo.objects.filter(pk=one.pk).update(valid_from=None, rights_expire_on=None, binned_at=None)
    if Photo.objects.get(pk=one.pk).blocked_at:
        rights.clear(one, user=None)
    deliver(one.pk)


@pytest.fixture
def paper():
    """A story that shows one photo everywhere a photo can be shown."""
    person = PersonFactory(full_name="Quang Hiếu")
    shown = photo(photographers=[person], caption="Cầu mới bên sông", colour=(3, 90, 160))
    person.portrait = shown
    person.save()
    topic = TopicFactory(photo=shown)
    article = ArticleFactory(
        parent=SectionFactory(title="Hoạt động"),
        title="Cầu mới khánh thành",
        genre=ArticlePage.Genre.PHOTO_STORY,
        lead_photo=shown,
        thumbnail=shown,
        body=[
            ("text", "<p>Mở đầu.</p>"),
            ("photo", {"photo": shown, "caption": "Chú thích riêng", "alternative_text": ""}),
            ("text", "<p>Kết thúc.</p>"),
        ],
        bylines=[Byline(person=person)],
    )
    article.topic_rows = [ArticleTopic(topic=topic)]
    article.keywords.add("cầu")
    return shown, publish(article), person, topic


def addresses(paper) -> list[str]:
    _shown, article, person, topic = paper
    return [
        "/",
        article.url,
        article.section.url,
        topic.get_absolute_url(),
        person.get_absolute_url(),
        article.keywords.first().get_absolute_url(),
        "/tim-kiem/?q=cầu+mới",
        "/rss.xml",
        f"{article.section.url}rss.xml",
    ]


@pytest.mark.parametrize("hide", [block, expire, delay, bin_])
def test_no_page_and_no_feed_names_it(client, paper, hide):
    shown = paper[0]
    files = [row.file.name for row in shown.renditions.all()]
    pages = addresses(paper)
    showing = [
        address
        for address in pages
        if any(name in client.get(address).content.decode() for name in files)
    ]
    assert showing == pages
    hide(shown)
    for address in pages:
        answer = client.get(address)
        assert answer.status_code == 200
        text = answer.content.decode()
        assert not any(name in text for name in files), address
        assert "Cầu mới bên sông" not in text, address
        page = BeautifulSoup(text, "html.parser")
        assert page.select("main img, .photo-place, figure") == [], address
    back(shown)
    again = [row.file.name for row in shown.renditions.all()]
    for address in showing:
        text = client.get(address).content.decode()
        assert any(name in text for name in again), address


def test_the_story_closes_over_the_gap(client, paper):
    shown, article, *_ = paper
    block(shown)
    page = read(client, article.url)
    assert page.find("meta", property="og:image") is None
    assert '"image"' not in page.select_one("script[type='application/ld+json']").string
    assert page.select("figcaption") == []
    assert "Chú thích riêng" not in page.get_text()
    body = page.select_one(".frames")
    body.select_one(".frames-bar").decompose()
    assert " ".join(body.get_text().split()) == "Mở đầu. Kết thúc."


def test_a_group_goes_on_with_the_others_and_ends_with_the_last(client):
    one, other = photo(caption="Bờ bắc"), photo(caption="Bờ nam", colour=(9, 9, 99))
    article = publish(
        ArticleFactory(body=[("photo_group", {"photos": [one, other], "caption": "Hai bờ sông"})])
    )
    block(one)
    page = read(client, article.url)
    assert len(page.select(".photo-group img")) == 1
    assert "Hai bờ sông" in page.select_one("figcaption").get_text()
    expire(other)
    page = read(client, article.url)
    assert page.select(".photo-group, figcaption") == []


def test_the_lead_stands_in_lists_for_a_thumbnail_that_may_not(client):
    lead, thumbnail = photo(colour=(90, 9, 9)), photo(colour=(9, 90, 9))
    article = publish(ArticleFactory(lead_photo=lead, thumbnail=thumbnail))
    block(thumbnail)
    source = read(client, article.section.url).select_one(".entry img")["src"]
    assert source in {row.url for row in lead.renditions.all()}
    assert read(client, article.url).find("meta", property="og:image") is not None


def test_who_is_shown_in_it_does_not_lead_to_its_stories(client):
    person, shown = PersonFactory(), photo()
    shown.people_shown.add(person)
    publish(ArticleFactory(lead_photo=shown))
    assert client.get(person.get_absolute_url()).status_code == 200
    block(shown)
    assert client.get(person.get_absolute_url()).status_code == 404


def test_the_day_is_that_of_the_edition(rf):
    today = timezone.localdate()
    shown = photo(rights_expire_on=today)
    article = publish(ArticleFactory(lead_photo=shown))
    midnight = timezone.make_aware(datetime.combine(today, datetime.min.time()))
    edition = Edition(rf.get("/"), at=midnight + timedelta(hours=23, minutes=59))
    assert article.list_photo(at=edition.at) == shown
    assert article.list_photo(at=midnight + timedelta(days=1)) is None


def test_a_preview_shows_the_place_and_not_the_photo():
    hidden = photo()
    block(hidden)
    draft = ArticleFactory(
        body=[("photo", {"photo": hidden, "caption": "", "alternative_text": ""})]
    )
    answer = draft.make_preview_request()
    page = BeautifulSoup(answer.render().content, "html.parser")
    assert page.select(".story img") == []
    assert page.select_one(".photo .photo-place")
