"""The screens of a story's path, as eyes and thumbs meet them: dark rooms and phones."""

import pytest

from tests.factories import ArticleFactory
from tests.workflow.walking import newsroom, story_by, submit

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
SCREENS = ("", "thong-bao/", "sau-xuat-ban/", "ban-luu/", "bai/{waiting}/duyet/")

# What can be pressed in the sheet of the page with the contrast of its words to what lies below.
CONTRASTS = """() => {
  const channels = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (colour) => {
    const [r, g, b] = channels(colour).map((c) => c / 255)
      .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const colour = getComputedStyle(one).backgroundColor;
      if ((channels(colour)[3] ?? 1) > 0) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  return [...document.querySelectorAll("#main :is(a, button, summary)")]
    .filter((element) => element.checkVisibility() && element.innerText.trim())
    .map((element) => {
      const words = light(getComputedStyle(element).color), below = light(ground(element));
      const contrast = (Math.max(words, below) + 0.05) / (Math.min(words, below) + 0.05);
      return [element.innerText.trim(), contrast];
    });
}"""


@pytest.fixture
def waiting(site):
    people = newsroom()
    return submit(story_by(people["reporter"]), people["reporter"])


def test_what_can_be_pressed_is_readable_in_the_dark(site, page, log_in, waiting):
    ArticleFactory(published=True)
    page.emulate_media(color_scheme="dark")
    log_in("duty_secretary")
    for screen in SCREENS:
        page.goto(f"{site.url}/quan-tri/{screen.format(waiting=waiting.pk)}")
        for words, contrast in page.evaluate(CONTRASTS):
            assert contrast >= 4.5, (screen, words, contrast)


def test_on_a_phone_nothing_hangs_out_and_thumbs_hit(site, page, log_in, waiting):
    ArticleFactory(published=True)
    page.set_viewport_size(PHONE)
    log_in("desk_editor")
    ours = page.locator(":is(.turns, .review-ways, .review-side, .after-sheet) :is(a, button)")
    for screen in ("", "ban-luu/", "bai/{waiting}/duyet/"):
        page.goto(f"{site.url}/quan-tri/{screen.format(waiting=waiting.pk)}")
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        presses = [press for press in ours.all() if press.is_visible()]
        assert presses, screen
        for press in presses:
            assert press.bounding_box()["height"] >= 44, (screen, press.inner_text())


def test_the_reviewer_on_a_phone_gets_to_the_decision_with_one_tap(site, page, log_in, waiting):
    page.set_viewport_size(PHONE)
    log_in("desk_editor")
    page.goto(f"{site.url}/quan-tri/bai/{waiting.pk}/duyet/")
    page.get_by_role("link", name="Quyết định").click()
    top = page.locator("#review-decide").bounding_box()["y"]
    assert 0 <= top < PHONE["height"]
