"""The sample newsroom, loaded once for all tests of a module that only look at it."""

import pytest
from django.db import transaction
from django.test import override_settings
from PIL import Image

from seeds import library
from seeds.drawing import SIZE, SIZES
from seeds.newsroom import load

PASSWORD = "mat-khau-mau"


def plain_sheet(scene: str, *, seed: int, **options) -> Image.Image:
    """A sheet of the picture's size in the place of the picture, which takes long to draw."""
    return Image.new("RGB", SIZES.get(scene, SIZE), (seed % 256, 120, 140))


@pytest.fixture(scope="module")
def newsroom(django_db_setup, django_db_blocker):
    """A loaded sample, rolled back after the module; yields what the loading said.

    Its tests take no ``db`` fixture: that one would close the connection, and the sample with it.
    The pictures themselves are drawn in test_pictures.
    """
    with (
        pytest.MonkeyPatch.context() as patch,
        django_db_blocker.unblock(),
        override_settings(SAMPLE_PASSWORD=PASSWORD),
        transaction.atomic(),
    ):
        patch.setattr(library, "picture", plain_sheet)
        lines = []
        load(say=lines.append)
        yield lines
        transaction.set_rollback(True)
