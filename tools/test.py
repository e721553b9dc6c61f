"""``make test``: lint, then the whole suite against a real PostgreSQL and in a real browser.

    python -m tools.test [PYTEST ARGUMENT ...]

With arguments only pytest runs. ``DATABASE_URL`` set: the tests make databases of their own on
that server; unset: on the embedded cluster in ``var/test-postgres``.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from cms.embedded import Cluster, EmbeddedDatabaseError, checkout
from cms.embedded.locks import FileLock
from cms.embedded.signals import exit_on_signals
from tools.browser import WITHOUT_BROWSER, find_browser
from tools.exiftool import WITHOUT_EXIFTOOL, find_exiftool
from tools.lint import lint

BASE_DIR = Path(__file__).resolve().parent.parent
MOST_SUITES_AT_ONCE = 20


def main(arguments: list[str]) -> int:
    """Return pytest's exit code, or 1 when only lint failed."""
    exit_on_signals()
    browser, exiftool = find_browser(say), find_exiftool(say)
    missing = [
        note
        for found, note in ((browser, WITHOUT_BROWSER), (exiftool, WITHOUT_EXIFTOOL))
        if found is None
    ]
    for note in missing:
        say(note)
    try:
        with ExitStack() as stack:
            environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "cms.settings.test"}
            environment["BROWSER_PATH"] = browser or ""
            environment["EXIFTOOL_PATH"] = exiftool or ""
            if checkout.is_wanted():
                cluster = stack.enter_context(healthy(checkout.suite_cluster()))
                environment["DATABASE_URL"] = stack.enter_context(own_database(cluster))
            problems = [] if arguments else lint()
            code = run_pytest(pytest_command(arguments, has_browser=bool(browser)), environment)
    except EmbeddedDatabaseError as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        return 130
    if problems:
        say(f"lint failed: {', '.join(problems)} (see above)")
    for note in missing:
        say(note)
    return code or bool(problems)


@contextmanager
def healthy(cluster: Cluster) -> Iterator[Cluster]:
    """Keep the suite's cluster up, made anew when a crash spoilt it: its data are worth nothing."""
    with ExitStack() as stack:
        try:
            stack.enter_context(cluster.in_use(say))
        except EmbeddedDatabaseError as error:
            say(f"{error}\nMaking the suite's database anew.")
            cluster.destroy(say)
            stack.enter_context(cluster.in_use(say))
        yield cluster


@contextmanager
def own_database(cluster: Cluster) -> Iterator[str]:
    """Yield the address of a database that no other suite of this checkout uses meanwhile."""
    for number in range(1, MOST_SUITES_AT_ONCE + 1):
        with FileLock(cluster.root / f"suite-{number}.lock") as lock:
            if lock.exclusive():
                name = f"{checkout.DATABASE}_{number}"
                cluster.ensure_database(name)
                yield cluster.url(name)
                return
    raise EmbeddedDatabaseError(f"{MOST_SUITES_AT_ONCE} suites run in this checkout already.")


def pytest_command(arguments: list[str], *, has_browser: bool) -> list[str]:
    """Return the command; what the caller says about workers and marks is respected."""
    command = [sys.executable, "-m", "pytest"]
    workers = len(os.sched_getaffinity(0))
    if workers > 1 and not any(word.startswith(("-n", "--pdb")) for word in arguments):
        command += ["-n", str(min(8, workers))]
    if not has_browser and "-m" not in arguments:
        command += ["-m", "not browser"]
    return command + arguments


def run_pytest(command: list[str], environment: dict[str, str]) -> int:
    """Run pytest to its end; when we are told to end, it is told too and waited for."""
    process = subprocess.Popen(command, cwd=BASE_DIR, env=environment)
    try:
        return process.wait()
    except BaseException:
        process.terminate()
        process.wait()
        raise


def say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
