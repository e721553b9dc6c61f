"""After publication: a story taken down on a phone and brought back; a slip put right."""

import pytest
from playwright.sync_api import expect

from cms.articles.models import ArticlePage, TakeDown
from tests.factories import ArticleFactory
from tests.journeys.publishing import publish

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}


def read(site, browser, story):
    """What a reader gets at the address of ``story``: (status, text of the page)."""
    reader = browser.new_page()
    answer = reader.goto(f"{site.url}{story.get_url()}")
    words = reader.locator("main").inner_text()
    reader.close()
    return answer.status, words


def assert_made_for_fingers(page):
    """Nothing to press in the sheet is lower than a finger is wide, and nothing hangs out."""
    presses = page.locator(".after-sheet :is(a.button, button, .after-row__title)")
    for press in presses.all():
        assert press.bounding_box()["height"] >= 44, press.inner_text()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_the_secretary_takes_a_story_down_on_a_phone_and_restores_it(site, page, browser, log_in):
    story = ArticleFactory(title="Khánh thành trạm bơm Cồn Sẻ", published=True)
    page.set_viewport_size(PHONE)
    log_in("duty_secretary")

    page.goto(f"{site.url}/quan-tri/sau-xuat-ban/")
    assert_made_for_fingers(page)
    page.get_by_role("link", name="Hạ bài “Khánh thành trạm bơm Cồn Sẻ”").click()
    page.wait_for_url(f"**/ha-bai/{story.pk}/")
    assert_made_for_fingers(page)
    page.get_by_role("button", name="Sai sự việc hoặc số liệu").click()

    expect(page.locator(".after-downs")).to_contain_text("Sai sự việc hoặc số liệu")
    expect(page.locator(".after-downs")).to_contain_text("Chờ tổng biên tập đồng ý")
    assert TakeDown.objects.get().reason == "Sai sự việc hoặc số liệu"
    status, words = read(site, browser, story)
    assert status == 410
    assert story.standfirst not in words

    page.locator(".after-downs").get_by_role("link", name="Khôi phục").click()
    page.wait_for_url(f"**/khoi-phuc/{story.pk}/")
    assert_made_for_fingers(page)
    page.get_by_role("button", name="Khôi phục bài").click()

    expect(page.locator(".messages .success")).to_be_visible()
    status, words = read(site, browser, story)
    assert status == 200
    assert story.standfirst in words


def test_a_slip_is_put_right_and_readers_see_what_was_wrong(site, page, browser, log_in):
    story = ArticleFactory(title="Khánh thành trạm bơm Cồn Sẻ", published=True)
    log_in("duty_secretary")
    page.goto(f"{site.url}/quan-tri/pages/{story.pk}/edit/")
    right = story.standfirst.replace("1.200", "2.100")
    page.locator("#id_standfirst").fill(right)

    page.get_by_role("tab", name="Xuất bản").click()
    page.get_by_label("Đính chính: bạn đọc thấy chỗ sai và chỗ đúng").check()
    publish(page, story)

    expect(page.locator(".messages .success")).to_be_visible()
    assert ArticlePage.objects.get(pk=story.pk).standfirst == right
    status, words = read(site, browser, story)
    assert status == 200
    notice = words[: words.index("giúp người dân hai xã")]
    assert "Đính chính" in notice
    assert "1.200 mét" in notice
    assert "2.100 mét" in notice
