"""Mends of one click in the text editor, beside what is more than letters."""

import json

import pytest
from playwright.sync_api import expect

from cms.workflow.models import SpellingRule
from tests.factories import ArticleFactory

pytestmark = pytest.mark.browser

LINK = '<a href="https://vidu.example/ke">%s</a>'


@pytest.fixture
def open_story(site, page, log_in):
    """``open_story(html)`` opens a story with that text; answers the panel of its checks."""
    SpellingRule.objects.create(wrong="sử lý", right="xử lý")
    log_in("duty_secretary")

    def opened(html):
        article = ArticleFactory(body=[("text", html)])
        article.save_revision()
        page.goto(f"{site.url}/quan-tri/pages/{article.pk}/edit/")
        page.locator("[data-side-panel-toggle=story-checks]").click()
        return page.locator("[data-side-panel=story-checks]")

    return opened


def editor(page):
    return page.locator("[data-contentpath=body] .public-DraftEditor-content")


def stored(page) -> tuple[list[str], list[str]]:
    """What the form would send: its lines, and the words of its links."""
    value = page.locator("input[name='body-0-value']").input_value()
    blocks = json.loads(value)["blocks"]
    links = [
        block["text"][part["offset"] : part["offset"] + part["length"]]
        for block in blocks
        for part in block["entityRanges"]
    ]
    return [block["text"] for block in blocks], links


def mend(panel, number=0):
    panel.locator("[data-mend]").nth(number).click()


@pytest.mark.parametrize(
    ("html", "text", "links"),
    [
        (f"<p>Xem {LINK % 'tin cũ'}: sử lý xong.</p>", "Xem tin cũ: xử lý xong.", ["tin cũ"]),
        (f"<p>Đã {LINK % 'sử lý'} xong.</p>", "Đã xử lý xong.", ["xử lý"]),
        (f"<p>Đã sử lý {LINK % 'xong'}.</p>", "Đã xử lý xong.", ["xong"]),
        ("<p>Bến A &amp; B &lt;cũ&gt;: sử lý.</p>", "Bến A & B <cũ>: xử lý.", []),
        ("<p>Đã <b>sử lý</b> xong.</p>", "Đã xử lý xong.", []),
        ("<p>Đã sử&nbsp;lý xong.</p>", "Đã xử lý xong.", []),
    ],
)
def test_a_mend_beside_a_link_or_an_entity_leaves_the_rest_as_it_was(
    open_story, page, html, text, links
):
    panel = open_story(html)
    mend(panel)
    expect(editor(page)).to_have_text(text)
    expect(panel.locator("[data-said]")).to_contain_text("xử lý")
    page.wait_for_function(
        "text => document.querySelector(\"input[name='body-0-value']\").value.includes('xử lý')",
    )
    assert stored(page) == ([text], links)


def test_words_that_a_link_cuts_in_two_are_left_to_the_writer_who_is_told(open_story, page):
    html = f"<p>Đã sử {LINK % 'lý'} xong.</p><p>Mai sử lý tiếp.</p>"
    panel = open_story(html)
    mend(panel, 0)
    expect(panel.locator("[data-said]")).to_contain_text("tự sửa")
    assert stored(page) == (["Đã sử lý xong.", "Mai sử lý tiếp."], ["lý"])
    mend(panel, 1)
    expect(editor(page)).to_contain_text("Mai xử lý tiếp.")
    expect(editor(page)).to_contain_text("Đã sử lý xong.")


def test_an_editor_that_takes_no_paste_is_not_called_mended(open_story, page):
    panel = open_story("<p>Đã sử lý xong.</p>")
    expect(panel.locator("[data-mend]")).to_be_visible()
    page.evaluate(
        "document.addEventListener('paste', (e) => e.stopImmediatePropagation(), true)",
    )
    mend(panel)
    expect(panel.locator("[data-said]")).to_contain_text("tự sửa")
    expect(panel.locator("[data-undo]")).to_be_hidden()
    expect(editor(page)).to_have_text("Đã sử lý xong.")
