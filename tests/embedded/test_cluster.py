"""A cluster is started, used, broken and stopped for real."""

import os
import pwd
import signal
import stat
import subprocess
import sys
import threading
from pathlib import Path

import psycopg
import pytest

from cms.embedded import Cluster, EmbeddedDatabaseError

BASE_DIR = Path(__file__).resolve().parent.parent.parent


def ask(cluster, query, database="postgres"):
    with psycopg.connect(cluster.url(database)) as connection:
        return connection.execute(query).fetchone()[0]


def postmaster(cluster):
    return int((cluster.status().home / "data" / "postmaster.pid").read_text().split()[0])


def run_in_other_process(cluster, statements):
    code = f"from cms.embedded import Cluster; c = Cluster({str(cluster.root)!r}, fast=True)\n"
    return subprocess.Popen(
        [sys.executable, "-c", code + statements],
        cwd=BASE_DIR,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_making_a_cluster_and_asking_its_address_touches_nothing(enterable_folder):
    cluster = Cluster(enterable_folder / "var" / "postgres")
    assert cluster.url("toasoan") == f"postgresql://toasoan@/toasoan?host={cluster.socket_folder}"
    assert not cluster.status().running
    assert list(enterable_folder.iterdir()) == []
    assert not cluster.socket_folder.exists()


def test_address_of_the_socket_is_short_however_long_the_path(enterable_folder):
    cluster = Cluster(enterable_folder.joinpath(*["một thư mục có tên rất dài"] * 9))
    assert len(os.fsencode(cluster.socket_folder / ".s.PGSQL.5432.lock")) < 107


def test_starts_with_vietnamese_letters_in_the_path_and_stops(cluster):
    cluster.start()
    assert cluster.status().running
    assert ask(cluster, "SELECT lower('ĐẶNG')") == "đặng"
    assert ask(cluster, "SHOW server_encoding") == "UTF8"
    assert ask(cluster, "SHOW timezone") == "UTC"
    assert ask(cluster, "SHOW listen_addresses") == ""
    cluster.stop()
    assert not cluster.status().running
    assert not cluster.socket_folder.exists()


def test_quotation_marks_are_no_part_of_a_word_in_search(cluster):
    with cluster.in_use():
        found = ask(cluster, "SELECT to_tsvector('simple', '“Chính phủ” – Đổi mới')::text")
    assert found == "'chính':1 'mới':4 'phủ':2 'đổi':3"


def test_second_start_finds_the_data_of_the_first(cluster):
    cluster.start()
    cluster.ensure_database("toasoan")
    with psycopg.connect(cluster.url("toasoan")) as connection:
        connection.execute("CREATE TABLE tin AS SELECT 'Hà Nội' AS noi")
    cluster.stop()
    cluster.start()
    cluster.ensure_database("toasoan")
    assert ask(cluster, "SELECT noi FROM tin", "toasoan") == "Hà Nội"


@pytest.mark.parametrize("name", ["", "a b", 'x"; DROP DATABASE toasoan; --', "TOASOAN"])
def test_database_names_are_plain(cluster, name):
    with pytest.raises(ValueError, match="plain database name"):
        cluster.ensure_database(name)


def test_server_runs_as_an_ordinary_account_and_only_it_and_root_may_connect(cluster):
    cluster.start()
    owner = os.stat(f"/proc/{postmaster(cluster)}").st_uid
    expected = os.geteuid() or pwd.getpwnam(_account_for_root()).pw_uid
    assert owner == expected != 0
    folder = cluster.socket_folder.stat()
    assert (folder.st_uid, stat.S_IMODE(folder.st_mode)) == (expected, 0o700)


def _account_for_root():
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def test_rights_of_the_folders_above_stay_as_they_were(enterable_folder):
    folder = enterable_folder / "a" / "b"
    folder.mkdir(parents=True)
    folder.chmod(0o751)
    cluster = Cluster(folder / "var" / "postgres", fast=True)
    above = list(folder.parents) + [folder]
    before = [(path, path.stat().st_mode, path.stat().st_uid) for path in above]
    with cluster.in_use():
        pass
    assert [(path, path.stat().st_mode, path.stat().st_uid) for path in above] == before
    cluster.destroy()


def test_killed_server_starts_again_with_what_was_committed(cluster):
    cluster.start()
    cluster.ensure_database("toasoan")
    os.kill(postmaster(cluster), signal.SIGKILL)
    cluster.start()
    assert ask(cluster, "SELECT count(*) FROM pg_database WHERE datname = 'toasoan'") == 1


def test_pid_file_left_by_a_reboot_does_not_stop_the_start(cluster):
    """After a reboot the number in the file may belong to any process, even of our own account."""
    cluster.start()
    cluster.stop()
    pid_file = cluster.status().home / "data" / "postmaster.pid"
    pid_file.write_text(f"{os.getpid()}\n{pid_file.parent}\n0\n5432\n/tmp\n\n")
    cluster.start()
    assert postmaster(cluster) != os.getpid()
    assert cluster.status().running


def test_interrupted_making_of_data_and_programs_is_done_again(cluster):
    cluster.root.mkdir(parents=True)
    for name in ("data.new", "runtime-0.6.0.new"):
        (cluster.root / name).mkdir()
        (cluster.root / name / "half").write_text("x")
    with cluster.in_use():
        assert ask(cluster, "SELECT 1") == 1
    left = {entry.name for entry in (cluster.status().home).iterdir()}
    assert not [name for name in left if name.endswith(".new") and name.startswith("data")]


def test_data_of_another_version_are_left_alone(cluster):
    with cluster.in_use():
        pass
    version = cluster.status().home / "data" / "PG_VERSION"
    version.write_text("17\n")
    with pytest.raises(EmbeddedDatabaseError, match="made by PostgreSQL 17"):
        cluster.start()
    assert version.read_text() == "17\n"


def test_failed_start_shows_the_servers_own_words(cluster):
    with cluster.in_use():
        pass
    (cluster.status().home / "data" / "postgresql.auto.conf").write_text("max_connections = 'x'\n")
    with pytest.raises(EmbeddedDatabaseError, match="invalid value for parameter"):
        cluster.start()


def test_last_user_stops_the_server(cluster):
    with (
        cluster.in_use(),
        run_in_other_process(
            cluster, "with c.in_use(say=lambda line: None): print('in', flush=True); input()"
        ) as other,
    ):
        assert other.stdout.readline() == "in\n"
        first = postmaster(cluster)
        other.communicate("\n")
        assert postmaster(cluster) == first
        assert cluster.status().running
    assert not cluster.status().running


def test_first_user_leaves_the_server_to_the_second(cluster):
    with cluster.in_use():
        other = run_in_other_process(
            cluster, "with c.in_use(say=lambda line: None): print('in', flush=True); input()"
        )
        assert other.stdout.readline() == "in\n"
    assert cluster.status().running
    other.communicate("\n")
    assert not cluster.status().running


def test_killed_user_does_not_keep_the_server_for_ever(cluster):
    other = run_in_other_process(
        cluster, "with c.in_use(say=lambda line: None): print('in', flush=True); input()"
    )
    assert other.stdout.readline() == "in\n"
    other.kill()
    other.communicate()
    assert cluster.status().running
    with cluster.in_use():
        pass
    assert not cluster.status().running


def test_worker_that_outlives_its_user_does_not_keep_the_server(cluster):
    """A forked process inherits the open lock; it is the user's leaving that counts."""
    other = run_in_other_process(
        cluster,
        "import os\n"
        "with c.in_use(say=lambda line: None):\n"
        "    if os.fork() == 0: input(); os._exit(0)\n"
        "print('left', flush=True); os._exit(0)",
    )
    assert other.stdout.readline() == "left\n"
    assert not cluster.status().running
    with cluster.in_use():
        run_in_other_process(cluster, "with c.in_use(say=lambda line: None): pass").wait()
        assert cluster.status().running
    assert not cluster.status().running
    other.communicate("\n")


def test_server_started_by_hand_outlives_its_users(cluster):
    cluster.start()
    with cluster.in_use():
        pass
    assert cluster.status().running


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_user_told_to_end_stops_the_server_first(cluster, number):
    other = run_in_other_process(
        cluster,
        "from cms.embedded.signals import exit_on_signals; exit_on_signals()\n"
        "with c.in_use(say=lambda line: None): print('in', flush=True); input()",
    )
    assert other.stdout.readline() == "in\n"
    other.send_signal(number)
    other.communicate()
    assert other.returncode != 0
    assert not cluster.status().running


def test_two_first_starts_at_once_make_one_server(cluster):
    errors = []

    def start():
        try:
            Cluster(cluster.root, fast=True).start()
        except EmbeddedDatabaseError as error:
            errors.append(error)

    threads = [threading.Thread(target=start) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert ask(cluster, "SELECT 1") == 1


def test_checkout_that_moves_while_the_server_runs_keeps_its_data(cluster, enterable_folder):
    cluster.start()
    cluster.ensure_database("toasoan")
    old_socket = cluster.socket_folder
    moved = Cluster(enterable_folder / "chỗ mới" / "var" / "postgres", fast=True)
    moved.root.parent.parent.mkdir()
    cluster.root.parent.rename(moved.root.parent)
    moved.start()
    assert ask(moved, "SELECT count(*) FROM pg_database WHERE datname = 'toasoan'") == 1
    assert moved.socket_folder != old_socket
    moved.destroy()


def test_foreign_file_in_the_place_of_the_socket_folder_is_refused(cluster):
    cluster.socket_folder.write_text("")
    try:
        with pytest.raises(EmbeddedDatabaseError, match="in the way"):
            cluster.start()
    finally:
        cluster.socket_folder.unlink()


def test_full_disk_is_said_before_anything_is_made(cluster, monkeypatch):
    monkeypatch.setattr("cms.embedded.server._FREE_BYTES_TO_MAKE", 2**62)
    with pytest.raises(EmbeddedDatabaseError, match="Free some space"):
        cluster.start()
    assert not (cluster.root / "data").exists()


def test_destroy_leaves_no_data(cluster):
    cluster.start()
    cluster.destroy()
    assert cluster.status().home is None
    assert not cluster.status().running
    assert [entry for entry in cluster.root.iterdir() if entry.is_dir()] == []
