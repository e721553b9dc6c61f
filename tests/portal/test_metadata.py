"""What machines read: JSON-LD, Open Graph, Dublin Core, the canonical address."""

import json
from datetime import datetime

import pytest
from bs4 import BeautifulSoup
from django.conf import settings

from cms.articles.models import Byline
from media.delivery import deliver
from media.metadata import read_metadata
from tests.factories import ArticleFactory, OrganisationFactory, PersonFactory
from tests.portal.stories import full_story, photo

pytestmark = pytest.mark.django_db
BASE = settings.WAGTAILADMIN_BASE_URL


def read(client, address) -> BeautifulSoup:
    return BeautifulSoup(client.get(address).content, "html.parser")


def json_ld(page) -> dict:
    return json.loads(page.find("script", type="application/ld+json").string)


def meta(page, name) -> str | None:
    found = page.find("meta", attrs={"name": name}) or page.find("meta", property=name)
    return found["content"] if found else None


def test_news_article_says_what_the_story_knows(client):
    article = full_story()
    data = json_ld(read(client, article.url))
    assert data["@type"] == "NewsArticle"
    assert data["headline"] == article.title
    assert data["description"] == article.standfirst
    assert datetime.fromisoformat(data["datePublished"]) == article.first_published_at.replace(
        microsecond=0
    )
    assert [author["@type"] for author in data["author"]] == ["Person", "Person"]
    assert data["author"][0]["url"].startswith(f"{BASE}/tac-gia/")
    assert data["publisher"]["name"] == settings.PORTAL_NAME
    assert data["articleSection"] == "Hoạt động"
    assert data["keywords"] == ["cầu sông Hậu", "hạ tầng"]
    assert data["inLanguage"] == "vi"
    assert data["mainEntityOfPage"]["@id"] == BASE + article.url
    assert data["isAccessibleForFree"] is True
    assert [image["@type"] for image in data["image"]] == ["ImageObject"] * 6


def test_image_object_says_what_the_file_says(client):
    shown = photo(
        photographers=[PersonFactory(full_name="Quang Hiếu")],
        agency=OrganisationFactory(name="Cổng thông tin", short_name="VGP"),
        credit_line="",
        caption="Toàn cảnh phiên họp",
        description="Đại biểu ngồi kín hội trường",
        copyright_notice="© VGP",
        usage_terms="Chỉ dùng cho tin bài",
        licensor_url="https://vidu.vn/anh",
        digital_source_type="digitalCapture",
        delivered=False,
    )
    deliver(shown.pk)
    article = ArticleFactory(lead_photo=shown, lead_caption="Lời của bài", published=True)
    (image,) = json_ld(read(client, article.url))["image"]
    row = shown.renditions.get(filter_spec="width-1600|format-jpeg")
    with row.file.storage.open(row.file.name) as file:
        said = read_metadata(file.read())
    assert image["contentUrl"] == BASE + row.url
    assert (image["width"], image["height"]) == (row.width, row.height)
    assert image["caption"] == said.caption == "Toàn cảnh phiên họp"
    assert image["creditText"] == said.credit == "Quang Hiếu/VGP"
    assert [creator["name"] for creator in image["creator"]] == list(said.creators)
    assert image["copyrightNotice"] == said.copyright_notice == "© VGP"
    assert image["usageInfo"] == said.usage_terms
    assert image["license"] == said.license_url
    assert image["acquireLicensePage"] == said.licensor_url
    assert image["digitalSourceType"] == said.digital_source_type
    assert image["accessibilitySummary"] == said.alternative_text


def test_the_licence_address_of_the_files_can_be_read(client):
    address = settings.PHOTO_LICENCE_URL.removeprefix(BASE)
    page = read(client, address)
    assert page.h1.get_text()
    assert page.select_one(f'footer a[href="{address}"]')


def test_news_article_changes_its_date_only_with_the_text(client):
    article = full_story()
    data = json_ld(read(client, article.url))
    assert data["dateModified"] == data["datePublished"]
    later = article.first_published_at.replace(year=article.first_published_at.year + 1)
    article.set_facts(revised_at=later)
    data = json_ld(read(client, article.url))
    assert datetime.fromisoformat(data["dateModified"]) == later.replace(microsecond=0)


def test_no_word_of_a_story_leaves_its_script(client):
    title = "</script><script>alert('Ễ')</script> & <!--"
    article = ArticleFactory(title=title, published=True)
    answer = client.get(article.url)
    assert b"<script>alert" not in answer.content
    assert json_ld(BeautifulSoup(answer.content, "html.parser"))["headline"] == title


def test_organisation_is_an_author_of_its_own_kind(client):
    article = ArticleFactory(
        bylines=[
            Byline(organisation=OrganisationFactory(name="Thông tấn xã"), role="republished"),
        ],
        published=True,
    )
    data = json_ld(read(client, article.url))
    assert data["author"] == [{"@type": "Organization", "name": "Thông tấn xã"}]


def test_story_without_parts_says_nothing_of_them(client):
    data = json_ld(read(client, ArticleFactory(published=True).url))
    assert "image" not in data
    assert "keywords" not in data


def test_dublin_core_and_open_graph_of_a_story(client):
    person = PersonFactory(full_name="Hoàng Giang")
    article = ArticleFactory(bylines=[Byline(person=person)], published=True)
    page = read(client, article.url)
    assert page.find("link", rel="canonical")["href"] == BASE + article.url
    assert page.html["lang"] == "vi"
    assert meta(page, "description") == article.standfirst
    assert meta(page, "DC.title") == article.title
    assert meta(page, "DC.creator") == "Hoàng Giang"
    assert meta(page, "DC.publisher") == settings.PORTAL_NAME
    assert meta(page, "DC.identifier") == BASE + article.url
    assert meta(page, "DC.language") == "vi"
    assert len(meta(page, "DC.date")) == 10
    assert meta(page, "og:type") == "article"
    assert meta(page, "og:title") == article.title


def test_every_page_has_its_title_and_dublin_core(client):
    article = full_story()
    person = article.bylines.first().person
    for address in (
        "/",
        article.section.url,
        person.get_absolute_url(),
        "/chu-de/noi-doi-bo/",
        "/tu-khoa/ha-tang/",
    ):
        page = read(client, address)
        assert settings.PORTAL_NAME in page.title.string
        assert meta(page, "DC.title")
        assert meta(page, "DC.identifier") == BASE + address
        assert len(page.find_all("h1")) == 1
        assert page.main["id"] == page.select_one("a.skip")["href"].removeprefix("#")
