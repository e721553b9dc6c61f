"""A database that can't hold Vietnamese text is refused before anything is written to it."""

import os
import subprocess
import sys
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connections

from cms.text.database import problems_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def made():
    """``made(how)``: a connection to a database that ``CREATE DATABASE … how`` made."""
    own = connections["default"]
    name = f"{own.settings_dict['NAME']}_other"
    other = own.copy()
    other.settings_dict = {**own.settings_dict, "NAME": name}

    def make(how):
        with own._nodb_cursor() as cursor:
            cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE template0 {how}')
        return other

    yield make
    other.close()
    with own._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')


def problems(connection) -> list[str]:
    return [problem.id for problem in problems_of(connection) if problem.id != "text.W001"]


def test_a_database_of_another_encoding_is_refused(made):
    assert problems(made("ENCODING 'LATIN1' LOCALE_PROVIDER libc LOCALE 'C'")) == ["text.E002"]


def test_a_database_that_does_not_know_the_letters_is_refused(made):
    assert problems(made("ENCODING 'UTF8' LOCALE_PROVIDER libc LOCALE 'C'")) == ["text.E003"]


def test_a_query_with_little_memory_is_warned_of():
    with connections["default"].cursor() as cursor:
        cursor.execute("SET LOCAL work_mem = '4MB'")
        assert [p.id for p in problems_of(connections["default"])] == ["text.W001"]
        cursor.execute("SET LOCAL work_mem = '32MB'")
        assert not list(problems_of(connections["default"]))


def test_the_command_that_asks_says_what_to_do(made):
    name = made("ENCODING 'UTF8' LOCALE_PROVIDER libc LOCALE 'C'").settings_dict["NAME"]
    address = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()
    asked = subprocess.run(
        [sys.executable, "manage.py", "check", "--database", "default"],
        cwd=settings.BASE_DIR,
        env={**os.environ, "DATABASE_URL": address},
        capture_output=True,
        text=True,
    )
    assert asked.returncode == 1
    assert "CREATE DATABASE" in asked.stderr
    assert "Traceback" not in asked.stderr
