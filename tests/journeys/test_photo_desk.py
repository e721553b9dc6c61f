"""A photo editor goes through the photos of an event: by key, over pages, twenty at once."""

from datetime import date, datetime

import pytest
from django.utils.timezone import make_aware
from playwright.sync_api import expect

from cms.people.models import Position
from media.models import Photo
from tests.factories import (
    OrganisationFactory,
    PersonFactory,
    PhotoEventFactory,
    PhotoFactory,
)

pytestmark = pytest.mark.browser


@pytest.fixture
def library(site, page, log_in):
    """``library(count)`` opens the library of so many photos; the newest is the first."""

    def opened(count, role="photo_editor", **fields):
        photos = [PhotoFactory(title=f"Ảnh {n}", **fields) for n in range(count)][::-1]
        log_in(role)
        page.goto(f"{site.url}/quan-tri/images/")
        expect(page.locator("[data-photo]")).to_have_count(min(count, 48))
        return photos

    return opened


def eventually(page, told, wanted):
    """Wait until ``told()`` of the database is ``wanted``."""
    for _ in range(100):
        if told() == wanted:
            return
        page.wait_for_timeout(100)
    assert told() == wanted


def card(page, photo):
    return page.locator(f'[data-photo="{photo.pk}"]')


def test_everything_by_key(library, page):
    photos = library(8)
    page.keyboard.press("ArrowRight")
    expect(card(page, photos[0])).to_be_focused()
    page.keyboard.press("p")
    page.keyboard.press("4")
    expect(card(page, photos[0])).to_have_attribute("data-rating", "4")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("x")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("p")
    page.keyboard.press("u")
    page.keyboard.press("5")
    page.keyboard.press("0")
    saved = Photo.objects.filter(pk__in=[photo.pk for photo in photos[:3]]).order_by("-pk")
    eventually(
        page,
        lambda: list(saved.values_list("pick", "rating")),
        [("pick", 4), ("reject", 0), ("", 0)],
    )
    across = page.evaluate(
        """() => {
            const all = [...document.querySelectorAll("[data-photo]")];
            return all.findIndex((one) => one.offsetTop !== all[0].offsetTop);
        }"""
    )
    card(page, photos[0]).focus()
    page.keyboard.press("ArrowDown")
    expect(card(page, photos[across])).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(card(page, photos[0])).to_be_focused()
    page.keyboard.press("Space")
    expect(card(page, photos[0]).locator("[data-choose]")).to_be_checked()
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    expect(page.locator("[data-choose]:checked")).to_have_count(3)
    page.keyboard.press("Escape")
    expect(page.locator("[data-choose]:checked")).to_have_count(0)
    page.keyboard.press("?")
    expect(page.locator("[data-keys]")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(page.locator("[data-find]")).to_be_focused()
    page.keyboard.type("px1")
    expect(page.locator("[data-find]")).to_have_value("px1")
    card(page, photos[1]).focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/images/{photos[1].pk}/")


def test_a_mark_that_could_not_be_saved_is_taken_back_and_said(library, page):
    photos = library(1)
    page.route("**/desk/mark/", lambda route: route.abort())
    page.keyboard.press("ArrowRight")
    page.keyboard.press("3")
    expect(page.locator("[data-notice]")).to_be_visible()
    expect(card(page, photos[0])).to_have_attribute("data-rating", "0")


def test_a_reporter_marks_only_what_is_hers(library, page):
    photos = library(1, role="reporter")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("p")
    expect(page.locator("[data-notice]")).to_be_visible()
    expect(card(page, photos[0])).to_have_attribute("data-pick", "")


def test_the_choice_lasts_from_page_to_page(library, page):
    library(50)
    boxes = page.locator("[data-choose]")
    boxes.first.check()
    boxes.nth(3).click(modifiers=["Shift"])
    expect(page.locator("[data-choose]:checked")).to_have_count(4)
    page.locator("[data-after]").click()
    page.wait_for_url("**p=2")
    expect(page.locator("[data-bar]")).to_be_visible()
    page.locator("[data-choose]").first.check()
    expect(page.locator("[data-chosen-count]")).to_contain_text("5")
    expect(page.locator("[data-chosen-elsewhere]")).to_contain_text("4")
    page.locator("[formaction*='desk/edit']").click()
    expect(page.locator(".desk-many__thumbnails li")).to_have_count(5)
    page.go_back()
    page.locator("[data-choose-all]").click()
    expect(page.locator("[data-chosen-count]")).to_contain_text("50")
    page.locator("[data-bar-decide=pick]").click()
    expect(page.locator("[data-photo][data-pick=pick]")).to_have_count(2)
    eventually(page, Photo.objects.filter(pick="pick").count, 50)
    page.locator("[data-choose-none]").click()
    expect(page.locator("[data-bar]")).to_be_hidden()


def test_twenty_photos_captioned_in_one_action_and_undone(library, page, site):
    event = PhotoEventFactory(title="Lễ khởi công")
    minister = PersonFactory(full_name="Nguyễn Văn Ất")
    health = OrganisationFactory(name="Bộ Y tế")
    Position.objects.create(
        person=minister, title="Thứ trưởng", organisation=health, valid_to=date(2026, 4, 7)
    )
    Position.objects.create(
        person=minister, title="Bộ trưởng", organisation=health, valid_from=date(2026, 4, 8)
    )
    library(20, event=event, taken_at=make_aware(datetime(2026, 4, 7, 9, 0)))
    page.goto(f"{site.url}/quan-tri/images/events/{event.pk}/")
    page.locator("[data-choose-page]").click()
    page.locator("[formaction*='desk/edit']").click()
    # The page's scripts have run when it is loaded.
    page.wait_for_load_state("load")
    page.locator("[name=caption_way]").select_option("set")
    caption = page.locator("[name=caption]")
    caption.click()
    page.keyboard.type("Nguyen Van")
    expect(page.locator(".desk-proposals [role=option]").first).to_contain_text("Thứ trưởng")
    page.keyboard.press("Enter")
    page.keyboard.type(" phát lệnh khởi công.")
    expect(caption).to_have_value("Thứ trưởng Bộ Y tế Nguyễn Văn Ất phát lệnh khởi công.")
    expect(page.locator("[data-added]")).to_contain_text("Nguyễn Văn Ất")
    page.locator("[name=place]").fill("Vàm Lá")
    expect(page.locator("[name=change][value=place]")).to_be_checked()
    page.locator("[name=step][value=show]").click()
    expect(page.locator(".desk-plan ins").first).to_be_visible()
    assert not Photo.objects.filter(place="Vàm Lá").exists()
    page.locator("[name=step][value=do]").click()
    expect(page.locator(".desk-undo button")).to_be_visible()
    changed = Photo.objects.filter(
        place="Vàm Lá", people_shown=minister, caption__startswith="Thứ trưởng Bộ Y tế"
    )
    assert changed.count() == 20
    page.locator(".desk-undo button").click()
    expect(page.locator(".messages")).to_contain_text("20")
    assert Photo.objects.filter(place="", caption__startswith="Nông dân").count() == 20
    assert not minister.photos_shown_in.exists()


def test_a_filter_proposes_names_and_stays_in_the_address(library, page):
    signed = PersonFactory(full_name="Lê Thị Hằng")
    photo = library(3)[1]
    photo.photographer_rows.create(person=signed)
    page.locator(".desk-filters__summary").click()
    page.locator("[name=photographer]").press_sequentially("hang")
    expect(page.locator(".desk-proposals [role=option]").first).to_have_text("Lê Thị Hằng")
    page.keyboard.press("Enter")
    page.locator(".desk-filters__buttons .button").click()
    expect(page.locator("[data-photo]")).to_have_count(1)
    expect(card(page, photo)).to_be_visible()
    assert page.url.endswith("?photographer=L%C3%AA+Th%E1%BB%8B+H%E1%BA%B1ng")
    page.locator(".desk-chip a").click()
    expect(page.locator("[data-photo]")).to_have_count(3)


def test_on_a_phone_everything_is_in_reach(library, page):
    page.set_viewport_size({"width": 390, "height": 844})
    photos = library(2)
    first = card(page, photos[0])
    first.locator("[data-decide=pick]").click()
    first.locator("[data-rate='5']").click()
    first.locator("[data-choose]").check()
    expect(first).to_have_attribute("data-rating", "5")
    expect(page.locator("[data-bar]")).to_be_in_viewport()
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 390
    marked = Photo.objects.filter(pk=photos[0].pk, pick="pick", rating=5)
    eventually(page, marked.exists, True)
