"""A cluster of databases that belongs to one checkout: address, start, stop, shared use."""

import re
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cms.embedded import places
from cms.embedded.account import account_for
from cms.embedded.binaries import installed_binaries, remove_other_binaries
from cms.embedded.errors import EmbeddedDatabaseError
from cms.embedded.locks import FileLock
from cms.embedded.server import STOP_SECONDS, SUPERUSER, Server, accepts_connections

Say = Callable[[str], None]

_NAME = re.compile(r"[a-z_][a-z0-9_]{0,62}")


@dataclass(frozen=True)
class Status:
    """``home`` is where data and log lie, None when nothing was made yet."""

    running: bool
    home: Path | None
    socket_folder: Path


class Cluster:
    """The embedded cluster whose folder in the checkout is ``root`` (as ``var/postgres``).

    Making one touches nothing. ``fast`` gives up safety against a crash, for tests. Every method
    may be called by several processes at once; those that start or stop take turns. Errors are
    EmbeddedDatabaseError with a message that says what to do. ``say`` receives the few lines that
    a person should see; nothing is said when all goes its usual way.
    """

    def __init__(self, root: Path, *, fast: bool = False):
        self.root = Path(root).resolve()
        self.fast = fast
        self.socket_folder = places.socket_folder(self.root)

    def url(self, database: str) -> str:
        """Return the ``postgresql://`` address of ``database``, whether the server runs or not."""
        return f"postgresql://{SUPERUSER}@/{database}?host={self.socket_folder}"

    def status(self) -> Status:
        running = accepts_connections(self.socket_folder)
        return Status(running, places.known_home(self.root), self.socket_folder)

    def start(self, say: Say = print) -> None:
        """Start the server, if it is down, to run until ``stop``."""
        with self._turn(say):
            self._bring_up(say)
            self._on_demand.unlink(missing_ok=True)

    def stop(self, say: Say = print) -> None:
        """Stop the server, if it runs, whoever uses it."""
        if self.root.exists():
            with self._turn(say), _undisturbed():
                self._bring_down()

    def destroy(self, say: Say = print) -> None:
        """Stop the server and remove all its data."""
        if self.root.exists():
            with self._turn(say), _undisturbed():
                self._bring_down()
                places.forget_home(self.root)

    def ensure_database(self, name: str) -> None:
        """Make the database ``name`` (UTF-8) when the running server lacks it."""
        if not _NAME.fullmatch(name):
            raise ValueError(f"not a plain database name: {name!r}")
        with self._turn(print):
            server, programs = self._server(print)
            if not server.sql(programs, f"SELECT 1 FROM pg_database WHERE datname = '{name}'"):
                server.sql(programs, f'CREATE DATABASE "{name}"')

    @contextmanager
    def in_use(self, say: Say = print) -> Iterator["Cluster"]:
        """Keep the server up for the length of a ``with`` block.

        Starts it when it is down. Who leaves last stops it, unless it was started by ``start``;
        a user that was killed counts as gone.
        """
        use = self._enter(say)
        try:
            yield self
        finally:
            self._leave(use, say)

    @property
    def _on_demand(self) -> Path:
        """There while the server runs only for those who use it."""
        return self.root / "on-demand"

    def _enter(self, say: Say) -> FileLock:
        with self._turn(say):
            use = FileLock(self.root / "users.lock")
            try:
                use.shared()
                if not accepts_connections(self.socket_folder):
                    self._on_demand.touch()
                self._bring_up(say)
            except BaseException:
                use.close()
                raise
        return use

    def _leave(self, use: FileLock, say: Say) -> None:
        with _undisturbed(), use, self._turn(say):
            try:
                if self._on_demand.exists() and use.exclusive():
                    self._bring_down()
            finally:
                use.release()

    @contextmanager
    def _turn(self, say: Say) -> Iterator[None]:
        """Let one process at a time start or stop the server."""
        self._make_root()
        with FileLock(self.root / "turn.lock") as turn:
            if not turn.exclusive(wait=2):
                say("Waiting for another start or stop of the same database.")
                if not turn.exclusive(wait=300):
                    raise EmbeddedDatabaseError(
                        f"Another process has been starting or stopping {self.root} for five "
                        "minutes. See what it does, end it, and start again."
                    )
            yield

    def _make_root(self) -> None:
        if not sys.platform.startswith("linux"):
            raise EmbeddedDatabaseError(
                "The embedded database runs on Linux only. Set DATABASE_URL to your own server."
            )
        try:
            self.root.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise EmbeddedDatabaseError(f"Cannot make {self.root}: {error.strerror}.") from error

    def _server(self, say: Say) -> tuple[Server, Path]:
        """Return the server and the folder of its programs, making what they need."""
        home, account = places.settle_home(self.root, account_for, disposable=self.fast, say=say)
        try:
            programs = installed_binaries(home)
        except OSError as error:
            raise EmbeddedDatabaseError(
                f"Cannot copy PostgreSQL to {home}: {error.strerror}."
            ) from error
        return Server(home, account, self.socket_folder, self.fast), programs

    def _bring_up(self, say: Say) -> None:
        server, programs = self._server(say)
        if server.becomes_ready(programs):
            return
        with FileLock(self.root / "alive.lock") as alive:
            if not alive.exclusive(wait=1):
                say("Waiting for an earlier PostgreSQL on the same data to end.")
                server.end_by_signal()
                if not alive.exclusive(wait=STOP_SECONDS):
                    raise EmbeddedDatabaseError(
                        f"A PostgreSQL still runs on {server.data} and does not answer. "
                        "End its processes and start again."
                    )
            try:
                server.make_data(programs, say)
                remove_other_binaries(server.home, programs)
                places.make_socket_folder(self.socket_folder, server.account)
                server.start(programs, alive)
            except OSError as error:
                raise EmbeddedDatabaseError(
                    f"Cannot start PostgreSQL in {server.home}: {error}."
                ) from error

    def _bring_down(self) -> None:
        home = places.known_home(self.root)
        if home is None or not (home / "data").exists():
            return
        server, programs = self._server(print)
        if server.postmaster() is not None:
            server.stop(programs)
        with FileLock(self.root / "alive.lock") as alive:
            if not alive.exclusive(wait=STOP_SECONDS):
                raise EmbeddedDatabaseError(
                    f"PostgreSQL on {server.data} did not stop. Read {server.log}."
                )
        places.remove_socket_folder(self.socket_folder)
        self._on_demand.unlink(missing_ok=True)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Hold back Ctrl-C and the like until a stop is through, so that nothing is left half-way."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    held = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGHUP})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, held)
