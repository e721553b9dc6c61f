"""Logging in and waiting as a person does."""

import pytest
from playwright.sync_api import expect

from tests.factories import AccountFactory
from tests.factories.accounts import PASSWORD

# Two browsers and two databases share the cores of a small machine.
expect.set_options(timeout=20_000)


@pytest.fixture
def log_in(site, page):
    """``log_in("reporter")`` opens the admin in this browser as a fresh account of that role."""

    def as_role(role):
        account = AccountFactory(role=role)
        page.context.clear_cookies()
        page.goto(f"{site.url}/quan-tri/login/")
        page.locator("input[name=username]").fill(account.username)
        page.locator("input[name=password]").fill(PASSWORD)
        page.locator("form button[type=submit]").click()
        page.wait_for_url(f"{site.url}/quan-tri/")
        return account

    return as_role
