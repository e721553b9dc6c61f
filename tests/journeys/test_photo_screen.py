"""A photo editor cuts a photo and looks at it closely: with mouse, keys and fingers."""

import json

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from media.cropping import usual_crop
from media.models import Photo
from tests.factories import PhotoFactory, picture_file

pytestmark = pytest.mark.browser

SIZE = (1200, 900)


@pytest.fixture(params=[1280, 390], ids=["desk", "phone"])
def screen(request, site, page, log_in):
    page.set_viewport_size({"width": request.param, "height": 1000})
    log_in("photo_editor")
    photo = PhotoFactory(file=picture_file(size=SIZE))
    page.goto(f"{site.url}/quan-tri/images/{photo.pk}/")
    expect(page.locator("[data-modes]")).to_be_visible()
    page.photo = photo
    return page


def mode(page, name):
    page.locator(f'[data-modes] [data-mode="{name}"]').click()


def numbers(page, name) -> list[int]:
    inputs = page.locator(f'[data-numbers-of="{name}"] input')
    return [
        int(value) if value else None
        for value in inputs.evaluate_all("all => all.map(i => i.value)")
    ]


def drag(page, start, end):
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    page.mouse.move(*end)
    page.mouse.up()


def saved(page) -> Photo:
    with page.expect_navigation():
        page.keyboard.press("Control+s")
    return Photo.objects.get(pk=page.photo.pk)


def test_a_cut_is_drawn_with_the_mouse_and_kept(screen):
    mode(screen, "1:1")
    frame = screen.locator("[data-cut]")
    expect(frame).to_be_visible()
    assert numbers(screen, "1:1") == [None, None, None]
    screen.locator("[data-stage]").scroll_into_view_if_needed()
    box = frame.bounding_box()
    corner = (box["x"] + box["width"] - 1, box["y"] + box["height"] - 1)
    drag(screen, corner, (corner[0] - box["width"] / 2, corner[1] - box["height"] / 2))
    left, top, width = numbers(screen, "1:1")
    assert (left, top) == (150, 0)
    assert width == pytest.approx(450, abs=8)
    box = frame.bounding_box()
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    drag(screen, middle, (middle[0] + 2000, middle[1] + 2000))
    left, top, _ = numbers(screen, "1:1")
    assert (left, top) == (1200 - width, 900 - width)
    expect(screen.locator('[data-preview="1:1"] [data-hand]')).to_be_visible()
    assert saved(screen).crops == {"1:1": [1200 - width, 900 - width, 1200, 900]}


def test_keys_move_and_resize_and_reset(screen):
    mode(screen, "3:2")
    expect(screen.locator("[data-cut]")).to_be_focused()
    screen.keyboard.press("ArrowDown")
    assert numbers(screen, "3:2") == [0, 62, 1200]
    for _ in range(10):
        screen.keyboard.press("Shift+ArrowLeft")
    left, top, width = numbers(screen, "3:2")
    assert width == 1080
    screen.keyboard.press("Alt+ArrowLeft")
    assert numbers(screen, "3:2") == [left - 1, top, width]
    for _ in range(200):
        screen.keyboard.press("Shift+ArrowLeft")
    width = numbers(screen, "3:2")[2]
    assert width == 240
    expect(screen.locator("[data-state]")).to_contain_text("240 × 160")
    screen.locator("[data-reset]").click()
    assert numbers(screen, "3:2") == [None, None, None]
    assert saved(screen).crops == {}


def test_the_focal_point_moves_the_cuts_that_nobody_drew(screen):
    mode(screen, "focal")
    screen.locator("[data-stage]").scroll_into_view_if_needed()
    box = screen.locator("[data-picture]").bounding_box()
    start = (box["x"] + box["width"] * 0.9, box["y"] + box["height"] * 0.1)
    drag(screen, start, (start[0] + box["width"] * 0.05, start[1] + box["height"] * 0.05))
    x, y, width, height = numbers(screen, "focal")
    assert x == pytest.approx(1110, abs=12)
    assert y == pytest.approx(112, abs=12)
    mode(screen, "1:1")
    expect(screen.locator("[data-cut]")).to_have_class("photo-cut is-usual")
    place = screen.locator("[data-cut]").evaluate("e => parseFloat(e.style.left)")
    photo = saved(screen)
    assert (photo.focal_point_x, photo.focal_point_width) == (x, width)
    assert usual_crop(photo, "1:1")[0] / 12 == pytest.approx(place, abs=0.2)


def test_numbers_typed_show_on_the_picture(screen):
    screen.locator("[data-numbers] summary").click()
    for part, value in {"left": 100, "top": 50, "width": 600}.items():
        screen.locator(f"[name=crop_3_2_{part}]").fill(str(value))
    mode(screen, "3:2")
    style = screen.locator("[data-cut]").evaluate("e => e.style.width")
    assert style == "50%"
    assert saved(screen).crops == {"3:2": [100, 50, 700, 450]}


def test_a_close_look(screen):
    screen.locator("[data-zoom]").click()
    dialog = screen.locator("[data-zoom-dialog]")
    expect(dialog).to_be_visible()
    expect(screen.locator("[data-zoom-note]")).to_have_text("")
    picture = screen.locator("[data-zoom-picture]")
    assert picture.evaluate("image => image.naturalWidth") == SIZE[0]
    level = screen.locator("[data-zoom-level]")
    fitting = level.inner_text()
    screen.locator("[data-zoom-act=whole]").click()
    expect(level).to_have_text("100 %")
    before = picture.evaluate("image => image.style.transform")
    screen.keyboard.press("ArrowRight")
    if screen.viewport_size["width"] < SIZE[0]:
        assert picture.evaluate("image => image.style.transform") != before
    screen.keyboard.press("+")
    expect(level).to_have_text("125 %")
    screen.mouse.move(200, 400)
    screen.mouse.wheel(0, -200)
    expect(level).not_to_have_text("125 %")
    screen.keyboard.press("0")
    expect(level).to_have_text(fitting)
    screen.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


def test_nothing_stands_in_anybodys_way(screen):
    mode(screen, "4:5")
    assert screen.evaluate("document.documentElement.scrollWidth <= innerWidth")
    # Wagtail's field for keywords lacks a label of its own.
    where = {"include": [[".photo-screen"]], "exclude": [[".tagit"]]}
    found = Axe().run(screen, context=where)
    assert not found.response["violations"], json.dumps(found.response["violations"], indent=1)


def test_without_scripts_the_numbers_are_there(browser, site, page, log_in):
    log_in("photo_editor")
    photo = PhotoFactory(file=picture_file(size=SIZE))
    plain = browser.new_context(java_script_enabled=False)
    plain.add_cookies(page.context.cookies())
    still = plain.new_page()
    still.goto(f"{site.url}/quan-tri/images/{photo.pk}/")
    for part, value in {"left": 0, "top": 0, "width": 900}.items():
        still.locator(f"[name=crop_1_1_{part}]").fill(str(value))
    still.locator("footer [type=submit]").click()
    assert Photo.objects.get(pk=photo.pk).crops == {"1:1": [0, 0, 900, 900]}
    plain.close()
