"""Lists of stories: the front page, sections, authors, topics, keywords."""

from datetime import UTC, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from wagtail.models import PageViewRestriction

from cms.articles.models import ArticlePage, ArticleTopic, Byline
from cms.frontpage.models import FrontPageSlot, HomePage
from cms.people.models import Position
from portal.entries import list_time
from portal.leaves import STORIES_A_LEAF
from tests.factories import (
    ArticleFactory,
    PersonFactory,
    SectionFactory,
    TopicFactory,
)
from tests.portal.stories import photo, publish, stories

pytestmark = pytest.mark.django_db


def read(client, address) -> BeautifulSoup:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return BeautifulSoup(answer.content, "html.parser")


def links(page, selector=".entry-title a") -> list[str]:
    return [a["href"] for a in page.select(selector)]


def place(*articles):
    home = HomePage.objects.get()
    home.slots = [FrontPageSlot(article=article) for article in articles]
    home.save_revision().publish()


def hidden_stories(section, topic, person) -> list[ArticlePage]:
    """Stories that no reader may see: a draft, under embargo, in the future, unpublished."""

    def story(title, *, published):
        article = ArticleFactory(
            parent=section, title=title, bylines=[Byline(person=person)], published=False
        )
        article.keywords.add("bí mật")
        article.topic_rows = [ArticleTopic(topic=topic)]
        article.save()
        return publish(article) if published else article

    tomorrow = timezone.now() + timedelta(days=1)
    draft = story("Bản nháp", published=False)
    embargoed = story("Chưa được đăng", published=True)
    # The newsroom can't do that any more: whatever got there some other way stays hidden, too.
    ArticlePage.objects.filter(pk=embargoed.pk).update(embargoed_until=tomorrow)
    future = story("Của ngày mai", published=True)
    ArticlePage.objects.filter(pk=future.pk).update(first_published_at=tomorrow)
    gone = story("Đã hạ", published=True)
    gone.unpublish()
    return [draft, embargoed, future, gone]


def test_empty_paper_says_so(client):
    section = SectionFactory()
    for address in ("/", section.url):
        page = read(client, address)
        assert page.select_one(".nothing-yet")
        assert page.select(".entry") == []


def test_what_is_not_out_is_in_no_list(client):
    section, topic, person = SectionFactory(), TopicFactory(), PersonFactory()
    hidden = hidden_stories(section, topic, person)
    visible = ArticleFactory(parent=section, bylines=[Byline(person=person)])
    visible.keywords.add("bí mật")
    visible.topic_rows = [ArticleTopic(topic=topic)]
    visible.save()
    visible = publish(visible)
    place(*hidden, visible)
    keyword = visible.keywords.get()
    for address in (
        "/",
        section.url,
        visible.url,
        person.get_absolute_url(),
        topic.get_absolute_url(),
        keyword.get_absolute_url(),
        "/rss.xml",
        section.feed_url,
    ):
        text = client.get(address).content.decode()
        assert visible.title in text, address
        assert [story.title for story in hidden if story.title in text] == [], address


def test_page_of_nothing_published_answers_404(client):
    section, topic, person = SectionFactory(), TopicFactory(), PersonFactory()
    hidden = hidden_stories(section, topic, person)
    keyword = hidden[0].keywords.get()
    for address in (
        topic.get_absolute_url(),
        person.get_absolute_url(),
        keyword.get_absolute_url(),
        "/tac-gia/khong-ai/",
        "/chu-de/khong-co/",
        "/tu-khoa/khong-co/",
    ):
        assert client.get(address).status_code == 404, address


def test_placed_stories_come_first_in_the_secretarys_order(client):
    section = SectionFactory()
    newest, second, oldest = stories(3, section)
    place(oldest, second, oldest)
    assert links(read(client, "/"))[:3] == [oldest.url, second.url, newest.url]


def test_no_story_stands_twice_on_the_front_page(client):
    sections = [SectionFactory(menu_order=number) for number in range(3)]
    found = [story for section in sections for story in stories(9, section)]
    found[0].also_in.add(sections[2])
    found[0].save()
    page = read(client, "/")
    shown = links(page) + links(page, ".front-latest a")
    assert len(shown) == len(set(shown))
    assert len(page.select(".front-top .entry")) == 6
    assert len(page.select(".front-latest li")) == 8


def test_every_main_section_with_stories_has_its_zone(client):
    late, early = SectionFactory(menu_order=2), SectionFactory(menu_order=1)
    SectionFactory(title="Còn trống")
    below = SectionFactory(parent=early)
    stories(14, late)
    older = timezone.now() - timedelta(days=3)
    in_late = stories(5, late, start=older)
    in_early = stories(2, below, start=older - timedelta(days=1))
    zones = read(client, "/").select(".zone")
    assert [zone.h2.a["href"] for zone in zones] == [early.url, late.url]
    assert links(zones[0]) == [story.url for story in in_early]
    assert links(zones[1]) == [story.url for story in in_late[:4]]


def test_menu_lists_live_main_sections_in_order(client):
    late, early = SectionFactory(menu_order=2), SectionFactory(menu_order=1)
    SectionFactory(parent=early)
    SectionFactory(live=False)
    article = ArticleFactory(parent=late, published=True)
    page = read(client, article.url)
    assert links(page, ".masthead-sections a") == [early.url, late.url]
    assert links(page, ".masthead-sections a[aria-current]") == [late.url]


def test_section_lists_its_own_its_subsections_and_what_is_listed_there_too(client):
    section, other = SectionFactory(), SectionFactory()
    below = SectionFactory(parent=section, title="Bên dưới")
    own, deeper, elsewhere = (
        ArticleFactory(parent=parent, published=True) for parent in (section, below, other)
    )
    elsewhere.also_in.add(section)
    elsewhere.save()
    page = read(client, section.url)
    assert links(page) == [elsewhere.url, deeper.url, own.url]
    assert links(page, ".section-head nav a") == [below.url]
    assert links(page, ".breadcrumbs a") == ["/", section.url]


def test_list_says_the_section_of_a_story_where_it_is_another(client):
    section = SectionFactory()
    below = SectionFactory(parent=section)
    ArticleFactory(parent=below, published=True)
    ArticleFactory(parent=section, published=True)
    assert links(read(client, section.url), ".entry-foot a") == [below.url]


def test_hidden_section_answers_404_and_its_name_is_not_printed(client):
    section = SectionFactory(title="Chuyên mục ẩn")
    article = ArticleFactory(parent=section, published=True)
    section.unpublish()
    assert client.get(section.url).status_code == 404
    page = read(client, article.url)
    assert "Chuyên mục ẩn" not in page.main.get_text()


def test_long_section_turns_its_leaves(client):
    section = SectionFactory()
    found = stories(STORIES_A_LEAF + 2, section)
    first = read(client, section.url)
    assert links(first) == [story.url for story in found[:STORIES_A_LEAF]]
    assert links(first, ".paging a") == ["?trang=2"]
    second = read(client, f"{section.url}?trang=2")
    assert links(second) == [story.url for story in found[STORIES_A_LEAF:]]
    assert links(second, ".paging a") == ["."]
    assert second.find("link", rel="canonical")["href"].endswith(f"{section.url}?trang=2")


@pytest.mark.parametrize("number", ["0", "-1", "2", "x", "", "1.5", "١", "99999", "1e3", "01"])
def test_leaf_that_is_none_answers_404(client, number):
    section = SectionFactory()
    ArticleFactory(parent=section, published=True)
    assert client.get(section.url, {"trang": number}).status_code == 404


def test_first_leaf_may_be_asked_for_by_number(client):
    section = SectionFactory()
    assert client.get(section.url, {"trang": "1"}).status_code == 200


def test_author_page_names_the_office_held_today(client):
    person = PersonFactory(full_name="Đặng Thị Ơn", portrait=photo())
    Position.objects.create(person=person, title="Phóng viên")
    Position.objects.create(
        person=person, title="Cộng tác viên", valid_to=datetime(2000, 1, 1, tzinfo=UTC).date()
    )
    article = ArticleFactory(bylines=[Byline(person=person)], published=True)
    page = read(client, person.get_absolute_url())
    assert page.h1.get_text() == "Đặng Thị Ơn"
    assert page.select_one(".introduction").get_text() == "Phóng viên"
    assert page.select_one("img.portrait")
    assert links(page) == [article.url]


def test_entries_print_the_front_pages_headline_and_kicker(client):
    article = ArticleFactory(title="Tít dài", short_title="Tít ngắn", kicker="Dẫn", published=True)
    page = read(client, article.section.url)
    assert page.select_one(".entry-title").get_text() == "Tít ngắn"
    assert page.select_one(".entry .kicker").get_text() == "Dẫn"


@pytest.mark.parametrize(
    ("moment", "printed"),
    [
        (datetime(2026, 11, 21, 17, 5, tzinfo=UTC), "00:05"),
        (datetime(2026, 11, 21, 16, 59, tzinfo=UTC), "21/11"),
        (datetime(2025, 11, 22, 3, 0, tzinfo=UTC), "22/11/2025"),
        (None, ""),
    ],
)
def test_list_prints_the_hour_today_and_the_day_before(moment, printed):
    assert list_time(moment, at=datetime(2026, 11, 22, 9, 0, tzinfo=UTC)) == printed


def test_what_is_published_is_public(client):
    article = ArticleFactory(published=True)
    PageViewRestriction.objects.create(page=article.section, restriction_type="login")
    assert client.get(article.url).status_code == 200
