"""Clusters of their own for the tests of the embedded database."""

import shutil
import tempfile
from pathlib import Path

import pytest

from cms.embedded import Cluster


@pytest.fixture
def enterable_folder():
    """A folder that every account may enter, with a space and Vietnamese letters in its name."""
    folder = Path(tempfile.mkdtemp(prefix="tòa soạn ", dir="/tmp"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def cluster(enterable_folder):
    """A cluster that is down and was never up."""
    cluster = Cluster(enterable_folder / "var" / "postgres", fast=True)
    yield cluster
    cluster.destroy()
