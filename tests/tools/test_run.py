"""``make run`` for real: from an empty folder to a page, and to nothing left running."""

import json
import os
import re
import select
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from cms.embedded import Cluster
from tools import run
from tools.ports import check_port

BASE_DIR = Path(__file__).resolve().parent.parent.parent
PATIENCE = 60


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def start(var_folder, port):
    """Start the product on data of its own, as ``make run`` does after its bootstrap."""
    environment = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "BASE_URL")}
    environment |= {
        "DJANGO_SETTINGS_MODULE": "cms.settings.development",
        "VAR_DIR": str(var_folder),
        "PORT": str(port),
    }
    return subprocess.Popen(
        [sys.executable, "-m", "tools.run"],
        cwd=BASE_DIR,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def read_greeting(process):
    """Return what is printed until the server is about to listen."""
    lines = []
    for line in process.stdout:
        lines.append(line)
        if line.startswith("Ctrl-C"):
            return "".join(lines)
    pytest.fail(f"did not start:\n{''.join(lines)}")


def health(process, port):
    """Return what /healthz says once it answers."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5) as answer:
                return json.load(answer)
        except (URLError, ConnectionError):
            os.sched_yield()
    pytest.fail(f"no answer:\n{process.communicate()[0]}")


def helper_of(process, command):
    """Return the number of the process beside ``process`` that runs ``command``, once it has set
    out and waits for what is due."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        for child in map(int, children.read_text().split()):
            if command.encode() in command_line(child) and heeds(child, signal.SIGTERM):
                return child
        os.sched_yield()
    pytest.fail(f"no {command}")


def command_line(number):
    """Return the words of a process; nothing when it has ended."""
    try:
        return Path(f"/proc/{number}/cmdline").read_bytes().split(b"\0")
    except FileNotFoundError:
        return []


def heeds(number, wanted):
    """Tell whether a process has a handler of its own for a signal."""
    caught = re.search(r"SigCgt:\s*(\w+)", Path(f"/proc/{number}/status").read_text())[1]
    return bool(int(caught, 16) >> (wanted - 1) & 1)


def test_serves_prints_accounts_and_leaves_nothing_running(tmp_path):
    var_folder = tmp_path / "dữ liệu toà soạn"
    cluster = Cluster(var_folder / "postgres")
    for ending in (signal.SIGINT, signal.SIGHUP):
        port = free_port()
        process = start(var_folder, port)
        try:
            greeting = read_greeting(process)
            assert health(process, port)["database"] == "ok"
            assert cluster.status().running
            helpers = [helper_of(process, name) for name in ("publish_scheduled", "photo_worker")]
        finally:
            process.send_signal(ending)
            process.communicate(timeout=60)
        assert f"http://127.0.0.1:{port}/quan-tri/" in greeting
        assert "editor_in_chief" in greeting
        assert [command_line(helper) for helper in helpers] == [[], []]
        assert not cluster.status().running
        check_port(port)
    cluster.destroy()


WITH_CLOCK = """
import sys
from tools.run import beside
with beside("publish_scheduled", "--every", "20") as process:
    print(process.pid, flush=True)
    sys.stdin.read()
"""


@pytest.mark.parametrize("is_killed", [False, True])
def test_the_clock_ends_with_the_server_also_when_that_is_killed(tmp_path, is_killed):
    server = subprocess.Popen(
        [sys.executable, "-c", WITH_CLOCK],
        cwd=BASE_DIR,
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "cms.settings.test",
            "DATABASE_URL": f"postgresql:///none?host={tmp_path}",
        },
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    with server, os.fdopen(os.pidfd_open(int(server.stdout.readline()))) as clock:
        helper_of(server, "publish_scheduled")
        if is_killed:
            server.kill()
        else:
            server.stdin.close()
        assert select.select([clock], [], [], PATIENCE)[0]


def test_cores_are_counted_where_a_process_has_no_share_of_its_own(monkeypatch):
    monkeypatch.delattr(os, "sched_getaffinity")
    assert run.usable_cores() == os.cpu_count()


def test_taken_port_is_said_before_anything_is_made(tmp_path):
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        process = start(tmp_path / "var", holder.getsockname()[1])
        output, _ = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "is taken by process" in output
    assert not (tmp_path / "var" / "postgres").exists()
