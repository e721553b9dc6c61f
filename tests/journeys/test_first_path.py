"""The whole path once: a document comes in, is edited, previewed, published and read."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from cms.articles.models import ArticlePage
from tests.factories import SectionFactory, picture_file
from tests.workflow.walking import approve_newest

pytestmark = pytest.mark.browser

DOCUMENT = """Hà Nội

Khánh thành trạm bơm Cồn Sẻ

(Songhau.vn) – Trạm bơm Cồn Sẻ đưa nước ngọt về cho hơn 4.000 hộ dân của ba xã ven biển.

12/05/2021 09:15

tram-bom.jpg

Chủ tịch xã Võ Thị Mận mở van nước đầu tiên. Ảnh: Trần Khế

Từ sáng sớm, người dân đã có mặt đông đủ bên bờ kênh để chờ dòng nước đầu tiên chảy về.

.

Hai năm chờ nước

.

Công trình được khởi công từ năm 2019, gồm ba tổ máy và 14 km đường ống dẫn nước.

.

Lê Bưởi

Top
"""


def import_document(page, site, section):
    page.goto(f"{site.url}/quan-tri/nhap-bai/")
    page.locator("input[type=file]").set_input_files(
        [
            {"name": "tram-bom.txt", "mimeType": "text/plain", "buffer": DOCUMENT.encode()},
            {"name": "tram-bom.jpg", "mimeType": "image/jpeg", "buffer": picture_file().read()},
        ]
    )
    page.locator("select[name=section]").select_option(str(section.pk))
    page.locator("form[action*=nhap-bai] button[type=submit]").click()
    page.wait_for_url("**/nhap-bai/*-*/")


def publish(page):
    page.locator("footer [data-w-dropdown-target=toggle]").click()
    page.locator("[name=action-publish]").click()


def test_a_document_becomes_a_published_story(site, page, log_in):
    section = SectionFactory(title="Nông thôn mới", live=True)
    log_in("reporter")

    import_document(page, site, section)
    understood = page.locator(".import-pair__read")
    expect(understood).to_contain_text("Khánh thành trạm bơm Cồn Sẻ")
    expect(understood).to_contain_text("Songhau.vn")
    expect(page.locator(".import-original")).to_contain_text("Top")
    page.locator("main form button[type=submit]").last.click()

    page.wait_for_url("**/edit/")
    expect(page.locator("#id_title")).to_have_value("Khánh thành trạm bơm Cồn Sẻ")
    page.locator("#id_standfirst").fill("Nước ngọt đã về với ba xã ven biển sau hai năm chờ đợi.")
    page.keyboard.press("Control+s")
    expect(page.locator(".messages .success")).to_be_visible()
    edit_address = page.url

    page.locator("[data-side-panel-toggle=preview]").click()
    page.locator("label:has([name=preview-size][value=mobile])").click()
    preview = page.frame_locator("#w-preview-iframe, iframe[id*=preview]").first
    expect(preview.locator("h1")).to_have_text("Khánh thành trạm bơm Cồn Sẻ")
    expect(preview.locator("article")).to_contain_text("Nước ngọt đã về với ba xã")

    approve_newest(ArticlePage.objects.get())
    log_in("duty_secretary")
    page.goto(edit_address)
    publish(page)
    expect(page.locator(".messages .success")).to_be_visible()
    article = ArticlePage.objects.get()
    assert article.live
    assert article.first_published_at == datetime(
        2021, 5, 12, 9, 15, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh")
    )

    page.context.clear_cookies()
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(site.url)
    page.get_by_role("link", name="Nông thôn mới").first.click()
    page.get_by_role("link", name="Khánh thành trạm bơm Cồn Sẻ").first.click()
    expect(page).to_have_url(f"{site.url}/nong-thon-moi/khanh-thanh-tram-bom-con-se/")
    story = page.locator("article")
    expect(story).to_contain_text("(Songhau.vn) – Nước ngọt đã về với ba xã")
    expect(story).to_contain_text("Hai năm chờ nước")
    expect(page.locator("figcaption")).to_contain_text("mở van nước đầu tiên. Ảnh: Trần Khế")
    expect(story).not_to_contain_text("Top")
    assert page.locator("article img").first.evaluate("image => image.naturalWidth > 0")

    page.get_by_role("link", name="Lê Bưởi").click()
    expect(page).to_have_url(f"{site.url}/tac-gia/le-buoi/")
    page.get_by_role("link", name="Khánh thành trạm bơm Cồn Sẻ").first.click()
    expect(page.locator("h1")).to_have_text("Khánh thành trạm bơm Cồn Sẻ")
