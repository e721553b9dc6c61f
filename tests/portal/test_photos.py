"""Photos in stories and lists: captions, credits, sizes, files that are missing."""

import json

import pytest
from bs4 import BeautifulSoup

from cms.articles.models import ArticlePage, Byline
from media.models import Rendition
from portal.captions import closed, takes_label
from tests.factories import (
    ArticleFactory,
    OrganisationFactory,
    PersonFactory,
    PhotoFactory,
    SectionFactory,
)
from tests.portal.stories import full_story, photo

pytestmark = pytest.mark.django_db


def read(client, address) -> BeautifulSoup:
    answer = client.get(address)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def words(element) -> str:
    return " ".join(element.get_text().split())


def with_photos(*blocks, **kwargs):
    return ArticleFactory(body=list(blocks), published=True, **kwargs)


def test_credit_follows_the_caption_on_its_line(client):
    shown = photo(
        photographers=[PersonFactory(full_name="Quang Hiếu")],
        agency=OrganisationFactory(name="Cổng thông tin", short_name="VGP"),
        credit_line="",
        caption="Toàn cảnh phiên họp",
    )
    article = with_photos(("photo", {"photo": shown, "caption": "", "alternative_text": ""}))
    caption = words(read(client, article.url).figcaption)
    assert caption.startswith("Toàn cảnh phiên họp. ")
    assert caption.endswith(": Quang Hiếu/VGP")


def test_caption_of_the_story_goes_before_the_photos_own(client):
    article = with_photos(
        ("photo", {"photo": photo(), "caption": "Chú thích riêng", "alternative_text": "Hai bờ"})
    )
    figure = read(client, article.url).figure
    assert words(figure.figcaption).startswith("Chú thích riêng.")
    assert figure.img["alt"] == "Hai bờ"


@pytest.mark.parametrize(
    ("caption", "printed"),
    [
        ("Đại biểu dự lễ", "Đại biểu dự lễ."),
        ("Đại biểu dự lễ.", "Đại biểu dự lễ."),
        ("Ai đúng?", "Ai đúng?"),
        ("Còn nữa…", "Còn nữa…"),
        ("  ", ""),
    ],
)
def test_caption_ends_its_sentence_once(caption, printed):
    assert closed(caption) == printed


@pytest.mark.parametrize(
    ("credit", "labelled"),
    [
        ("Nhật Bắc", True),
        ("Ảnh chụp màn hình", False),
        ("Nguồn: TTXVN", False),
        ("Hình từ Internet", False),
        ("", False),
    ],
)
def test_credit_that_says_what_it_is_takes_no_label(credit, labelled):
    assert takes_label(credit) is labelled


def test_group_prints_one_caption_and_each_credit_once(client):
    pair = [photo(credit_line="Ảnh: Nhật Bắc"), photo(credit_line="Ảnh: Nhật Bắc"), photo()]
    article = with_photos(("photo_group", {"photos": pair, "caption": "Hai bờ sông"}))
    page = read(client, article.url)
    captions = page.select(".photo-group figcaption")
    assert len(captions) == 1
    assert words(captions[0]).endswith(": Nhật Bắc; Lê Văn Mít")
    assert len(page.select(".photo-group img")) == 3
    assert all(img["alt"] for img in page.select(".photo-group img"))


def test_group_without_a_caption_prints_each_photos_own(client):
    pair = [photo(caption="Bờ trái"), photo(caption="Bờ phải")]
    article = with_photos(("photo_group", {"photos": pair, "caption": ""}))
    captions = [words(one) for one in read(client, article.url).select("figcaption")]
    assert [caption.split(".")[0] for caption in captions] == ["Bờ trái", "Bờ phải"]


def test_images_say_their_size_and_only_the_lead_comes_first(client):
    page = read(client, full_story().url)
    images = page.select(".story img")
    assert all(int(img["width"]) and int(img["height"]) for img in images)
    lead, *others = images
    assert lead["fetchpriority"] == "high"
    assert "loading" not in lead.attrs
    assert all(img["loading"] == "lazy" for img in others)


def test_browsers_are_offered_avif_then_webp_then_jpeg(client):
    figure = read(client, full_story().url).select_one(".photo-lead picture")
    sources = figure.select("source")
    assert [source["type"] for source in sources] == ["image/avif", "image/webp"]
    for source in sources:
        widths = [part.split()[1] for part in source["srcset"].split(", ")]
        assert widths == ["400w", "800w", "1200w", "1600w"]
        assert source["sizes"] == figure.img["sizes"]
    assert figure.img["src"].endswith(".jpg")
    assert [part.split()[1] for part in figure.img["srcset"].split(", ")] == ["800w", "1600w"]


def test_photo_is_never_printed_larger_than_it_is(client):
    article = with_photos(
        (
            "photo",
            {"photo": PhotoFactory(delivered=True), "caption": "", "alternative_text": ""},
        )
    )
    sizes = read(client, article.url).select_one(".photo source")["srcset"].split(", ")
    assert [size.split()[1] for size in sizes] == ["400w", "800w", "900w"]


def test_photo_that_awaits_its_file_keeps_its_place_and_caption(client):
    waiting = PhotoFactory(awaiting_file=True, caption="Đoàn chủ tịch", delivered=True)
    article = with_photos(
        ("photo", {"photo": waiting, "caption": "", "alternative_text": ""}), lead_photo=waiting
    )
    page = read(client, article.url)
    assert len(page.select(".story figure img")) == 2
    assert {img["alt"] for img in page.select(".story figure img")} == {""}
    assert words(page.select_one(".photo-lead figcaption")).startswith("Đoàn chủ tịch.")
    assert page.find("meta", property="og:image") is None


def test_photo_that_awaits_its_file_is_in_no_list(client):
    section = SectionFactory()
    ArticleFactory(parent=section, lead_photo=PhotoFactory(awaiting_file=True), published=True)
    for address in ("/", section.url):
        page = read(client, address)
        assert len(page.select(".entry")) == 1
        assert page.select("img") == []


def test_reading_makes_no_file(client):
    fresh = photo(caption="Vừa tải lên", delivered=False)
    person = PersonFactory(portrait=fresh)
    article = with_photos(
        ("photo", {"photo": fresh, "caption": "", "alternative_text": ""}),
        lead_photo=fresh,
        bylines=[Byline(person=person)],
    )
    for address in ("/", article.url, article.section.url, person.get_absolute_url(), "/rss.xml"):
        read(client, address)
    assert not Rendition.objects.exists()


def test_photo_whose_sizes_are_not_made_yet_costs_only_its_own_place(client):
    fresh = photo(caption="Vừa tải lên", delivered=False)
    article = with_photos(
        ("photo", {"photo": fresh, "caption": "", "alternative_text": ""}), lead_photo=fresh
    )
    page = read(client, article.url)
    assert page.select(".story img") == []
    assert len(page.select(".photo-place")) == 2
    assert words(page.select_one(".photo figcaption")).startswith("Vừa tải lên.")
    assert read(client, article.section.url).select("img") == []


def test_the_nearest_size_serves_until_the_right_one_is_made(client):
    fresh = photo(delivered=False)
    article = with_photos(lead_photo=fresh)
    small, large = fresh.get_rendition("max-165x165"), fresh.get_rendition("width-700")
    fresh.get_rendition("fill-100x300")
    lead = read(client, article.url).select_one(".photo-lead")
    assert lead.img["src"] == large.url
    assert (lead.img["width"], lead.img["height"]) == (str(large.width), str(large.height))
    large.delete()
    assert read(client, article.url).select_one(".photo-lead img")["src"] == small.url


def test_what_is_delivered_outlives_a_lost_original(client):
    lost = photo()
    article = with_photos(lead_photo=lost)
    lost.file.storage.delete(lost.file.name)
    assert len(read(client, article.url).select(".photo-lead img")) == 1


def test_a_photo_that_is_not_there_leaves_a_story_readable(client):
    article = with_photos(
        ("photo", {"photo": photo(), "caption": "Còn chú thích", "alternative_text": ""}),
        ("photo_group", {"photos": [photo(), photo()], "caption": "Cả nhóm"}),
    )
    body = article.body.get_prep_value()
    body[0]["value"]["photo"] = 987_654
    body[1]["value"]["photos"] = [987_655, 987_656]
    ArticlePage.objects.filter(pk=article.pk).update(body=json.dumps(body))
    page = read(client, article.url)
    assert page.select("figure, figcaption, .photo-place") == []
    assert "Còn chú thích" not in page.select_one(".story").get_text()
