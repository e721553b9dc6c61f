"""Publishing from the form, after others have approved what it says."""

from playwright.sync_api import expect

from tests.workflow.walking import approve_newest


def publish(page, article) -> None:
    """Keep the words of the open form, have them approved by others, and publish them."""
    page.keyboard.press("Control+s")
    expect(page.locator(".messages .success")).to_be_visible()
    page.wait_for_load_state("networkidle")
    approve_newest(article)
    page.reload()
    page.locator("footer [data-w-dropdown-target=toggle]").click()
    page.locator("[name=action-publish]").click()
