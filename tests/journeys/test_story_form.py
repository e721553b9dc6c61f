"""What a writer does in the story form, in a real browser."""

import pytest
from playwright.sync_api import expect

from cms.articles.models import ArticlePage
from cms.people.models import Person
from tests.factories import SectionFactory

pytestmark = pytest.mark.browser

# As Word puts it on the clipboard: a drawn bullet, styles, an empty paragraph, emphasis.
FROM_WORD = """
<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p{color:red}</style></head>
<body>
<p class=MsoNormal style='color:red'>Đoạn <b>một</b> có <i>nhấn</i>.<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<h1>Tít xen từ Word</h1>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·
<span>&nbsp;&nbsp;</span></span>Điểm thứ nhất</p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·
<span>&nbsp;&nbsp;</span></span>Điểm thứ hai</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.
<span>&nbsp;&nbsp;</span></span>Bước một</p>
<p class=MsoNormal>Xem <a href="https://vidu.example/"><span style='color:blue'>tài liệu</span></a>
và <a href="file:///C:/rieng.doc">tệp riêng</a>.</p>
</body></html>
"""

PASTE = """(element, html) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  data.setData("text/plain", "bản chữ");
  element.dispatchEvent(
    new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true})
  );
}"""


@pytest.fixture
def new_story(site, page, log_in):
    log_in("reporter")
    section = SectionFactory(title="Thời sự")
    page.goto(f"{site.url}/quan-tri/pages/add/articles/articlepage/{section.pk}/")
    return page


def saved_draft():
    return ArticlePage.objects.get().get_latest_revision_as_object()


def save(page):
    """Save as a person does and wait for the word that it is done; autosave says none."""
    page.keyboard.press("Control+s")
    expect(page.locator(".messages .success")).to_be_visible()


def test_the_address_follows_the_headline_by_the_one_rule(new_story):
    new_story.locator("#id_title").press_sequentially("Chính phủ đổi mới")
    new_story.locator("#id_title").blur()
    new_story.get_by_role("tab").nth(2).click()
    expect(new_story.locator("#id_slug")).to_have_value("chinh-phu-doi-moi")


def test_pasting_from_word_keeps_structure_and_nothing_else(new_story):
    new_story.locator("#id_title").fill("Dán từ Word")
    editor = new_story.locator("[data-contentpath=body] .public-DraftEditor-content")
    editor.click()
    editor.evaluate(PASTE, FROM_WORD)
    expect(editor).to_contain_text("Điểm thứ hai")
    save(new_story)
    html = saved_draft().body[0].value.source
    plain = " ".join(html.split())
    for wanted in (
        "Đoạn một có nhấn.</p>",
        "Tít xen từ Word</h2>",
        "Điểm thứ nhất</li>",
        "Bước một</li></ol>",
        '<a href="https://vidu.example/">tài liệu</a> và tệp riêng.',
    ):
        assert wanted in plain, plain
    for unwanted in ("<b>", "<i>", "style", "·", "file:", "<h1", "Ignore"):
        assert unwanted not in plain, plain


def test_a_chooser_adds_a_person_without_leaving_the_story(new_story):
    new_story.locator("#id_title").fill("Thêm bút danh")
    new_story.locator("#id_bylines-ADD").click()
    byline = new_story.locator("#inline_child_bylines-0")
    byline.locator("[data-chooser-action-choose]").first.click()
    dialogue = new_story.locator(".modal.in, .modal-dialog").first
    dialogue.get_by_role("tab").nth(1).click()
    dialogue.locator("input[name$=full_name]").fill("Lâm Thị Sen")
    dialogue.locator("section.active form, #tab-create form").locator("[type=submit]").click()
    expect(byline).to_contain_text("Lâm Thị Sen")
    save(new_story)
    assert Person.objects.get(full_name="Lâm Thị Sen")
    [row] = saved_draft().bylines.all()
    assert row.printed_name == "Lâm Thị Sen"
