"""A photo story: every photo once, counted, with its caption and credit, also without scripts."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from bs4 import BeautifulSoup
from playwright.sync_api import expect

from tests.factories import ArticleFactory, PersonFactory, PhotoFactory
from tests.portal.stories import photo, publish
from tests.portal.test_accessibility import WCAG_22_AA
from tests.portal.test_queries import questions


def told(lead=None, photos=(), words=("<p>Sáng sớm.</p>",), group=(), **kwargs):
    """A published photo story of ``photos``, ``words`` after the first, and a ``group``."""
    blocks = [
        ("photo", {"photo": one, "caption": f"Ảnh thứ {n}", "alternative_text": f"Tả {n}"})
        for n, one in enumerate(photos)
    ]
    blocks[1:1] = [("text", text) for text in words]
    if group:
        blocks.append(("photo_group", {"photos": list(group), "caption": ""}))
    return publish(ArticleFactory(genre="photo_story", lead_photo=lead, body=blocks, **kwargs))


def read(client, story) -> BeautifulSoup:
    return BeautifulSoup(client.get(story.url).content, "html.parser")


@pytest.mark.django_db
class TestSequence:
    def test_every_photo_is_counted_with_its_caption_and_credit(self, client):
        story = told(photos=[photo(), photo(credit_line="Ảnh: Nhật Bắc")])
        frames = read(client, story).select(".frame")
        assert [one.select_one(".frame-count").get_text() for one in frames] == ["1/2", "2/2"]
        assert "Ảnh thứ 1. Ảnh: Nhật Bắc" in " ".join(frames[1].get_text().split())
        assert frames[1].img["alt"] == "Tả 1"
        assert frames[1]["aria-label"] == "Ảnh 2 trên 2" or "2" in frames[1]["aria-label"]

    def test_a_lead_photo_that_is_among_the_photos_is_shown_once(self, client):
        lead, other = photo(), photo((1, 2, 3))
        page = read(client, told(lead=lead, photos=[other, lead]))
        assert len(page.select(".frame")) == 2
        assert page.select(".photo-lead") == []

    def test_a_lead_photo_that_is_not_opens_the_story(self, client):
        lead = photo(caption="Mở đầu câu chuyện")
        frames = read(client, told(lead=lead, photos=[photo((1, 2, 3))])).select(".frame")
        assert len(frames) == 2
        assert "Mở đầu câu chuyện" in frames[0].get_text()

    def test_photos_of_a_group_are_frames_of_their_own(self, client):
        pair = [photo(caption="Một"), photo((1, 2, 3), caption="Hai")]
        frames = read(client, told(photos=[photo((9, 9, 9))], group=pair)).select(".frame")
        assert [one.select_one(".frame-count").get_text() for one in frames] == [
            "1/3",
            "2/3",
            "3/3",
        ]
        assert "Hai." in frames[2].get_text()

    def test_short_texts_stand_between_and_empty_ones_leave_no_gap(self, client):
        page = read(client, told(photos=[photo(), photo()], words=["<p>Giữa.</p>", ""]))
        kinds = [one["class"][0] for one in page.select(".frames > *")]
        assert kinds == ["frame", "frame-words", "frame", "frames-bar"]

    def test_only_the_first_photo_is_fetched_at_once(self, client):
        images = read(client, told(photos=[photo(), photo()])).select(".frame img")
        assert [image.get("loading") for image in images] == [None, "lazy"]

    def test_without_scripts_nothing_is_missing_or_in_the_way(self, client):
        page = read(client, told(photos=[photo(), photo()]))
        assert page.select_one(".frames-bar").has_attr("hidden")
        assert all(not one.has_attr("hidden") for one in page.select(".frame"))

    def test_other_stories_stay_as_they_were(self, client):
        story = publish(ArticleFactory(lead_photo=photo()))
        page = read(client, story)
        assert page.select(".frame") == []
        assert page.select(".photo-lead")

    def test_asks_no_more_than_any_story_however_many_photos(self, client):
        asked = questions(client, told(lead=photo(), photos=[photo()]).url)
        assert len(asked) <= 12
        many = told(photos=[photo((n, n, n)) for n in range(9)], group=[photo(), photo()])
        assert len(questions(client, many.url)) <= len(asked)

    def test_the_preview_of_a_draft_is_a_photo_story_too(self, client, admin_client):
        draft = ArticleFactory(genre="photo_story", body=[("photo", {"photo": photo()})])
        answer = admin_client.get(f"/quan-tri/pages/{draft.pk}/view_draft/")
        assert 'class="frames"' in answer.content.decode()


@pytest.mark.django_db
class TestPhotographer:
    def printed(self, person, count):
        photos = [
            photo((n, n, n), photographers=[person], caption=f"Chú thích {n}") for n in range(count)
        ]
        return told(photos=photos)

    def test_photos_bear_their_captions_and_lead_to_the_story(self, client):
        person = PersonFactory()
        story = self.printed(person, 2)
        page = BeautifulSoup(client.get(person.get_absolute_url()).content, "html.parser")
        sheet = page.select(".photo-sheet li")
        assert {one.a["href"] for one in sheet} == {story.url}
        assert "Chú thích 1." in sheet[0].get_text()

    def test_photos_are_paged(self, client, monkeypatch):
        monkeypatch.setattr("portal.persons.PHOTOS", 2)
        person = PersonFactory()
        self.printed(person, 5)
        seen = []
        for number in (1, 2, 3):
            answer = client.get(person.get_absolute_url(), {"anh": number})
            page = BeautifulSoup(answer.content, "html.parser")
            seen += [one.figcaption.get_text() for one in page.select(".photo-sheet li")]
            links = {a["rel"][0]: a["href"] for a in page.select(".photo-sheet .paging a")}
            wanted = {1: {"next": "?anh=2"}, 2: {"prev": ".", "next": "?anh=3"}}
            assert links == wanted.get(number, {"prev": "?anh=2"})
        assert len(set(seen)) == 5
        for bad in ("4", "0", "x"):
            assert client.get(person.get_absolute_url(), {"anh": bad}).status_code == 404


@pytest.mark.browser
class TestInABrowser:
    @pytest.fixture(params=[1280, 390], ids=["desk", "phone"])
    def story(self, request, site, page):
        page.set_viewport_size({"width": request.param, "height": 800})
        page.emulate_media(reduced_motion="reduce")
        shots = [photo((40 * n, 90, 120)) for n in range(4)]
        page.goto(site.url + told(photos=shots).url)
        expect(page.locator("[data-frames-bar]")).to_be_visible()
        return page

    def top_of(self, page, number):
        return page.locator(f"#anh-{number}").evaluate("e => e.getBoundingClientRect().top")

    def test_keys_go_from_photo_to_photo(self, story):
        count = story.locator("[data-frames-count]")
        story.keyboard.press("ArrowRight")
        story.keyboard.press("ArrowRight")
        expect(count).not_to_have_text("1/4")
        for _ in range(4):
            story.keyboard.press("ArrowRight")
        expect(count).to_have_text("4/4")
        expect(story.locator("#anh-4")).to_be_focused()
        story.keyboard.press("ArrowLeft")
        expect(count).to_have_text("3/4")
        assert abs(self.top_of(story, 3)) < 40

    def test_buttons_do_the_same_and_end_at_the_ends(self, story):
        back, forward = story.locator("[data-frame-step]").all()
        expect(back).to_have_attribute("aria-disabled", "true")
        for number in (2, 3, 4):
            forward.click()
            expect(story.locator("[data-frames-count]")).to_have_text(f"{number}/4")
        # It says that it leads nowhere and stays where the finger is.
        forward.click(force=True)
        expect(story.locator("[data-frames-count]")).to_have_text("4/4")
        expect(forward).to_have_attribute("aria-disabled", "true")

    def test_scrolling_counts_and_snaps(self, story):
        story.locator("#anh-3").evaluate("e => e.scrollIntoView({block: 'start'})")
        expect(story.locator("[data-frames-count]")).to_have_text("3/4")
        assert story.evaluate("getComputedStyle(document.documentElement).scrollSnapType") in (
            "y",
            "y proximity",
        )

    def test_photos_fit_their_screen(self, story):
        assert story.evaluate("document.documentElement.scrollWidth <= innerWidth")
        box = story.locator("#anh-2 img").bounding_box()
        if story.viewport_size["width"] == 390:
            assert (round(box["x"]), round(box["width"])) == (0, 390)
        else:
            assert box["height"] <= 800

    def test_the_caption_stands_below_its_photo_whose_place_is_kept(self, story):
        for frame in story.locator(".frame").all():
            image, caption = frame.locator("img"), frame.locator("figcaption")
            place = image.evaluate("e => e.offsetHeight")
            image.evaluate("async image => { image.loading = 'eager'; await image.decode(); }")
            assert image.evaluate("e => e.offsetHeight") == place > 100
            bottom = image.evaluate("e => e.getBoundingClientRect().bottom")
            assert caption.evaluate("e => e.getBoundingClientRect().top") >= bottom

    def test_axe_finds_nothing(self, story):
        for scheme in ("light", "dark"):
            story.emulate_media(color_scheme=scheme)
            found = Axe().run(story, options=WCAG_22_AA)
            assert found.violations_count == 0, found.generate_report()

    def test_on_paper_there_is_no_bar(self, story):
        story.emulate_media(media="print")
        expect(story.locator("[data-frames-bar]")).to_be_hidden()
        expect(story.locator("#anh-4 img")).to_be_visible()


@pytest.mark.django_db
class TestForm:
    def test_a_photo_story_has_its_photos_first(self, admin_client):
        story = ArticleFactory(genre="photo_story", lead_photo=PhotoFactory())
        html = admin_client.get(f"/quan-tri/pages/{story.pk}/edit/").content.decode()
        body = html.index('data-contentpath="body"')
        assert body < html.index('data-contentpath="lead_photo"')
        assert body < html.index('data-contentpath="kicker"')
        for name in ("title", "standfirst", "genre", "lead_caption"):
            assert html.count(f'name="{name}"') == 1, name
        assert html.count("bylines-TOTAL_FORMS") >= 1

    def test_any_other_story_begins_with_its_headline(self, admin_client):
        story = ArticleFactory(genre="news")
        html = admin_client.get(f"/quan-tri/pages/{story.pk}/edit/").content.decode()
        lead, body = 'data-contentpath="lead_photo"', 'data-contentpath="body"'
        assert html.index(lead) < html.index(body)
        for name in ("title", "standfirst", "genre", "lead_caption"):
            assert html.count(f'name="{name}"') == 1, name
