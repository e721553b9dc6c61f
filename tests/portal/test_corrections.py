"""What readers are told of mistakes: on the story, on one page, on the front page, in feeds."""

import json
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.utils import timezone

from cms.articles.models import Correction
from cms.articles.retraction import restore, retract
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return ArticleFactory(title="Khánh thành trạm bơm Cồn Sẻ", published=True)


def correction(story, kind=Correction.Kind.SLIP, **kwargs):
    said = {"wrong": "12 km", "right": "21 km", **kwargs}
    return Correction.objects.create(article=story, kind=kind, **said)


def page(client, address, **asked):
    cache.clear()
    return BeautifulSoup(client.get(address, asked).content, "html.parser")


def test_all_corrections_stand_on_one_page_newest_first(client, story):
    other = ArticleFactory(title="Làng gốm đỏ lửa", published=True)
    now = timezone.now()
    correction(story, made_at=now - timedelta(days=1))
    correction(other, made_at=now)
    headings = [one.get_text(" ", strip=True) for one in page(client, "/dinh-chinh/").select("h2")]
    assert headings[:2] == [
        "Đính chính: Làng gốm đỏ lửa",
        "Đính chính: Khánh thành trạm bơm Cồn Sẻ",
    ]


def test_the_page_is_cut_into_leaves(client, story):
    for _number in range(21):
        correction(story)
    assert len(page(client, "/dinh-chinh/").select(".correction")) == 20
    assert len(page(client, "/dinh-chinh/", trang="2").select(".correction")) == 1
    assert client.get("/dinh-chinh/", {"trang": "3"}).status_code == 404


def test_an_update_without_words_is_told_nowhere(client, story):
    correction(story, Correction.Kind.UPDATE, wrong="", right="")
    assert not page(client, "/dinh-chinh/").select(".correction")
    assert not page(client, story.url).select(".correction")


def test_a_retraction_is_listed_only_while_the_story_is_down(client, story):
    retract(story, user=None, reason="Lý do nội bộ", at=timezone.now())
    shown = page(client, "/dinh-chinh/").select_one(".correction")
    assert story.title in shown.get_text()
    assert not shown.select(f'a[href="{story.url}"]')
    assert "Lý do nội bộ" not in shown.get_text()
    restore(story, user=None, at=timezone.now())
    assert not page(client, "/dinh-chinh/").select(".correction")
    assert not page(client, story.url).select(".correction")


class TestStatutory:
    @pytest.fixture
    def notice(self, story):
        said = {"apology": "Báo xin lỗi bạn đọc.", "concerned": "Ủy ban nhân dân xã Cồn Sẻ"}
        return correction(story, Correction.Kind.STATUTORY, **said)

    @pytest.fixture
    def address(self, notice):
        return f"/cai-chinh/{notice.pk}-khanh-thanh-tram-bom-con-se/"

    def test_has_a_page_that_names_work_section_date_wrong_right_and_persons(
        self, client, story, address
    ):
        shown = page(client, address).select_one("article").get_text(" ", strip=True)
        for words in (
            "Thông tin cải chính, xin lỗi",
            story.title,
            story.section.title,
            timezone.localtime(story.first_published_at).strftime("%d/%m/%Y"),
            "12 km",
            "21 km",
            "Báo xin lỗi bạn đọc.",
            "Ủy ban nhân dân xã Cồn Sẻ",
        ):
            assert words in shown

    def test_is_reached_from_story_list_and_front_page(self, client, story, address):
        for where in (story.url, "/dinh-chinh/", "/"):
            assert page(client, where).select(f'a[href="{address}"]'), where

    def test_leaves_the_front_page_after_its_days(self, client, story, settings):
        settings.STATUTORY_CORRECTION_DAYS = 3
        correction(
            story, Correction.Kind.STATUTORY, made_at=timezone.now() - timedelta(days=3, hours=1)
        )
        assert not page(client, "/").select(".statutory-slot")

    def test_stays_when_the_story_is_deleted(self, client, story, address):
        story.delete()
        assert client.get(address).status_code == 200

    def test_another_slug_leads_to_the_right_one(self, client, notice, address):
        answer = client.get(f"/cai-chinh/{notice.pk}-gi-do/")
        assert (answer.status_code, answer.url) == (301, address)

    def test_a_slip_has_no_page_of_its_own(self, client, story):
        assert client.get(f"/cai-chinh/{correction(story).pk}-x/").status_code == 404


def test_the_feed_says_what_was_put_right_and_when(client, story):
    correction(story)
    story.set_facts(revised_at=timezone.now())
    feed = client.get("/rss.xml").content.decode()
    assert "<title>Đính chính: Khánh thành trạm bơm Cồn Sẻ</title>" in feed
    assert "Đúng là: “21 km”" in feed
    assert "<atom:updated>" in feed


def test_machines_read_each_correction_with_its_date(client, story):
    made = correction(story)
    data = json.loads(page(client, story.url).select_one('[type="application/ld+json"]').string)
    [told] = data["correction"]
    assert told["@type"] == "CorrectionComment"
    assert "21 km" in told["text"]
    assert told["datePublished"].startswith(timezone.localtime(made.made_at).date().isoformat())
