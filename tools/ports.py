"""Which port the server gets, and who holds it when it can't have it."""

import contextlib
import errno
import os
import socket
from collections.abc import Iterator
from pathlib import Path


class PortError(Exception):
    """The message says what is wrong with the port and how to choose another."""


def chosen_port(value: str) -> int:
    """Return the port that the text ``value`` names, 8000 when it is empty."""
    if not value:
        return 8000
    if not value.isascii() or not value.isdigit() or not 1 <= int(value) <= 65535:
        raise PortError(f"PORT is {value!r}; it must be a number from 1 to 65535.")
    return int(value)


def check_port(port: int) -> None:
    """Raise PortError unless a server may listen on ``port`` of 127.0.0.1."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
            return
        except OSError as error:
            reason = error
    if reason.errno == errno.EADDRINUSE:
        problem = f"Port {port} is taken{_by_whom(port)}."
    else:
        problem = f"Port {port} cannot be used: {reason.strerror}."
    raise PortError(f"{problem} Choose another: make run PORT={_another(port)}")


def _another(port: int) -> int:
    return 8001 if port < 1024 or port == 65535 else port + 1


def _by_whom(port: int) -> str:
    """Return " by …" for the process that listens on ``port``, "" when it can't be seen."""
    wanted = {f"socket:[{inode}]" for inode in _listeners(port)}
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if wanted & set(_open_files(process)):
                command = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode().strip()
                return f" by process {process.name} ({command[:80]})"
        except (OSError, UnicodeDecodeError):
            continue
    return ""


def _open_files(process: Path) -> Iterator[str]:
    """Yield what ``process`` has open; a file may be closed again while we look."""
    for descriptor in (process / "fd").iterdir():
        with contextlib.suppress(FileNotFoundError):
            yield os.readlink(descriptor)


def _listeners(port: int) -> list[str]:
    """Return the inodes of the sockets that listen on ``port``, as the kernel lists them."""
    inodes = []
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        try:
            rows = Path(table).read_text().splitlines()[1:]
        except OSError:
            continue
        for fields in map(str.split, rows):
            if fields[3] == "0A" and int(fields[1].rpartition(":")[2], 16) == port:
                inodes.append(fields[9])
    return inodes
