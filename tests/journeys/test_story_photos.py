"""A reporter puts photos into a story: chosen, several at once, dropped, in a real browser."""

import base64
import json

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import expect

from cms.articles.models import ArticlePage
from media.models import Photo
from tests.factories import PhotoFactory, SectionFactory, picture_file

pytestmark = pytest.mark.browser

DROP = """(element, [files, y]) => {
  const data = new DataTransfer();
  for (const [name, content] of files) {
    const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
    data.items.add(new File([bytes], name, {type: "image/jpeg"}));
  }
  const area = element.getBoundingClientRect();
  const where = {dataTransfer: data, bubbles: true, cancelable: true,
                 clientX: area.left + 5, clientY: y ?? area.bottom - 2};
  element.dispatchEvent(new DragEvent("dragover", where));
  element.dispatchEvent(new DragEvent("drop", where));
}"""


@pytest.fixture(params=[1280, 390], ids=["desk", "phone"])
def story(request, site, page, log_in):
    page.set_viewport_size({"width": request.param, "height": 900})
    log_in("reporter")
    section = SectionFactory(title="Thời sự")
    page.address = f"{site.url}/quan-tri/pages/add/articles/articlepage/{section.pk}/"
    page.goto(page.address)
    expect(page.locator("[data-story-body]")).to_be_visible()
    page.locator("#id_title").fill("Vụ hè thu")
    return page


@pytest.fixture
def photos(site):
    """Three photos, the first with words of its own."""
    first = PhotoFactory(
        title="Một", caption="Gặt lúa ở Trần Đề.", description="Ba nông dân gặt lúa"
    )
    return [first, PhotoFactory(title="Hai"), PhotoFactory(title="Ba")]


def add_block(page, label):
    page.locator(
        "[data-story-body] > [data-streamfield-stream-container] > div > .c-sf-add-button"
    ).last.click()
    page.get_by_role("option", name=label, exact=True).click()


def open_chooser(page, where):
    where.locator("[data-chooser-action-choose]:visible").first.click()
    expect(page.locator(".modal .photo-cards")).to_be_visible()
    # It has moved in, and whoever types now types what is searched.
    expect(page.locator(".modal [name=q]")).to_be_focused()


def card(page, photo):
    return page.locator(
        f'.photo-card:has(a[href*="/{photo.pk}/"]), .photo-card:has([value="{photo.pk}"])'
    ).first


def block(page, index):
    return page.locator(f"#body-{index}-value-photo-chooser").locator(
        "xpath=ancestor::*[@data-streamfield-child][1]"
    )


def text(page, index, name):
    return page.locator(f"[name=body-{index}-value-{name}]")


def saved(page):
    page.keyboard.press("Control+s")
    expect(page.locator(".messages .success")).to_be_visible()
    return ArticlePage.objects.get().get_latest_revision_as_object()


def jpeg(name, colour):
    return [name, base64.b64encode(picture_file(name, colour=colour).read()).decode()]


def test_a_choice_fills_the_words_and_the_story_may_change_them(story, photos):
    add_block(story, "Ảnh")
    open_chooser(story, block(story, 1))
    card(story, photos[0]).locator("a").click()
    expect(text(story, 1, "caption")).to_have_value("Gặt lúa ở Trần Đề.")
    expect(text(story, 1, "alternative_text")).to_have_value("Ba nông dân gặt lúa")
    expect(block(story, 1).locator(".story-photo-credit")).to_contain_text("Lê Văn Mít")
    text(story, 1, "caption").fill("Lời của bài.")
    body = saved(story).body
    assert body[1].value["caption"] == "Lời của bài."
    assert Photo.objects.get(pk=photos[0].pk).caption == "Gặt lúa ở Trần Đề."


def test_another_choice_keeps_what_was_typed_and_changes_the_rest(story, photos):
    add_block(story, "Ảnh")
    open_chooser(story, block(story, 1))
    card(story, photos[0]).locator("a").click()
    expect(text(story, 1, "alternative_text")).to_have_value("Ba nông dân gặt lúa")
    text(story, 1, "alternative_text").fill("Lời gõ tay")
    block(story, 1).locator("#body-1-value-photo-chooser [data-w-dropdown-target=toggle]").click()
    story.locator("[data-tippy-root] [data-chooser-action-choose]:visible").click()
    expect(story.locator(".modal .photo-cards")).to_be_visible()
    card(story, photos[1]).locator("a").click()
    expect(text(story, 1, "caption")).to_have_value(photos[1].caption)
    expect(text(story, 1, "alternative_text")).to_have_value("Lời gõ tay")


def test_several_chosen_at_once_become_a_group(story, photos):
    add_block(story, "Ảnh")
    open_chooser(story, block(story, 1))
    for photo in photos[:2]:
        story.locator(f'.photo-card [value="{photo.pk}"]').check()
    story.locator("[data-multiple-choice-submit]").click()
    expect(story.locator("[name$='-type'][value=photo_group]")).to_have_count(1)
    found = saved(story).body
    assert [one.block_type for one in found] == ["text", "photo_group"]
    assert {photo.pk for photo in found[1].value["photos"]} == {photos[0].pk, photos[1].pk}


def test_a_group_takes_several_into_its_empty_places(story, photos):
    add_block(story, "Nhóm ảnh")
    open_chooser(story, story.locator("[data-streamfield-list-container]").last)
    for photo in photos:
        story.locator(f'.photo-card [value="{photo.pk}"]').check()
    story.locator("[data-multiple-choice-submit]").click()
    expect(story.locator(".story-photo-credit:visible")).to_have_count(3)
    group = saved(story).body[1].value["photos"]
    assert {photo.pk for photo in group} == {photo.pk for photo in photos}


def test_the_lead_photo_brings_its_words_too(story, photos):
    open_chooser(story, story.locator("#id_lead_photo-chooser"))
    expect(story.locator(".photo-card [type=checkbox]")).to_have_count(0)
    card(story, photos[0]).locator("a").click()
    expect(story.locator("#id_lead_caption")).to_have_value("Gặt lúa ở Trần Đề.")
    expect(story.locator("#id_lead_alternative_text")).to_have_value("Ba nông dân gặt lúa")
    article = saved(story)
    assert article.lead_caption == "Gặt lúa ở Trần Đề."
    assert article.lead_photo_id == photos[0].pk


def test_what_may_not_be_used_is_seen_and_not_taken(story, photos):
    Photo.objects.filter(pk=photos[2].pk).update(
        blocked_at=timezone.now(), block_reason="Sai người"
    )
    open_chooser(story, story.locator("#id_lead_photo-chooser"))
    grey = story.locator(".photo-card--refused")
    expect(grey).to_contain_text("Sai người")
    expect(grey.locator("a, input")).to_have_count(0)
    found = Axe().run(story, context={"include": [[".modal-content .photo-cards"]]})
    assert not found.response["violations"], json.dumps(found.response["violations"], indent=1)
    assert story.locator(".modal-content").evaluate("e => e.scrollWidth <= innerWidth")


def test_searching_while_one_types(story, photos):
    open_chooser(story, story.locator("#id_lead_photo-chooser"))
    story.keyboard.type("tran de")
    expect(story.locator(".photo-card")).to_have_count(1)
    expect(story.locator(".photo-card")).to_contain_text("Trần Đề")


def test_files_dropped_into_the_body_become_a_group_and_a_bad_one_says_why(story):
    bad = ["hong.jpg", base64.b64encode(b"%PDF-1.7").decode()]
    files = [jpeg("mot.jpg", (200, 30, 30)), bad, jpeg("hai.jpg", (30, 200, 30))]
    story.locator("[data-story-body]").evaluate(DROP, [files, None])
    refused = story.locator(".story-drop .is-refused")
    expect(refused).to_have_count(1)
    expect(refused).to_contain_text("hong.jpg")
    expect(refused).to_contain_text("PDF")
    expect(story.locator("[name$='-type'][value=photo_group]")).to_have_count(1)
    refused.locator("button").click()
    expect(story.locator(".story-drop:visible")).to_have_count(0)
    body = saved(story).body
    assert [photo.title for photo in body[1].value["photos"]] == ["mot", "hai"]
    assert ArticlePage.objects.get().get_latest_revision_as_object().title == "Vụ hè thu"


def test_one_file_dropped_on_the_first_line_stands_before_it(story):
    top = story.locator("[data-story-body] [data-streamfield-child]").first.bounding_box()["y"]
    story.locator("[data-story-body]").evaluate(DROP, [[jpeg("mot.jpg", (9, 9, 200))], top + 1])
    expect(story.locator("[name$='-type'][value=photo]")).to_have_count(1)
    assert [one.block_type for one in saved(story).body] == ["photo", "text"]


def test_a_file_dropped_on_the_lead_photo_becomes_it(story):
    story.locator("#id_lead_photo-chooser").evaluate(
        DROP, [[jpeg("mot.jpg", (9, 9, 200)), jpeg("hai.jpg", (9, 99, 20))], None]
    )
    expect(story.locator("#id_lead_photo-chooser [data-chooser-title]")).to_have_text("mot")
    expect(story.locator(".story-drop .is-refused")).to_contain_text("hai.jpg")
    assert saved(story).lead_photo.title == "mot"
    assert Photo.objects.count() == 1


def test_a_file_that_misses_its_place_does_not_carry_the_story_away(story):
    story.locator("#id_title").evaluate(DROP, [[jpeg("mot.jpg", (9, 9, 200))], None])
    assert story.url == story.address
    expect(story.locator("#id_title")).to_have_value("Vụ hè thu")
