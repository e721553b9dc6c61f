"""The plain search: what is found, in which order, and what no reader may find."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from cms.articles.models import ArticlePage
from portal.leaves import STORIES_A_LEAF
from portal.search import LONGEST, cleaned
from tests.factories import ArticleFactory
from tests.portal.stories import publish, stories

pytestmark = pytest.mark.django_db


def search(client, query, **more) -> BeautifulSoup:
    answer = client.get("/tim-kiem/", {"q": query, **more})
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def titles(page) -> list[str]:
    return [title.get_text() for title in page.select(".entry-title")]


def story(title, *, minutes_ago=5, **kwargs) -> ArticlePage:
    at = timezone.now() - timedelta(minutes=minutes_ago)
    return publish(ArticleFactory(title=title, **kwargs), at=at)


@pytest.mark.parametrize("query", ["Thủ tướng", "thu tuong", "THỦ TƯỚNG", "THU TUONG"])
def test_words_are_found_with_and_without_marks_in_either_case(client, query):
    story("Thủ tướng thăm đảo")
    story("Giá lúa tăng")
    assert titles(search(client, query)) == ["Thủ tướng thăm đảo"]


def test_words_with_marks_come_first_then_the_phrase_then_the_newest(client):
    story("Hùng kể chuyện biển", minutes_ago=9)
    story("Hưng kể chuyện rừng", minutes_ago=5)
    story("Chuyện Hùng kể", minutes_ago=1)
    assert titles(search(client, "hùng kể")) == [
        "Chuyện Hùng kể",
        "Hùng kể chuyện biển",
        "Hưng kể chuyện rừng",
    ]
    story("Kể về Hùng", minutes_ago=0)
    assert titles(search(client, "hùng kể"))[-1] == "Kể về Hùng"


def test_every_part_of_a_story_is_searched(client):
    story(
        "Tít",
        kicker="Đổi mới",
        standfirst="Sông Cửu Long",
        body=[("text", "<p>Ông Đặng nói về phù sa.</p>")],
    )
    for query in ("doi moi", "cuu long", "đặng", "phù sa"):
        assert titles(search(client, query)) == ["Tít"], query
    assert titles(search(client, "phù sa biển")) == []


def test_only_what_readers_may_see_is_found(client):
    ArticleFactory(title="Ngọc bản nháp")
    gone = story("Ngọc đã hạ")
    gone.unpublish()
    future = story("Ngọc ngày mai")
    tomorrow = timezone.now() + timedelta(days=1)
    ArticlePage.objects.filter(pk=future.pk).update(first_published_at=tomorrow)
    embargoed = story("Ngọc chờ giờ")
    ArticlePage.objects.filter(pk=embargoed.pk).update(embargoed_until=tomorrow)
    changed = story("Ngọc đã in")
    changed.title = "Ngọc chưa in"
    changed.save_revision()
    assert titles(search(client, "ngọc")) == ["Ngọc đã in"]


def test_nothing_found_gives_advice_and_keeps_the_words(client):
    page = search(client, 'khủng "long" <b>')
    assert page.select_one(".search-advice li")
    assert page.select_one("main input[name=q]")["value"] == 'khủng "long" <b>'
    assert page.select_one("main b") is None


@pytest.mark.parametrize("query", ["", "   ", "\t\n"])
def test_without_words_there_is_only_the_field(client, query):
    story("Có bài")
    page = search(client, query)
    assert titles(page) == []
    assert page.select_one(".search-advice") is None
    assert page.select_one("main input[name=q]")


@pytest.mark.parametrize(
    "query",
    [
        "\x00",
        "a\x00b",
        "'",
        "\\",
        "&|!()<->:*",
        "%",
        "\ud800",
        "🇻🇳",
        "ễ" * 5000,
        "a & !",
        "--",
        "٣",
    ],
)
def test_odd_characters_are_only_not_found(client, query):
    story("Có bài")
    query = query.encode("utf-8", "surrogatepass")
    answer = client.get("/tim-kiem/", QUERY_STRING=f"q={''.join(f'%{byte:02x}' for byte in query)}")
    assert answer.status_code == 200
    assert "Có bài" not in answer.content.decode()


def test_query_is_one_line_of_limited_length():
    assert cleaned(" Ho\u0302\u0323i\x00 \n An ") == "Hội An"
    assert len(cleaned("ễ" * 5000)) == LONGEST


def test_long_lists_turn_their_leaves_and_keep_the_words(client):
    found = stories(STORIES_A_LEAF + 1, ArticleFactory().section)
    words = found[0].standfirst.split()[0]
    first = search(client, words)
    assert len(titles(first)) == STORIES_A_LEAF
    (older,) = first.select(".paging a")
    second = BeautifulSoup(client.get(f"/tim-kiem/{older['href']}").content, "html.parser")
    assert len(titles(second)) == 1
    assert second.select_one(".paging a")["href"].startswith("?q=")
    assert client.get("/tim-kiem/", {"q": words, "trang": "3"}).status_code == 404


def test_search_pages_are_kept_out_of_search_engines(client):
    assert search(client, "a").find("meta", attrs={"name": "robots"})["content"] == "noindex"


def test_every_page_offers_the_field(client):
    form = BeautifulSoup(client.get("/").content, "html.parser").select_one(".masthead form")
    assert form["action"] == "/tim-kiem/"
    assert form.select_one("input")["name"] == "q"
