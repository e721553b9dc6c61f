"""A secretary gathers stories, sees what is missing, and schedules them together from a phone."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from cms.articles.models import ArticlePage, Byline
from cms.workflow.bundle import Bundle, BundleStory
from tests.factories import ArticleFactory, SectionFactory
from tests.workflow.walking import approve_newest

pytestmark = pytest.mark.browser


@pytest.fixture
def gathered(site):
    section = SectionFactory(title="Nông thôn mới", live=True)
    stories = [
        ArticleFactory(parent=section, title="Khánh thành trạm bơm Cồn Sẻ"),
        ArticleFactory(parent=section, title="Nước ngọt về ba xã ven biển", bylines=[]),
        ArticleFactory(parent=section, title="Hai năm chờ một dòng nước"),
    ]
    bundle = Bundle.objects.create(
        title="Nước ngọt cho Cồn Sẻ", go_live_at=timezone.now() + timedelta(hours=3)
    )
    for order, story in enumerate(stories):
        story.save_revision()
        approve_newest(story)
        BundleStory.objects.create(bundle=bundle, story=story, sort_order=order)
    return bundle


def test_scheduling_a_bundle_from_a_phone(site, page, log_in, gathered):
    log_in("duty_secretary")
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{site.url}/quan-tri/chum-bai/{gathered.pk}/")
    rows = page.locator(".bundle__story")
    expect(rows).to_have_count(3)
    expect(rows.nth(1)).to_contain_text("bút danh")
    page.locator("[name=schedule]").click()
    expect(page.locator(".messages .error")).to_contain_text("Nước ngọt về ba xã ven biển")
    assert Bundle.objects.get().state == Bundle.State.GATHERING

    unready = ArticlePage.objects.get(title="Nước ngọt về ba xã ven biển")
    unready.bylines = [Byline(name="Trần Khế")]
    unready.save_revision()
    approve_newest(unready)
    page.reload()
    expect(rows.nth(1)).to_contain_text("Sẵn sàng")
    button = page.locator("[name=schedule]")
    assert button.bounding_box()["height"] >= 44
    overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert overflow <= 0
    button.click()
    expect(page.locator(".messages .success")).to_be_visible()
    assert Bundle.objects.get().state == Bundle.State.SCHEDULED

    page.locator("[name=unschedule]").click()
    expect(page.locator("[name=schedule]")).to_be_visible()
    assert Bundle.objects.get().state == Bundle.State.GATHERING
