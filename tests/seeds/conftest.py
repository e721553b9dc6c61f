"""The sample newsroom, loaded once for all tests of a module that only look at it."""

import pytest
from django.db import transaction
from django.test import override_settings

from seeds.newsroom import load

PASSWORD = "mat-khau-mau"


@pytest.fixture(scope="module")
def newsroom(django_db_setup, django_db_blocker):
    """A loaded sample, rolled back after the module. Its tests take no ``db`` fixture: that one
    would close the connection, and the sample with it."""
    with (
        django_db_blocker.unblock(),
        override_settings(SAMPLE_PASSWORD=PASSWORD),
        transaction.atomic(),
    ):
        lines = []
        load(say=lines.append)
        yield lines
        transaction.set_rollback(True)
