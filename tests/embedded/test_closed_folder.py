"""A checkout that only its owner may enter: root's server, run by another account, still works."""

import os
import shutil

import psycopg
import pytest

from cms.embedded import Cluster, EmbeddedDatabaseError, places


@pytest.fixture
def closed_folder(enterable_folder, monkeypatch):
    """A folder of mode 700, and shelters of this test only."""
    monkeypatch.setattr(places, "SHELTERS", enterable_folder / "shelters")
    folder = enterable_folder / "chỉ mình tôi"
    folder.mkdir(mode=0o700)
    return folder


@pytest.fixture
def closed_cluster(closed_folder):
    cluster = Cluster(closed_folder / "var" / "postgres", fast=True)
    yield cluster
    cluster.destroy()


def write_story(cluster):
    with cluster.in_use(), psycopg.connect(cluster.url("postgres")) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS tin (so int)")
        connection.execute("INSERT INTO tin VALUES (1)")


def count_stories(cluster):
    with cluster.in_use(), psycopg.connect(cluster.url("postgres")) as connection:
        return connection.execute("SELECT count(*) FROM tin").fetchone()[0]


def test_closed_checkout_works_and_stays_closed(closed_cluster, closed_folder):
    write_story(closed_cluster)
    assert count_stories(closed_cluster) == 1
    assert closed_folder.stat().st_mode & 0o777 == 0o700
    sheltered = closed_cluster.status().home != closed_cluster.root
    assert sheltered == (os.geteuid() == 0)


def test_moved_checkout_takes_its_data_along(closed_cluster, closed_folder):
    write_story(closed_cluster)
    folder = closed_folder.with_name("chỗ mới")
    closed_folder.rename(folder)
    moved = Cluster(folder / "var" / "postgres", fast=True)
    assert count_stories(moved) == 1
    moved.destroy()


def test_copied_checkout_never_shares_the_data_of_its_original(closed_cluster, closed_folder):
    write_story(closed_cluster)
    folder = closed_folder.with_name("bản sao")
    shutil.copytree(closed_folder, folder)
    copy = Cluster(folder / "var" / "postgres", fast=True)
    with copy.in_use():
        assert copy.status().home != closed_cluster.status().home
    copy.destroy()
    assert count_stories(closed_cluster) == 1


def test_new_clone_in_the_same_place_starts_empty(closed_cluster, closed_folder):
    write_story(closed_cluster)
    shutil.rmtree(closed_folder)
    closed_folder.mkdir(mode=0o700)
    with closed_cluster.in_use(), psycopg.connect(closed_cluster.url("postgres")) as connection:
        assert connection.execute("SELECT to_regclass('tin')").fetchone()[0] is None


def test_checkout_that_becomes_closed_is_told_what_to_do(enterable_folder, monkeypatch):
    """Only root runs the server as somebody else; an ordinary user goes on as before."""
    monkeypatch.setattr(places, "SHELTERS", enterable_folder / "shelters")
    folder = enterable_folder / "mở rồi đóng"
    folder.mkdir()
    cluster = Cluster(folder / "var" / "postgres", fast=True)
    write_story(cluster)
    folder.chmod(0o700)
    if os.geteuid() == 0:
        with pytest.raises(EmbeddedDatabaseError, match="Restore its right"):
            cluster.start()
    else:
        assert count_stories(cluster) == 1
    folder.chmod(0o755)
    assert count_stories(cluster) == 1
    cluster.destroy()
