"""What a writer sees of the checks beside the form, and does about it, in a real browser."""

import pytest
from playwright.sync_api import expect

from cms.articles.models import ArticlePage
from cms.workflow.models import Confirmation, SpellingRule
from tests.factories import ArticleFactory, SectionFactory
from tests.journeys.english import english_on
from tests.workflow.checks.looking import official
from tests.workflow.walking import approve_newest

pytestmark = pytest.mark.browser

TITLE = "Xã sử lý kè sạt"
BODY = "<p>Đội quản đê có mặt từ sớm.</p><p>Đã sử lý xong ngày 31/2.</p>"


@pytest.fixture
def panel(site, page, log_in):
    """The form of a story with faults, opened by a desk editor; the panel of its checks."""
    log_in("duty_secretary")
    SpellingRule.objects.create(wrong="sử lý", right="xử lý")
    article = ArticleFactory(title=TITLE, body=[("text", BODY)])
    article.save_revision()
    page.goto(f"{site.url}/quan-tri/pages/{article.pk}/edit/")
    return open_panel(page)


def open_panel(page):
    toggle = page.locator("[data-side-panel-toggle=story-checks]")
    expect(toggle.locator("[data-side-panel-toggle-counter]")).to_have_text("3")
    toggle.click()
    return page.locator("[data-side-panel=story-checks]")


def editor(page):
    return page.locator("[data-contentpath=body] .public-DraftEditor-content")


def finding(panel, words):
    return panel.locator("[data-finding]").filter(has_text=words)


def test_findings_stand_in_groups_in_vietnamese(panel, page):
    headings = panel.locator(".story-checks__level")
    expect(headings).to_have_text(["Phải xác nhận 1", "Nên xem lại 2"])
    assert english_on(page, "[data-side-panel=story-checks]") == {}


def test_a_finding_leads_to_its_place_by_keyboard(panel, page):
    jump = finding(panel, "31/2").first.locator("[data-jump]")
    jump.focus()
    page.keyboard.press("Enter")
    expect(editor(page)).to_be_focused()


def test_a_click_mends_a_headline_and_the_button_takes_it_back(panel, page):
    finding(panel, TITLE).locator("[data-mend]").click()
    expect(page.locator("#id_title")).to_have_value("Xã xử lý kè sạt")
    expect(panel.locator("[data-finding]")).to_have_count(2)
    panel.locator("[data-undo]").click()
    expect(page.locator("#id_title")).to_have_value(TITLE)
    expect(panel.locator("[data-finding]")).to_have_count(3)


def test_a_click_mends_the_text_and_the_editor_can_undo_it(panel, page):
    finding(panel, "Đã sử lý xong").locator("[data-mend]").click()
    expect(editor(page)).to_contain_text("Đã xử lý xong ngày 31/2.")
    expect(editor(page)).to_contain_text("Đội quản đê có mặt từ sớm.")
    page.keyboard.press("Control+z")
    expect(editor(page)).to_contain_text("Đã sử lý xong ngày 31/2.")


def test_a_finding_is_confirmed_with_a_reason_and_then_the_story_goes_out(panel, page):
    row = finding(panel, "31/2").first
    row.locator("summary").click()
    row.locator("[data-confirm]").click()
    expect(panel.locator("[data-said]")).to_contain_text("vì sao")
    row.locator("[data-reason]").fill("Trích lời đùa của ông lái đò.")
    row.locator("[data-confirm]").click()
    expect(panel.locator(".story-check__word")).to_contain_text("ông lái đò")
    assert Confirmation.objects.get().code == "date"


def test_what_is_typed_is_checked_without_being_asked(panel, page):
    typed = "Sử lý xong trước thứ Hai, 24/11/2026."
    page.locator("#id_standfirst").press_sequentially(typed, delay=80)
    expect(panel.locator("[data-finding]")).to_have_count(5)
    assert ArticlePage.objects.get().title == TITLE


HIGH_ENOUGH = """title => {
    const row = [...document.querySelectorAll("[data-finding]")].find(
        row => row.textContent.includes(title) && row.querySelector("[data-jump]")
    );
    return row?.querySelector("[data-jump]").getBoundingClientRect().height >= 44;
}"""


def test_on_a_phone_a_finding_closes_the_panel_and_shows_its_place(panel, page):
    page.set_viewport_size({"width": 390, "height": 844})
    jump = finding(panel, TITLE).locator("[data-jump]")
    expect(jump).to_be_visible()
    # The panel may be drawn anew meanwhile, and a row that is gone has no height.
    page.wait_for_function(HIGH_ENOUGH, arg=TITLE)
    jump.click()
    expect(panel).to_be_hidden()
    expect(page.locator("#id_title")).to_be_focused()
    expect(page.locator("#id_title")).to_be_in_viewport()


def test_a_new_story_is_checked_once_its_first_words_are_saved(site, page, log_in):
    log_in("reporter")
    section = SectionFactory()
    SpellingRule.objects.create(wrong="sử lý", right="xử lý")
    page.goto(f"{site.url}/quan-tri/pages/add/articles/articlepage/{section.pk}/")
    page.locator("[data-side-panel-toggle=story-checks]").click()
    panel = page.locator("[data-side-panel=story-checks]")
    expect(panel.locator("[data-said]")).to_contain_text("chữ đầu tiên")
    page.locator("#id_title").press_sequentially(TITLE, delay=200)
    expect(finding(panel, TITLE)).to_be_visible()


def test_a_refused_publication_says_what_to_confirm(panel, page):
    approve_newest(ArticlePage.objects.get())
    page.locator("[name=action-publish]").evaluate("button => button.click()")
    expect(page.locator(".messages")).to_be_visible()
    expect(page.locator("form[data-edit-form]")).to_contain_text("31/2")
    assert not ArticlePage.objects.get().live


def test_that_a_name_is_another_persons_is_one_click(site, page, log_in):
    official("Đoàn Văn Lụy", "Giám đốc Sở Thủy lợi")
    log_in("desk_editor")
    article = ArticleFactory(title="Ông Đoàn Văn Lũy thăm kè")
    article.save_revision()
    page.goto(f"{site.url}/quan-tri/pages/{article.pk}/edit/")
    page.locator("[data-side-panel-toggle=story-checks]").click()
    panel = page.locator("[data-side-panel=story-checks]")
    panel.get_by_role("button", name="Là người khác").click()
    expect(panel.locator(".story-check__word")).to_contain_text("Là người khác")
    assert Confirmation.objects.get().code == "name"
