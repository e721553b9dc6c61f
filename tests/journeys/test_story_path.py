"""The path of a story in a real browser: written, sent back, approved, scheduled, read."""

from datetime import timedelta
from unittest.mock import patch
from urllib.parse import urljoin

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from cms.articles.models import ArticlePage
from cms.workflow import clock
from cms.workflow.models import OwedApproval
from cms.workflow.states import State
from tests.factories import ArticleFactory, SectionFactory
from tests.factories.accounts import PASSWORD

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}


def open_review(page, title):
    """From the first screen's list to the story, as everybody in the newsroom does."""
    page.goto(urljoin(page.url, "/quan-tri/"))
    page.locator(".turns").get_by_role("link", name=title).click()
    page.wait_for_url("**/duyet/")


def submit(page):
    """Hand the story in from the form."""
    button = page.locator("[name=action-submit]")
    if not button.is_visible():
        page.locator("footer [data-w-dropdown-target=toggle]").click()
    button.click()
    expect(page.locator(".messages .success")).to_be_visible()


def stands(article) -> str:
    return ArticlePage.objects.get(pk=article.pk).story_path.state


def test_a_story_is_sent_back_mended_approved_scheduled_and_read(site, page, log_in):
    section = SectionFactory(title="Nông thôn mới", live=True)
    reporter = log_in("reporter")
    article = ArticleFactory(
        parent=section, owner=reporter, title="Khánh thành trạm bơm Cồn Sẻ", slug="tram-bom-con-se"
    )
    article.save_revision(user=reporter)
    edit = f"{site.url}/quan-tri/pages/{article.pk}/edit/"
    page.goto(edit)
    submit(page)
    assert stands(article) == State.WITH_DESK

    log_in("desk_editor")
    open_review(page, article.title)
    seen = page.frame_locator(".review-page iframe")
    expect(seen.locator("h1")).to_have_text("Khánh thành trạm bơm Cồn Sẻ")
    page.keyboard.press("t")
    page.keyboard.type("Thiếu số hộ dân được cấp nước.")
    page.get_by_role("button", name="Trả lại").click()
    expect(page.locator(".review-state")).to_contain_text("Bị trả lại")

    page.context.clear_cookies()
    sign_in(site, page, reporter)
    expect(page.locator("#turns-section")).to_contain_text("Bị trả lại cho bạn")
    open_review(page, article.title)
    expect(page.locator(".review")).to_contain_text("Thiếu số hộ dân được cấp nước.")
    page.goto(edit)
    page.locator("#id_standfirst").fill("Trạm bơm cấp nước cho 4.000 hộ dân của ba xã ven biển.")
    submit(page)

    log_in("desk_editor")
    open_review(page, article.title)
    page.keyboard.press("a")
    page.keyboard.press("Enter")
    expect(page.locator(".review-state")).to_contain_text("Chờ thư ký")

    embargo = timezone.now() + timedelta(minutes=30)
    article.set_facts(embargoed_until=embargo)
    log_in("duty_secretary")
    page.set_viewport_size(PHONE)
    open_review(page, article.title)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    for button in page.locator(".review-decide .button:visible").all():
        assert button.bounding_box()["height"] >= 44
    too_early, in_time = embargo - timedelta(minutes=10), embargo + timedelta(minutes=10)
    at_hour(page, too_early)
    expect(page.locator(".messages")).to_contain_text("không được đăng trước")
    at_hour(page, in_time)
    expect(page.locator(".review-state")).to_contain_text("Đã hẹn giờ")
    address = f"{site.url}/{section.slug}/tram-bom-con-se/"
    page.context.clear_cookies()
    assert page.goto(address).status == 404

    later = in_time + timedelta(seconds=30)
    with patch("django.utils.timezone.now", return_value=later):
        outcomes = clock.run(at=later)
        assert [outcome.action for outcome in outcomes] == ["published"], outcomes
        assert stands(article) == State.PUBLISHED
        assert page.goto(address).status == 200
        expect(page.locator("article")).to_contain_text("4.000 hộ dân")


def at_hour(page, moment):
    """Approve for this minute, typed as people write it."""
    field = page.locator("[name=go_live_at]")
    field.fill(timezone.localtime(moment).strftime("%d/%m/%Y %H:%M"))
    page.get_by_role("button", name="Duyệt và cho đăng").click()


def sign_in(site, page, account):
    page.goto(f"{site.url}/quan-tri/login/")
    page.locator("input[name=username]").fill(account.username)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("form button[type=submit]").click()
    page.wait_for_url(f"{site.url}/quan-tri/")


def test_breaking_news_goes_out_and_its_approval_is_asked_for_until_given(site, page, log_in):
    article = ArticleFactory(title="Động đất mạnh 5,2 độ ở Sơn Yên")
    article.section.save_revision().publish()
    article.save_revision()
    log_in("duty_secretary")
    page.goto(f"{site.url}/quan-tri/bai/{article.pk}/duyet/")
    page.get_by_text("Tin nóng: đăng ngay").click()
    page.locator(".review-breaking textarea").fill("Người dân cần biết ngay.")
    page.get_by_role("button", name="Đăng ngay").click()
    expect(page.locator(".review-owed")).to_contain_text("Người dân cần biết ngay.")
    assert page.goto(f"{site.url}{ArticlePage.objects.get(pk=article.pk).url}").status == 200

    log_in("editor_in_chief")
    page.goto(f"{site.url}/quan-tri/")
    expect(page.locator("#turns-section")).to_contain_text("Lượt duyệt còn nợ")
    open_review(page, article.title)
    page.get_by_role("button", name="Duyệt sau đăng").click()
    expect(page.locator(".review-owed")).to_have_count(0)
    assert OwedApproval.objects.open().count() == 0
