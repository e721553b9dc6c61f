"""Live preview: the same templates, for drafts in any state of unreadiness."""

import json

import pytest
from bs4 import BeautifulSoup

from cms.articles.models import ArticlePage, ArticleTopic, Byline
from cms.frontpage.models import HomePage
from cms.sections.models import SectionPage
from tests.factories import (
    AccountFactory,
    ArticleFactory,
    PersonFactory,
    SectionFactory,
    TopicFactory,
)
from tests.portal.stories import full_story, photo

pytestmark = pytest.mark.django_db


def preview(page) -> BeautifulSoup:
    answer = page.make_preview_request()
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def test_empty_story_without_a_place_can_be_previewed():
    page = preview(ArticlePage())
    assert page.h1.get_text() == ""
    assert page.select(".byline, .keywords, .story figure") == []


def test_half_filled_blocks_can_be_previewed():
    draft = ArticlePage(
        title="",
        body=[
            ("text", ""),
            ("photo", {"photo": None, "caption": "Sẽ có ảnh", "alternative_text": ""}),
            ("photo_group", {"photos": [], "caption": ""}),
            ("pull_quote", {"quote": "", "attribution": ""}),
            ("table", {"caption": "", "table": None}),
            ("embed", {"embed": None, "caption": ""}),
            ("document", {"document": None, "title": ""}),
            ("related_link", {"page": None}),
        ],
    )
    draft.bylines = [Byline()]
    page = preview(draft)
    assert page.select_one(".photo .photo-place")
    assert "Sẽ có ảnh." in page.select_one(".photo figcaption").get_text()


def test_unsaved_words_rows_and_photos_are_previewed():
    person, topic = PersonFactory(), TopicFactory()
    draft = ArticlePage(title="Bản nháp", lead_photo=photo(), standfirst="Sapo")
    draft.bylines = [Byline(person=person)]
    draft.topic_rows = [ArticleTopic(topic=topic)]
    draft.keywords.add("đổi mới")
    page = preview(draft)
    assert page.h1.get_text() == "Bản nháp"
    assert page.select_one(".byline a")["href"] == person.get_absolute_url()
    assert page.select_one(".story-topic a")["href"] == topic.get_absolute_url()
    assert "đổi mới" in page.select_one(".keywords").get_text()
    assert page.select_one(".photo-lead img")


def test_changed_draft_of_a_live_story_shows_the_draft():
    article = full_story()
    article.bylines = [Byline(name="Người khác")]
    article.title = "Tít mới"
    page = preview(article)
    assert page.h1.get_text() == "Tít mới"
    assert [line.get_text(strip=True) for line in page.select(".byline")] == ["Người khác"]
    assert len(page.select(".story figure")) == 7


def test_preview_never_shows_other_stories_that_are_not_out():
    section = SectionFactory()
    ArticleFactory(parent=section, title="Chưa đăng")
    draft = ArticleFactory(parent=section)
    assert "Chưa đăng" not in preview(draft).get_text()


def test_sections_and_the_front_page_can_be_previewed_before_they_are_saved():
    ArticleFactory(published=True)
    assert preview(SectionPage(title="Mới")).select(".entry") == []
    assert preview(HomePage.objects.get()).select(".entry")
    assert preview(HomePage(title="Khác")).h1


def test_admin_previews_a_story_from_the_form_that_makes_it(client):
    client.force_login(AccountFactory(is_superuser=True))
    section = SectionFactory()
    address = f"/quan-tri/pages/add/articles/articlepage/{section.pk}/preview/"
    form = {"title": "Tít đang viết", "slug": "", "standfirst": "", "body-count": "0"}
    for rows in ("bylines", "topic_rows", "related_rows"):
        form |= {f"{rows}-{key}_FORMS": "0" for key in ("TOTAL", "INITIAL")}
    form |= {"comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0", "genre": "news"}
    assert client.post(address, form).json() == {"is_valid": True, "is_available": True}
    page = BeautifulSoup(client.get(address).content, "html.parser")
    assert page.h1.get_text() == "Tít đang viết"
    assert [a["href"] for a in page.select(".breadcrumbs a")] == ["/", section.url]


def test_blocks_stored_before_they_had_all_their_parts_are_printed(client):
    shown = photo()
    article = ArticleFactory(published=True)
    raw = [{"type": "photo", "value": {"photo": shown.pk}}, {"type": "related_link", "value": {}}]
    ArticlePage.objects.filter(pk=article.pk).update(body=json.dumps(raw))
    page = BeautifulSoup(client.get(article.url).content, "html.parser")
    assert page.select_one(".photo img")
