"""The benchmark of the path finds what it asks; how long that takes is measured elsewhere."""

import pytest
from django.db import connection

from bench import archive, path

pytestmark = pytest.mark.usefixtures("own_database")


def test_the_newsroom_of_the_benchmark_is_made_and_every_screen_of_it_opens():
    with connection.cursor() as cursor:
        cursor.execute("SELECT usesuper FROM pg_user WHERE usename = current_user")
        if not cursor.fetchone()[0]:
            pytest.skip("copying rows without their triggers takes a superuser of the database")
    archive.fill(copied=False)
    asked = dict(path.everything(path.Newsroom()))
    for work in asked.values():
        work()
    assert {"review of a story, secretary", "the clock, one story due"} <= asked.keys()
