"""A photographer comes back from an event: many photos, a bad file, a bad line, a closed page."""

import re

import pytest
from playwright.sync_api import expect

from media.models import Photo, PhotoEvent, PhotoUpload
from media.uploads import outcomes, pieces
from tests.media.test_uploads import picture

pytestmark = pytest.mark.browser

PIECE = re.compile(r"/piece/\?start=\d+$")


def photos(count, size=(180, 120)):
    return [
        {"name": f"le-{n:02}.jpg", "mimeType": "image/jpeg", "buffer": picture(n, size)}
        for n in range(count)
    ]


def large(name="lon.jpg", seed=77):
    """A photo of some ten pieces, and how many they are."""
    buffer = picture(seed, (1500, 1000))
    return {"name": name, "mimeType": "image/jpeg", "buffer": buffer}, -(-len(buffer) // 4096)


@pytest.fixture
def small_pieces(monkeypatch):
    monkeypatch.setattr(pieces, "PIECE_SIZE", 4096)


@pytest.fixture
def screen(site, page, log_in, small_pieces):
    log_in("photographer")
    page.goto(f"{site.url}/quan-tri/images/multiple/add/")
    expect(page.locator("[data-choose-files]")).to_be_visible()
    return page


@pytest.fixture
def sent(page):
    """The offsets of the pieces that this browser has sent, as they go."""
    offsets = []
    page.on(
        "request",
        lambda request: (
            offsets.append(int(request.url.rpartition("=")[2]))
            if PIECE.search(request.url)
            else None
        ),
    )
    return offsets


def choose(page, files):
    page.locator("#upload-files").set_input_files(files)


def rows(page, state):
    return page.locator(f".upload-row[data-state={state}]")


def cut_after(page, count):
    """Let so many pieces through, then none: the line is down until ``page.unroute``."""
    through = []

    def pass_or_cut(route):
        through.append(route)
        route.continue_() if len(through) <= count else route.abort("internetdisconnected")

    page.route(PIECE, pass_or_cut)


def test_twenty_photos_of_an_event_and_a_bad_one_among_them(screen):
    event = PhotoEvent.objects.create(title="Lễ khánh thành trạm bơm")
    screen.goto(f"{screen.url}?event={event.pk}")
    files = photos(20)
    files[7]["buffer"] = files[7]["buffer"][: len(files[7]["buffer"]) // 2]
    choose(screen, files)

    expect(rows(screen, "taken")).to_have_count(19)
    refused = rows(screen, "refused")
    expect(refused).to_have_count(1)
    expect(refused).to_contain_text("le-07.jpg")
    expect(refused.locator(".upload-result__reason")).not_to_be_empty()
    expect(screen.locator("[data-count]")).to_contain_text("20 / 20")
    expect(screen.locator("[data-totals]")).to_contain_text("19")
    expect(screen.locator("[data-live]")).to_contain_text("19")
    expect(screen.locator("[data-again-all]")).to_be_hidden()
    assert Photo.objects.filter(event=event).count() == 19
    first = rows(screen, "taken").first.locator("img").first
    assert first.evaluate("async image => (await image.decode(), image.naturalWidth > 0)")

    screen.locator("[data-only-problems]").check()
    expect(screen.locator(".upload-row:visible")).to_have_count(1)
    screen.locator("[data-only-problems]").uncheck()
    rows(screen, "taken").first.locator("[data-act=delete]").click()
    expect(rows(screen, "deleted")).to_have_count(1)
    assert Photo.objects.in_library().count() == 18


def test_the_same_file_is_shown_and_kept_only_when_somebody_says_so(screen):
    [file] = photos(1)
    choose(screen, [file])
    expect(rows(screen, "taken")).to_have_count(1)
    choose(screen, [{**file, "name": "ten-khac.jpg"}])
    known = rows(screen, "known")
    expect(known.locator("[data-warning] a")).to_be_visible()
    assert Photo.objects.count() == 1
    known.locator("[data-act=keep]").click()
    expect(rows(screen, "taken")).to_have_count(2)
    assert Photo.objects.count() == 2


def test_when_the_line_is_cut_it_goes_on_by_itself(screen, sent):
    file, count = large()
    cut_after(screen, 3)
    choose(screen, [file])
    expect(rows(screen, "offline")).to_have_count(1)
    screen.unroute(PIECE)
    del sent[:]
    screen.context.set_offline(True)
    screen.context.set_offline(False)
    expect(rows(screen, "taken")).to_have_count(1)
    assert sorted(set(sent)) == [4096 * n for n in range(3, count)]
    assert Photo.objects.get().file.size == len(file["buffer"])


def test_a_reload_in_the_middle_goes_on_where_it_stopped(screen, sent, tmp_path):
    file, count = large()
    path = tmp_path / file["name"]
    path.write_bytes(file["buffer"])
    cut_after(screen, 5)
    choose(screen, path)
    expect(rows(screen, "offline")).to_have_count(1)

    asked = []
    screen.once("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    screen.reload()
    assert asked == ["beforeunload"]
    screen.unroute(PIECE)
    expect(screen.locator("[data-unfinished] li")).to_contain_text("lon.jpg")
    del sent[:]
    choose(screen, path)
    expect(rows(screen, "taken")).to_have_count(1)
    expect(screen.locator("[data-unfinished]")).to_have_count(0)
    assert sent == [4096 * n for n in range(5, count)]
    assert Photo.objects.get().file.size == len(file["buffer"])


def test_a_file_is_paused_goes_on_and_is_left_out(screen, sent):
    file, count = large()
    other, _count = large("khac.jpg", seed=78)
    cut_after(screen, 2)
    choose(screen, [file])
    expect(rows(screen, "offline")).to_have_count(1)
    screen.locator("[data-act=pause]").click()
    expect(rows(screen, "paused")).to_have_count(1)
    choose(screen, [other])
    expect(rows(screen, "offline")).to_have_count(1)
    with screen.expect_response(re.compile("/discard/$")):
        rows(screen, "offline").locator("[data-act=cancel]").click()
    expect(screen.locator(".upload-row")).to_have_count(1)
    assert PhotoUpload.objects.count() == 1
    screen.unroute(PIECE)
    screen.locator("[data-act=resume]").click()
    expect(rows(screen, "taken")).to_have_count(1)
    assert Photo.objects.get().title == "lon"


def test_what_failed_is_tried_again_without_sending_it_twice(screen, sent, monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError("hỏng")

    with monkeypatch.context() as patched:
        patched.setattr(outcomes, "take_in", broken)
        choose(screen, photos(1))
        expect(rows(screen, "failed").locator(".upload-result__reason")).not_to_be_empty()
    del sent[:]
    screen.locator("[data-again-all]").click()
    expect(rows(screen, "taken")).to_have_count(1)
    assert sent == []


def test_what_had_arrived_in_full_is_taken_in_when_the_screen_opens_again(screen):
    screen.route("**/finish/", lambda route: route.abort("internetdisconnected"))
    choose(screen, photos(1))
    expect(rows(screen, "offline")).to_have_count(1)
    screen.unroute("**/finish/")
    screen.once("dialog", lambda dialog: dialog.accept())
    screen.reload()
    expect(rows(screen, "taken")).to_have_count(1)
    expect(screen.locator("[data-unfinished]")).to_have_count(0)


def test_who_is_signed_out_meanwhile_is_told_and_loses_nothing(screen):
    cookies = screen.context.cookies()
    screen.context.clear_cookies()
    choose(screen, photos(2))
    expect(rows(screen, "paused")).to_have_count(2)
    expect(screen.locator("[data-signed-out]")).to_be_visible()
    screen.context.add_cookies(cookies)
    screen.locator("[data-resume-all]").click()
    expect(rows(screen, "taken")).to_have_count(2)
    expect(screen.locator("[data-signed-out]")).to_be_hidden()


def test_a_folder_gives_its_photos_and_says_what_it_left_out(screen, tmp_path):
    folder = tmp_path / "the-nho"
    (folder / "100D").mkdir(parents=True)
    for name, content in (("a.jpg", picture(1)), ("a.nef", b"x"), ("Thumbs.db", b"x")):
        (folder / "100D" / name).write_bytes(content)
    screen.on("filechooser", lambda chooser: chooser.set_files(folder))
    screen.locator("[data-choose-folder]").click()
    expect(rows(screen, "taken")).to_have_count(1)
    expect(screen.locator(".upload-row")).to_have_count(1)
    expect(screen.locator("[data-left-out]")).to_contain_text(".nef")


def test_photos_may_be_dropped_anywhere(screen):
    screen.locator("body").evaluate(
        """async (body, numbers) => {
          const data = new DataTransfer();
          data.items.add(new File([new Uint8Array(numbers)], "tha.jpg", {type: "image/jpeg"}));
          const drag = type => body.dispatchEvent(
            new DragEvent(type, {dataTransfer: data, bubbles: true, cancelable: true}));
          drag("dragenter");
          if (document.querySelector("[data-curtain]").hidden) throw new Error("no curtain");
          drag("drop");
        }""",
        list(picture(1)),
    )
    expect(rows(screen, "taken")).to_have_count(1)
    expect(screen.locator("[data-curtain]")).to_be_hidden()


def test_the_screen_is_kept_to_a_telephone_and_to_the_keyboard(screen):
    screen.set_viewport_size({"width": 390, "height": 844})
    choose(screen, [*photos(1), {"name": "x" * 90 + ".nef", "mimeType": "", "buffer": b"x"}])
    expect(rows(screen, "taken")).to_have_count(1)
    expect(rows(screen, "refused")).to_have_count(1)
    width = screen.evaluate("document.querySelector('[data-upload]').scrollWidth")
    assert width <= 390
    screen.on("filechooser", lambda chooser: chooser.set_files(photos(2)[1:]))
    screen.locator("[data-choose-files]").focus()
    screen.keyboard.press("Enter")
    expect(rows(screen, "taken")).to_have_count(2)


def test_without_scripts_a_plain_form_does_the_same(site, page, log_in, browser):
    log_in("photographer")
    plain = browser.new_context(
        java_script_enabled=False, storage_state=page.context.storage_state()
    )
    form = plain.new_page()
    form.goto(f"{site.url}/quan-tri/images/multiple/add/")
    files = photos(3)
    files[1]["buffer"] = files[1]["buffer"][:700]
    choose(form, files)
    form.locator(".upload-form button[type=submit]").click()
    expect(rows(form, "taken")).to_have_count(2)
    expect(rows(form, "refused")).to_have_count(1)
    plain.close()
