"""Production refuses to start on an insecure or missing value, and names it."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

SOUND = {
    "DJANGO_SETTINGS_MODULE": "cms.settings.production",
    "SECRET_KEY": "k3Vx9-" * 12 + "mQz8",
    "DATABASE_URL": "postgresql://toasoan@db.example/toasoan",
    "ALLOWED_HOSTS": "toasoan.example",
    "BASE_URL": "https://toasoan.example",
}


def start(**changes):
    """Start Django under production settings in a process of its own."""
    inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    environment = {**inherited, **SOUND, **changes}
    return subprocess.run(
        [sys.executable, "-c", "import django; django.setup(); print('started')"],
        cwd=settings.BASE_DIR,
        env={name: value for name, value in environment.items() if value is not None},
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_it_starts_when_all_is_sound():
    assert start().stdout.strip() == "started"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", None),
        ("SECRET_KEY", "quá-ngắn"),
        ("SECRET_KEY", "a" * 60),
        ("DATABASE_URL", None),
        ("ALLOWED_HOSTS", None),
        ("ALLOWED_HOSTS", "*"),
        ("BASE_URL", None),
        ("BASE_URL", "http://toasoan.example"),
        ("DEBUG", "1"),
    ],
)
def test_it_refuses_and_names_what_is_wrong(name, value):
    outcome = start(**{name: value})
    assert outcome.returncode != 0
    assert name in outcome.stderr.strip().splitlines()[-1]
