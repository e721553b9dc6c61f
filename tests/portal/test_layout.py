"""How the pages stand in a real browser: narrow, wide, dark, on paper."""

import pytest

from cms.articles.models import ArticlePage
from tests.portal.stories import full_story, photo, publish, stories

pytestmark = pytest.mark.browser

LONG = "Nguyễn" * 30
WIDE_TABLE = {
    "first_row_is_table_header": True,
    "first_col_is_header": False,
    "data": [[f"Chỉ tiêu thứ {column}" for column in range(14)], ["1.234,5"] * 14],
}

# The elements that make the page wider than its screen; nothing when it is not.
STICKING_OUT = """() => document.documentElement.scrollWidth <= innerWidth ? [] :
  [...document.querySelectorAll('body *')]
    .filter(element => element.getBoundingClientRect().right > innerWidth)
    .map(element => `${element.tagName}.${element.className}`).slice(0, 9)
"""

WEAKEST_CONTRAST = """() => {
  const light = colour => {
    const [r, g, b] = colour.match(/[\\d.]+/g).slice(0, 3).map(Number).map(value => {
      const part = value / 255;
      return part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4;
    });
    return .2126 * r + .7152 * g + .0722 * b;
  };
  const under = element => {
    const colour = getComputedStyle(element).backgroundColor;
    return colour === 'rgba(0, 0, 0, 0)' && element.parentElement
      ? under(element.parentElement) : colour;
  };
  const spoken = [...document.querySelectorAll('body *')].filter(
    element => [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim()));
  return Math.min(...spoken.map(element => {
    const pair = [light(getComputedStyle(element).color), light(under(element))];
    return (Math.max(...pair) + .05) / (Math.min(...pair) + .05);
  }));
}"""


@pytest.fixture
def story(own_database) -> ArticlePage:
    article = full_story(photos=1)
    article.kicker = article.lead_caption = LONG
    article.body.append(("table", {"caption": "Bảng rộng", "table": WIDE_TABLE}))
    article = publish(article)
    stories(8, article.section, with_photo=photo())
    return article


def test_no_page_is_wider_than_its_screen(story, site, page):
    outside, errors = [], []
    page.on("request", lambda request: outside.append(request.url))
    page.on("pageerror", lambda error: errors.append(error))
    for width in (320, 390, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        for address in ("/", story.section.url, story.url, "/khong-co/"):
            page.goto(site.url + address)
            assert page.evaluate(STICKING_OUT) == [], (address, width)
    assert errors == []
    assert [url for url in outside if not url.startswith(site.url)] == []


def test_wide_table_scrolls_in_its_own_window(story, site, page):
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(site.url + story.url)
    window = page.locator(".table-window").last
    assert window.evaluate("box => box.scrollWidth > box.clientWidth")
    window.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function(
        "() => [...document.querySelectorAll('.table-window')].at(-1).scrollLeft > 0"
    )


def test_first_tab_leads_past_the_menu(story, site, page):
    page.goto(site.url + story.url)
    page.keyboard.press("Tab")
    skip = page.locator("a.skip")
    assert skip.evaluate("link => link === document.activeElement")
    box = skip.bounding_box()
    assert box["x"] >= 0
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.tagName === 'MAIN'")


def test_words_stand_out_in_light_and_in_dark(story, site, page):
    """Every text colour in use keeps 4.5 to 1 against the paper (WCAG 2.2 AA)."""
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.goto(site.url + story.url)
        assert page.evaluate(WEAKEST_CONTRAST) >= 4.5, scheme


def test_paper_gets_the_story_and_not_the_menu(story, site, page):
    page.emulate_media(media="print")
    page.goto(site.url + story.url)
    assert page.locator(".masthead-name").is_visible()
    assert page.locator(".story-body").is_visible()
    for left_out in (".masthead-sections", ".breadcrumbs", ".story-aside >> nth=0"):
        assert not page.locator(left_out).is_visible()


def test_reader_chooses_the_size_of_the_text_and_it_is_kept(story, site, page):
    page.goto(site.url + story.url)
    size = "parseFloat(getComputedStyle(document.querySelector('.story-body .text')).fontSize)"
    tools = page.locator("[data-reading-tools]")
    tools.wait_for()
    before = page.evaluate(size)
    tools.locator("[data-text-step='1']").click()
    larger = page.evaluate(size)
    assert larger > before
    page.reload()
    tools.wait_for()
    assert page.evaluate(size) == larger
    smaller = tools.locator("[data-text-step='-1']")
    while smaller.get_attribute("aria-disabled") == "false":
        smaller.click()
    assert page.evaluate(size) < before


def test_reader_prints_by_a_button(story, site, page):
    page.add_init_script("window.print = () => { window.printed = true; }")
    page.goto(site.url + story.url)
    page.locator("[data-print]").click()
    assert page.evaluate("window.printed")


def test_without_scripts_the_story_stands_and_offers_no_dead_buttons(
    story, site, browser, browser_context_args
):
    context = browser.new_context(**browser_context_args, java_script_enabled=False)
    page = context.new_page()
    page.goto(site.url + story.url)
    assert page.locator(".story-body").is_visible()
    assert not page.locator("[data-reading-tools]").is_visible()
    context.close()


def test_words_twice_as_large_keep_to_the_screen(story, site, page):
    """200 % of the text alone: what a reader's own settings do, at a phone's width."""
    page.set_viewport_size({"width": 390, "height": 800})
    for address in ("/", story.section.url, story.url, "/tim-kiem/?q=cau"):
        page.goto(site.url + address)
        page.add_style_tag(content="html { font-size: 36px !important; }")
        assert page.evaluate(STICKING_OUT) == [], address


def test_targets_of_the_masthead_are_large_enough_for_a_finger(story, site, page):
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(site.url + story.url)
    page.locator("[data-reading-tools]").wait_for()
    for target in page.locator(".masthead a:visible, .reading-tools button, .story-topic a").all():
        assert target.bounding_box()["height"] >= 44, target.inner_text()
