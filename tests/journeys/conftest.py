"""Being somebody in the newsroom, and waiting as a person does."""

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect

from tests.factories import AccountFactory

# Two browsers and two databases share the cores of a small machine.
expect.set_options(timeout=20_000)


@pytest.fixture
def enter(site):
    """``enter(page, account)``: the browser of ``page`` is logged in, as after the login form."""

    def entered(page, account):
        client = Client()
        client.force_login(account)
        key = client.cookies[settings.SESSION_COOKIE_NAME].value
        page.context.clear_cookies()
        page.context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": site.url}]
        )

    return entered


@pytest.fixture
def log_in(enter, page):
    """``log_in("reporter")``: this browser is logged in as a fresh account of that role."""

    def as_role(role):
        account = AccountFactory(role=role)
        enter(page, account)
        return account

    return as_role
