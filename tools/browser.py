"""A Chromium for the browser tests: found on the machine, else installed."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")

WITHOUT_BROWSER = """
!!! BROWSER TESTS DID NOT RUN: this machine has no Chromium and none could be installed.
!!! Install chromium or google-chrome, or set CHROME_PATH to one, and start again.
"""


def find_browser(say: Callable[[str], None]) -> str | None:
    """Return the path of a browser, installing one when there is none; None when that fails."""
    return installed_browser() or _from_system_packages(say) or _from_playwright(say)


def installed_browser() -> str | None:
    """Return the path of the browser that ``CHROME_PATH`` names or that is on PATH."""
    named = os.environ.get("CHROME_PATH")
    for candidate in (named, *NAMES):
        path = shutil.which(candidate) if candidate else None
        if path and _starts(path):
            return path
    return None


def _from_system_packages(say: Callable[[str], None]) -> str | None:
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    say("Installing chromium with apt for the browser tests.")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "--no-install-recommends", "chromium"]
    for command in (install, ["apt-get", "update"], install):
        if _done(command, environment) and (path := installed_browser()):
            return path
    return None


def _from_playwright(say: Callable[[str], None]) -> str | None:
    path = _playwright_path()
    if path and os.path.exists(path):
        return path
    say("Downloading Playwright's Chromium for the browser tests.")
    if not _done([sys.executable, "-m", "playwright", "install", "chromium"], dict(os.environ)):
        return None
    return path if path and _starts(path) else None


def _playwright_path() -> str | None:
    code = (
        "from playwright.sync_api import sync_playwright as start\n"
        "with start() as playwright: print(playwright.chromium.executable_path)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60
    )
    return done.stdout.strip() or None


def _starts(path: str) -> bool:
    """Tell whether it is a browser that runs; a snap's stub, for one, is on PATH and does not."""
    return _done([path, "--version"], dict(os.environ), seconds=30)


def _done(command: list[str], environment: dict[str, str], seconds: int = 900) -> bool:
    try:
        return not subprocess.run(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
            timeout=seconds,
        ).returncode
    except (OSError, subprocess.TimeoutExpired):
        return False
