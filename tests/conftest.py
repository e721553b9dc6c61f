"""One migrated database for each worker, and a fresh copy of it for each browser test."""

import os
from contextlib import contextmanager

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connections
from django.test.utils import setup_databases, teardown_databases
from pytest_django.live_server_helper import LiveServer

# Playwright keeps an event loop on the thread of a browser test; the database is asked from it
# all the same, one call after the other.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


def _administer(statement: str) -> None:
    with connections["default"]._nodb_cursor() as cursor:
        cursor.execute(statement)


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment, django_db_modify_db_settings, django_db_blocker, django_db_keepdb
):
    """A migrated database and an untouched copy of it: the template of browser tests.

    In the place of pytest-django's own, which makes none when only browser tests are asked for.
    """
    with django_db_blocker.unblock():
        made = setup_databases(
            verbosity=0, interactive=False, keepdb=django_db_keepdb, serialized_aliases=()
        )
        name = connections["default"].settings_dict["NAME"]
        connections["default"].close()
        _administer(f'DROP DATABASE IF EXISTS "{name}_template"')
        _administer(f'CREATE DATABASE "{name}_template" TEMPLATE "{name}"')
    yield
    with django_db_blocker.unblock():
        _administer(f'DROP DATABASE IF EXISTS "{name}_template"')
        if not django_db_keepdb:
            teardown_databases(made, verbosity=0)


@contextmanager
def _database_copied_from_template():
    connection = connections["default"]
    name = connection.settings_dict["NAME"]
    copy = f"{name}_copy"
    connection.close()
    _administer(f'DROP DATABASE IF EXISTS "{copy}" WITH (FORCE)')
    _administer(f'CREATE DATABASE "{copy}" TEMPLATE "{name}_template" STRATEGY FILE_COPY')
    connection.settings_dict["NAME"] = copy
    try:
        yield
    finally:
        connections.close_all()
        connection.settings_dict["NAME"] = name
        _administer(f'DROP DATABASE IF EXISTS "{copy}" WITH (FORCE)')


@pytest.fixture
def own_database(django_db_setup, django_db_blocker):
    """A committed database of its own: for several connections at once, and for browsers.

    Django's flush between tests would take the root page, the locales and the groups with it.
    """
    with django_db_blocker.unblock(), _database_copied_from_template():
        cache.clear()
        yield


@pytest.fixture
def site(own_database):
    """The whole product served on a free port of this machine; ``site.url`` is its address."""
    server = LiveServer("127.0.0.1")
    yield server
    server.stop()


@pytest.fixture(autouse=True)
def _fresh_cache():
    cache.clear()


@pytest.fixture(scope="session")
def browser_type_launch_args():
    """The machine's own browser, named by ``make test``; else the one Playwright brought."""
    arguments = [
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        arguments.append("--no-sandbox")
    path = os.environ.get("BROWSER_PATH")
    return {"args": arguments, **({"executable_path": path} if path else {})}


@pytest.fixture(scope="session")
def browser_context_args():
    return {"locale": "vi-VN", "timezone_id": settings.TIME_ZONE}
