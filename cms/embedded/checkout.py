"""The cluster of this checkout, and whether it is wanted at all."""

import os
from pathlib import Path

from cms.embedded.cluster import Cluster

DATABASE = "toasoan"


def is_wanted() -> bool:
    """Tell whether the embedded database is used: no server was named in ``DATABASE_URL``."""
    return not os.environ.get("DATABASE_URL")


def var_folder() -> Path:
    """Return the folder of what this machine keeps: ``VAR_DIR``, else ``var`` in the checkout."""
    return Path(os.environ.get("VAR_DIR") or Path(__file__).resolve().parents[2] / "var")


def checkout_cluster() -> Cluster:
    """Return the cluster that holds the newsroom of this checkout."""
    return Cluster(var_folder() / "postgres")


def suite_cluster() -> Cluster:
    """Return the cluster of the test suite: its own data, quick, safe against nothing."""
    return Cluster(var_folder() / "test-postgres", fast=True)
