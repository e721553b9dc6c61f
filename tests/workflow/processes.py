"""The clock in processes of its own, on the database of a test, and waiting for what they do."""

import os
import subprocess
import sys
import time
from contextlib import contextmanager
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.db import connection

PATIENCE = 60


@contextmanager
def clock(*arguments):
    """The command in a process of its own, on the database of this test."""
    place = connection.settings_dict
    names = {"user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    parts = {name: place[key] for name, key in names.items() if place[key]}
    parts |= {name: place["OPTIONS"][name] for name in names if name in place["OPTIONS"]}
    process = subprocess.Popen(
        [sys.executable, "-m", "django", "publish_scheduled", *arguments],
        cwd=settings.BASE_DIR,
        env={**os.environ, "DATABASE_URL": f"postgresql:///{place['NAME']}?{urlencode(parts)}"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def wait_for_connections(number, condition=""):
    """Wait until this database has so many other connections that fulfil ``condition`` (SQL)."""
    deadline = time.monotonic() + PATIENCE
    with connection.cursor() as cursor:
        while time.monotonic() < deadline:
            # In a transaction the view would say the same each time.
            cursor.execute("SELECT pg_stat_clear_snapshot()")
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                f" AND pid <> pg_backend_pid() AND backend_type = 'client backend' {condition}"
            )
            if cursor.fetchone()[0] == number:
                return
    pytest.fail(f"never {number} other connections")
