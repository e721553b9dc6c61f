"""The page of one story: what stands on it, in which order, and who may see it."""

import re
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from cms.articles.models import ArticlePage, Byline, Correction, RelatedArticle
from cms.articles.retraction import retract
from tests.factories import (
    AccountFactory,
    ArticleFactory,
    OrganisationFactory,
    PersonFactory,
    SectionFactory,
)
from tests.portal.stories import full_story, publish

pytestmark = pytest.mark.django_db


def read(client, article) -> BeautifulSoup:
    answer = client.get(article.url)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def words(element) -> str:
    return " ".join(element.get_text().split())


def test_story_is_printed_in_the_order_of_a_newspaper(client):
    article = full_story()
    Correction.objects.create(article=article, kind="slip", wrong="1.200", right="2.100")
    page = read(client, article)
    names = ["breadcrumbs", "story-topic", "kicker", "story-time", "corrections", "standfirst"]
    names += ["photo-lead", "story-body", "bylines", "keywords", "related"]
    standing = [page.select_one(f".{name}") for name in names]
    places = [element.sourceline * 100_000 + element.sourcepos for element in standing]
    assert places == sorted(places)
    assert words(page.h1) == article.title


def test_source_opens_the_standfirst_and_is_not_bold(client):
    page = read(client, full_story())
    assert words(page.select_one(".standfirst")).startswith("(Chinhphu.vn) – Cây cầu dài")
    assert words(page.select_one(".standfirst .source")) == "(Chinhphu.vn) –"


def test_time_is_vietnams_and_an_update_stands_beside_it(client):
    # 17:30 in UTC is half past midnight of the next day in Hà Nội.
    published = timezone.now().replace(year=2026, month=1, day=3, hour=17, minute=30)
    article = publish(ArticleFactory(), at=published)
    page = read(client, article)
    assert "04/01/2026 00:30" in words(page.select_one(".story-time"))
    assert page.select_one(".story-revised") is None
    article.set_facts(revised_at=published + timedelta(minutes=40))
    page = read(client, article)
    assert "04/01/2026 00:30" in words(page.select_one(".story-time"))
    assert "01:10" in words(page.select_one(".story-revised"))


def test_breadcrumbs_lead_up_the_sections(client):
    parent = SectionFactory(title="Thời sự")
    child = SectionFactory(title="Quốc hội", parent=parent)
    page = read(client, ArticleFactory(parent=child, published=True))
    links = [a["href"] for a in page.select(".breadcrumbs a")]
    assert links == ["/", parent.url, child.url]


def test_persons_in_bylines_are_linked_and_bodies_are_not(client):
    person = PersonFactory(full_name="Hoàng Giang")
    translator = PersonFactory(full_name="Hải Minh")
    body = OrganisationFactory(name="Chính phủ")
    article = ArticleFactory(
        published=True,
        bylines=[
            Byline(organisation=body, role=Byline.Role.REPUBLISHED),
            Byline(person=translator, role=Byline.Role.TRANSLATION),
            Byline(person=person),
            Byline(name="Văn Hào"),
        ],
    )
    page = read(client, article)
    lines = page.select(".byline")
    assert [line["class"][1] for line in lines] == [
        "byline-words",
        "byline-translation",
        "byline-republished",
    ]
    assert words(lines[0]) == "Hoàng Giang – Văn Hào"
    assert lines[0].a["href"] == person.get_absolute_url()
    assert lines[1].a["href"] == translator.get_absolute_url()
    assert lines[2].a is None
    assert words(lines[2]).endswith("Chính phủ")


def test_keywords_and_topics_are_linked(client):
    article = full_story()
    page = read(client, article)
    assert page.select_one(".story-topic a")["href"] == "/chu-de/noi-doi-bo/"
    assert [a["href"] for a in page.select(".keywords a")] == [
        "/tu-khoa/cau-song-hau/",
        "/tu-khoa/ha-tang/",
    ]


def test_corrections_name_wrong_and_right(client):
    article = ArticleFactory(published=True)
    Correction.objects.create(
        article=article, kind="statutory", wrong="Ông <A> là Bộ trưởng", right="Ông A là Thứ trưởng"
    )
    page = read(client, article)
    notice = page.select_one(".correction")
    assert [words(dd) for dd in notice.select("dd")] == [
        "Ông <A> là Bộ trưởng",
        "Ông A là Thứ trưởng",
    ]
    assert article.section.title in words(notice)


def test_body_keeps_its_blocks_and_escapes_words(client):
    article = full_story()
    page = read(client, article)
    body = page.select_one(".story-body")
    assert words(body.select_one(".text h2")) == "Ý nghĩa"
    assert words(body.select_one(".pull-quote blockquote")) == "Cầu này là của dân"
    window = body.select_one(".table-window")
    assert window["tabindex"] == "0"
    assert window["aria-label"] == "Sản lượng lúa"
    assert words(window.select_one("td")) == "An Giang"
    assert "(PDF," in words(body.select_one(".document"))
    plain = publish(ArticleFactory(title="Lãi suất <5% & tăng"))
    assert words(read(client, plain).h1) == "Lãi suất <5% & tăng"


def test_links_in_the_body_lead_to_live_pages_only(client):
    article = full_story()
    linked = ArticlePage.objects.get(title="Bài được nhắc đến")
    page = read(client, article)
    assert page.select_one(".text a")["href"] == linked.url
    assert page.select_one(".related-link a")["href"] == linked.url
    linked.unpublish()
    page = read(client, article)
    assert not page.select_one(".text a").has_attr("href")
    assert page.select_one(".related-link") is None


def test_control_characters_in_a_text_break_nothing(client):
    article = ArticleFactory(
        published=True, body=[("text", "<p>Một\x1chai</p>"), ("text", "<p>Ba</p>")]
    )
    assert [words(text) for text in read(client, article).select(".text")] == ["Mộthai", "Ba"]


def test_related_stories_keep_the_editors_order_and_hide_what_is_not_out(client):
    section = SectionFactory()
    first, second, hidden = (ArticleFactory(parent=section, published=True) for _n in range(3))
    article = ArticleFactory(parent=section)
    article.related_rows = [RelatedArticle(related=story) for story in (second, hidden, first)]
    article.save()
    article = publish(article)
    hidden.unpublish()
    page = read(client, article)
    links = [a["href"] for a in page.select(".related .entry-title a")]
    assert links == [second.url, first.url]
    assert hidden.url not in str(page)


def test_more_of_the_topic_leaves_out_the_story_itself(client):
    article = full_story()
    topic = article.topics[0]
    other = ArticleFactory()
    other.topic_rows = [type(article.topic_rows.first())(topic=topic)]
    other.save()
    other = publish(other)
    page = read(client, article)
    assert [a["href"] for a in page.select(".more .entry-title a")] == [other.url]
    assert page.select_one(".more h2 a")["href"] == topic.get_absolute_url()


def test_more_of_the_section_where_a_story_has_no_topic(client):
    section = SectionFactory()
    older = ArticleFactory(parent=section, published=True)
    article = ArticleFactory(parent=section, published=True)
    page = read(client, article)
    assert [a["href"] for a in page.select(".more .entry-title a")] == [older.url]
    assert page.select_one(".more h2 a")["href"] == section.url


def test_draft_answers_404(client):
    article = ArticleFactory()
    assert client.get(article.url).status_code == 404


def test_retracted_story_answers_410_without_its_words(client):
    article = full_story()
    retract(
        article,
        user=AccountFactory(role="editor_in_chief"),
        reason="Sai sự thật",
        at=timezone.now(),
    )
    answer = client.get(article.url)
    text = answer.content.decode()
    assert answer.status_code == 410
    assert article.title not in text
    assert "Sai sự thật" not in text
    assert re.search(r'name="robots" content="noindex"', text)
