"""``make run`` for real: from an empty folder to a page, and to nothing left running."""

import json
import os
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
        finally:
            process.send_signal(ending)
            process.communicate(timeout=60)
        assert f"http://127.0.0.1:{port}/quan-tri/" in greeting
        assert "editor_in_chief" in greeting
        assert not cluster.status().running
        check_port(port)
    cluster.destroy()


def test_taken_port_is_said_before_anything_is_made(tmp_path):
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        process = start(tmp_path / "var", holder.getsockname()[1])
        output, _ = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "is taken by process" in output
    assert not (tmp_path / "var" / "postgres").exists()
