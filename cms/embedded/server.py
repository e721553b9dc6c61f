"""One PostgreSQL server: its data made by initdb, its life led by pg_ctl."""

import os
import shutil
import signal
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cms.embedded import binaries
from cms.embedded.account import Account
from cms.embedded.errors import EmbeddedDatabaseError
from cms.embedded.locks import FileLock

SUPERUSER = "toasoan"
START_SECONDS = 120
STOP_SECONDS = 60

_FREE_BYTES_TO_MAKE = 300 * 1024 * 1024
_LOG_BYTES = 10 * 1024 * 1024
_OUR_CONFIGURATION = "toasoan.conf"

_SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    # Lists of what one may see hash the numbers of all stories.
    "work_mem": "32MB",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_line_prefix": "%m [%p] ",
}
_FAST_SETTINGS = {
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
}


@dataclass(frozen=True)
class Server:
    """The server whose programs, data and log lie in ``home``, listening in ``socket_folder``.

    ``fast`` gives up safety against a crash, for data that may be thrown away.
    """

    home: Path
    account: Account
    socket_folder: Path
    fast: bool

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def log(self) -> Path:
        return self.home / "log" / "postgresql.log"

    def answers(self) -> bool:
        """Tell whether a server accepts connections at our socket, or is about to."""
        return accepts_connections(self.socket_folder)

    def make_data(self, programs: Path, say: Callable[[str], None]) -> None:
        """Make the data folder when it is missing; an interrupted attempt is made again."""
        if self.data.exists():
            self._check_data()
            return
        free = shutil.disk_usage(self.home).free
        if free < _FREE_BYTES_TO_MAKE:
            raise EmbeddedDatabaseError(
                f"The disk of {self.home} has {free // 2**20} MB left; a new database needs "
                f"{_FREE_BYTES_TO_MAKE // 2**20} MB. Free some space."
            )
        say(f"Making the database in {self.data} (PostgreSQL runs as {self.account.name}).")
        draft = self.home / "data.new"
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(mode=0o700)
        self.account.own(draft)
        command = [str(programs / "initdb"), "-D", str(draft), "-U", SUPERUSER, "-A", "trust"]
        command += ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        command += ["--locale=C", f"--lc-ctype={self._character_types()}"]
        done = self.account.run(command + (["--no-sync"] if self.fast else []))
        if done.returncode != 0:
            shutil.rmtree(draft, ignore_errors=True)
            raise EmbeddedDatabaseError(f"initdb failed:\n{done.stdout.strip()}")
        draft.rename(self.data)

    def start(self, programs: Path, alive: FileLock) -> None:
        """Start the server on existing data and return when it accepts connections.

        The server inherits ``alive``, taken alone by the caller, and so holds it for as long as
        any process of it lives. Nothing stays behind when the start fails or is interrupted.
        """
        self._configure()
        self._clear_stale_pid_file()
        self._prepare_log()
        command = self._pg_ctl(programs, "start", START_SECONDS) + ["-l", str(self.log)]
        try:
            done = self.account.run(command, pass_fds=(alive.descriptor,), start_new_session=True)
        except BaseException:
            self._stop_half_started(programs)
            raise
        if done.returncode != 0:
            self.stop(programs)
            raise EmbeddedDatabaseError(self._why_not_started(done.stdout))

    def stop(self, programs: Path) -> None:
        """Stop the server when it runs, ending its clients' sessions; nothing is lost."""
        command = self._pg_ctl(programs, "stop", STOP_SECONDS)
        done = self.account.run([*command, "-m", "fast"], start_new_session=True)
        if done.returncode != 0 and self.postmaster() is not None:
            self.account.run([*command, "-m", "immediate"], start_new_session=True)

    def becomes_ready(self, programs: Path) -> bool:
        """Wait for a server that somebody else has just started; False when there is none.

        Just after a kill the socket may still take connections that nobody will answer.
        """
        deadline = time.monotonic() + START_SECONDS
        command = [str(programs / "pg_isready"), "-q", "-U", SUPERUSER, "-d", "postgres"]
        command += ["-h", str(self.socket_folder)]
        while self.answers():
            if self.account.run(command).returncode == 0:
                return True
            if time.monotonic() > deadline:
                raise EmbeddedDatabaseError(f"PostgreSQL does not get ready. Read {self.log}.")
            time.sleep(0.1)
        return False

    def sql(self, programs: Path, statement: str) -> str:
        """Run one statement in the database ``postgres``; return psql's bare output."""
        command = [str(programs / "psql"), "-XAtq", "-v", "ON_ERROR_STOP=1"]
        command += ["-h", str(self.socket_folder), "-U", SUPERUSER, "-d", "postgres"]
        done = self.account.run([*command, "-c", statement])
        if done.returncode != 0:
            raise EmbeddedDatabaseError(f"PostgreSQL refused: {done.stdout.strip()}")
        return done.stdout.strip()

    def postmaster(self) -> int | None:
        """Return the process id of the living server on our data, or None.

        A number that the pid file names after a crash or a reboot may belong to any process by
        now; a postmaster's working folder is its data folder.
        """
        try:
            pid = int((self.data / "postmaster.pid").read_text(encoding="utf-8").split("\n")[0])
            return pid if Path(f"/proc/{pid}/cwd").resolve(strict=True) == self.data else None
        except (OSError, ValueError):
            return None

    def end_by_signal(self) -> None:
        """Ask a living server for a fast shutdown, also one that listens elsewhere because the
        checkout has moved since; its old folder goes."""
        pid = self.postmaster()
        if pid is not None:
            lines = (self.data / "postmaster.pid").read_text(encoding="utf-8").split("\n")
            os.kill(pid, signal.SIGINT)
            old = Path(lines[4]) if len(lines) > 4 else self.socket_folder
            if old.name.startswith(self.socket_folder.name.rpartition("-")[0]):
                shutil.rmtree(old, ignore_errors=True)

    def _check_data(self) -> None:
        try:
            major = (self.data / "PG_VERSION").read_text(encoding="utf-8").strip()
        except OSError:
            major = "unknown"
        if major != binaries.MAJOR:
            raise EmbeddedDatabaseError(
                f"{self.data} was made by PostgreSQL {major}; this is {binaries.MAJOR}. Dump it "
                "with that version, move the folder away, start again and restore the dump."
            )
        if self.account.switch and self.data.stat().st_uid != self.account.uid:
            self.account.own_tree(self.data)

    def _character_types(self) -> str:
        """Return the machine's C.UTF-8 where it exists, else C.

        Full-text search asks it which characters are letters: under C every character beyond
        ASCII is one, quotation marks and dashes too.
        """
        check = 'LC_ALL=C.UTF-8 locale charmap 2>/dev/null || echo "none"'
        known = self.account.run(["/bin/sh", "-c", check]).stdout.strip()
        return "C.UTF-8" if known == "UTF-8" else "C"

    def _configure(self) -> None:
        """Write our settings; what ALTER SYSTEM sets still wins over them."""
        settings = dict(_SETTINGS, unix_socket_directories=str(self.socket_folder))
        if self.fast:
            settings |= _FAST_SETTINGS
        lines = [f"{name} = '{value}'\n" for name, value in settings.items()]
        self._write(_OUR_CONFIGURATION, "".join(lines))
        main = (self.data / "postgresql.conf").read_text(encoding="utf-8")
        include = f"include_if_exists = '{_OUR_CONFIGURATION}'\n"
        if include not in main:
            self._write("postgresql.conf", f"{main}\n{include}")

    def _write(self, name: str, text: str) -> None:
        draft = self.data / f"{name}.new"
        draft.unlink(missing_ok=True)
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
        self.account.own(draft)
        draft.replace(self.data / name)

    def _clear_stale_pid_file(self) -> None:
        if self.postmaster() is None:
            (self.data / "postmaster.pid").unlink(missing_ok=True)

    def _stop_half_started(self, programs: Path) -> None:
        """Stop a server whose pg_ctl was killed, perhaps before the server had its pid file."""
        deadline = time.monotonic() + 1
        while self.postmaster() is None and time.monotonic() < deadline:
            time.sleep(0.05)
        self.stop(programs)

    def _prepare_log(self) -> None:
        self.log.parent.mkdir(mode=0o700, exist_ok=True)
        self.account.own(self.log.parent)
        if self.log.exists() and self.log.stat().st_size > _LOG_BYTES:
            self.log.replace(self.log.with_suffix(".log.1"))

    def _pg_ctl(self, programs: Path, action: str, seconds: int) -> list[str]:
        return [str(programs / "pg_ctl"), action, "-D", str(self.data), "-w", "-t", str(seconds)]

    def _why_not_started(self, output: str) -> str:
        try:
            tail = self.log.read_text(encoding="utf-8", errors="replace").splitlines()[-12:]
        except OSError:
            tail = output.splitlines()[-12:]
        advice = f"The whole log is {self.log}."
        if shutil.disk_usage(self.home).free < 32 * 2**20 or "No space left" in "".join(tail):
            advice = f"The disk of {self.home} is full: free some space and start again."
        return "\n".join(["PostgreSQL did not start.", *(f"  {line}" for line in tail), advice])


def accepts_connections(socket_folder: Path) -> bool:
    """Tell whether something listens at the socket in ``socket_folder``."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        try:
            probe.connect(str(socket_folder / ".s.PGSQL.5432"))
        except OSError:
            return False
        return True
