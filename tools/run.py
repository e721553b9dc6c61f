"""``make run``: database, migrations, static files, sample newsroom, clock, photo worker, server;
Ctrl-C ends it all.

With ``DATABASE_URL`` set, the database is yours: it is migrated, but nothing is loaded into it.
"""

import ctypes
import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from importlib import import_module
from pathlib import Path

import django
from django.conf import settings
from django.core.checks import Tags
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import OperationalError, connections
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from cms.embedded import EmbeddedDatabaseError, checkout
from cms.embedded.signals import exit_on_signals
from tools.ports import PortError, check_port, chosen_port
from tools.static_files import refresh_static_files

BASE_DIR = Path(__file__).resolve().parent.parent
PR_SET_PDEATHSIG = 1  # linux/prctl.h
MOST_WORKERS = 4
MOST_THREADS_OF_A_WORKER = 8
CLOCK_REST = 20  # seconds


def main() -> None:
    began = time.monotonic()
    try:
        port = chosen_port(os.environ.get("PORT", ""))
        check_port(port)
    except PortError as error:
        sys.exit(str(error))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.development")
    os.environ.setdefault("BASE_URL", f"http://127.0.0.1:{port}")
    exit_on_signals()
    try:
        with ExitStack() as stack:
            if checkout.is_wanted():
                say("Starting the embedded PostgreSQL.")
                cluster = stack.enter_context(checkout.checkout_cluster().in_use(say=say))
                cluster.ensure_database(checkout.DATABASE)
            prepare()
            say(f"Ready after {time.monotonic() - began:.0f} s.")
            greet(port)
            stack.enter_context(beside("publish_scheduled", "--every", str(CLOCK_REST)))
            stack.enter_context(beside("photo_worker", politely=True))
            serve(port)
            say("Stopping.")
    except (EmbeddedDatabaseError, CommandError, OperationalError, ImproperlyConfigured) as error:
        sys.exit(f"The newsroom did not start. {error}")
    except KeyboardInterrupt:
        sys.exit(130)


def prepare() -> None:
    """Bring database and static files to what the code expects."""
    django.setup()
    call_command("check", databases=["default"], tags=[Tags.database])
    if not is_migrated():
        say("Migrating the database.")
        call_command("migrate", interactive=False, verbosity=0)
    if refresh_static_files():
        say("Static files collected.")
    if checkout.is_wanted():
        load_sample()
    load_application()


def load_sample() -> None:
    """Fill an empty database; one that holds somebody's own work is left as it is."""
    try:
        call_command("load_sample_newsroom")
    except CommandError as refusal:
        say(str(refusal))


def load_application() -> None:
    """Import what the workers will run, before they fork.

    They share its memory, and a signal can't reach them amid the import, where it would be lost.
    """
    import_module("cms.wsgi")
    import_module(settings.ROOT_URLCONF)


def is_migrated() -> bool:
    try:
        call_command("migrate", check_unapplied=True, verbosity=0, stdout=io.StringIO())
    except SystemExit:
        return False
    return True


def greet(port: int) -> None:
    """Print the addresses, and in a sample newsroom the accounts."""
    say(f"\n  Readers   http://127.0.0.1:{port}/")
    say(f"  Newsroom  http://127.0.0.1:{port}/quan-tri/\n")
    accounts = sample_accounts() if checkout.is_wanted() else []
    width = max((len(account["username"]) for account in accounts), default=0)
    for account in accounts:
        say(f"  {account['role']:<17} {account['username']:<{width}}  {account['password']}")
    say("\nCtrl-C stops everything." if accounts else "Ctrl-C stops everything.")


def sample_accounts() -> list[dict[str, str]]:
    output = io.StringIO()
    call_command("sample_accounts", json=True, stdout=output)
    return json.loads(output.getvalue())


@contextmanager
def beside(*command: str, politely: bool = False) -> Iterator[subprocess.Popen]:
    """A management command in a process of its own that ends with the block and with us.

    Not by manage.py, which would keep the embedded database up for itself. ``politely``: it gives
    way to whoever else wants a core.
    """

    def before() -> None:
        end_with_parent()
        if politely:
            os.nice(10)

    process = subprocess.Popen(
        [sys.executable, "-m", "django", *command], cwd=BASE_DIR, preexec_fn=before
    )
    try:
        yield process
    finally:
        process.terminate()
        try:
            with suppress(subprocess.TimeoutExpired):
                process.wait(timeout=5)
        finally:
            process.kill()
            process.wait()


def serve(port: int) -> None:
    """Serve until told to end; the workers are processes of their own."""
    connections.close_all()
    cores = usable_cores()
    server = Granian(
        "cms.wsgi:application",
        address="127.0.0.1",
        port=port,
        interface=Interfaces.WSGI,
        workers=min(MOST_WORKERS, max(2, cores)),
        blocking_threads=min(MOST_THREADS_OF_A_WORKER, 2 * cores + 1),
        workers_kill_timeout=5,
        log_level=LogLevels.warning,
    )
    # Granian reloads on SIGHUP; a closed terminal means that nobody wants the server any more.
    server.on_startup(lambda: signal.signal(signal.SIGHUP, server.signal_handler_interrupt))
    os.register_at_fork(after_in_child=forget_signals)
    server.serve(target_loader=load_worker)


def usable_cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def forget_signals() -> None:
    """Let a worker that has just begun die of a signal: the server's handlers, which it got with
    the fork, would swallow it."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


def load_worker(target: str):
    """Return the application; called first thing in each worker."""
    end_with_parent()
    module, _, name = target.partition(":")
    return getattr(import_module(module), name)


def end_with_parent() -> None:
    """Let this process end by its parent's word alone, or by its death.

    Ctrl-C goes to every process of the terminal's group. A worker that gets it besides the
    server's own word hangs, so it leaves the group; where the system can, it goes when the server
    is killed, too.
    """
    os.setpgid(0, 0)
    system = ctypes.CDLL(None)
    if hasattr(system, "prctl"):
        system.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    main()
