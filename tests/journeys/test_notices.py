"""A reporter is told, reads what it is and goes there; on a large screen and on a phone."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from cms.workflow.models import Notice
from cms.workflow.notices.kinds import Kind
from tests.factories import AccountFactory
from tests.workflow.walking import story_by


@pytest.fixture
def reporter(log_in):
    """A reporter who was told of four things, one of them read."""
    reporter = log_in("reporter")
    desk = AccountFactory(role="desk_editor", first_name="Lê Văn", last_name="Mít")
    story = story_by(reporter, title="Cầu Vàm Lá thông xe, người dân hai xã hết cảnh lụy đò")
    told = [
        (Kind.SENT_BACK, "Thiếu ảnh nhịp giữa, và chú thích ảnh đầu ghi sai chức danh.", 0),
        (Kind.COMMENT, "Sapo nên nêu tổng mức đầu tư.", 0),
        (Kind.PUBLISHED, "", 1),
        (Kind.TAKEN_DOWN, "Sai số liệu.", 2),
    ]
    for kind, text, days in told:
        Notice.objects.create(
            recipient=reporter,
            kind=kind,
            story=story,
            story_title=story.title,
            actor=desk,
            text=text,
            made_at=timezone.now() - timedelta(days=days),
            read_at=timezone.now() if kind == Kind.TAKEN_DOWN else None,
        )
    return reporter


def test_the_bell_leads_to_what_happened_and_forgets_what_was_read(site, page, reporter):
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{site.url}/quan-tri/")
    bell = page.get_by_role("link", name="Thông báo: 3 chưa đọc")
    bell.click()
    page.wait_for_url(f"{site.url}/quan-tri/thong-bao/")
    page.get_by_role("link", name="Lê Văn Mít trả lại bài").click()
    page.wait_for_url(f"{site.url}/quan-tri/pages/*/edit/")
    page.goto(f"{site.url}/quan-tri/thong-bao/")
    expect(page.get_by_role("link", name="Thông báo: 2 chưa đọc")).to_be_visible()
    page.get_by_role("button", name="Đánh dấu đã đọc tất cả").click()
    expect(page.get_by_role("link", name="Thông báo", exact=True).first).to_be_visible()
    assert not Notice.objects.unread().exists()


def test_notices_are_read_and_chosen_on_a_phone(site, page, reporter):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{site.url}/quan-tri/thong-bao/")
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0
    targets = page.locator(".notices a, .notices button")
    for target in targets.all():
        assert target.bounding_box()["height"] >= 44, target.inner_text()
    page.get_by_role("button", name="Đánh dấu đã đọc: Lê Văn Mít trả lại").click()
    expect(page.locator(".notice--unread")).to_have_count(2)
    page.get_by_role("link", name="Chọn thông báo nhận qua thư").click()
    choice = page.get_by_label("Bình luận về bài của bạn")
    choice.check()
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_text("Đã lưu.").first).to_be_visible()
    expect(choice).to_be_checked()
