"""An exiftool for the tests of photo metadata, as a second reader: found, else installed."""

import os
import shutil
import subprocess
from collections.abc import Callable

PACKAGE = "libimage-exiftool-perl"

WITHOUT_EXIFTOOL = """
!!! TESTS WITH EXIFTOOL DID NOT RUN: this machine has no exiftool and none could be installed.
!!! Install exiftool (Debian: libimage-exiftool-perl), or set EXIFTOOL_PATH to one, and start again.
"""


def find_exiftool(say: Callable[[str], None]) -> str | None:
    """Return the path of exiftool, installing it when there is none; None when that fails."""
    return installed_exiftool() or _from_system_packages(say)


def installed_exiftool() -> str | None:
    """Return the path of the exiftool that ``EXIFTOOL_PATH`` names or that is on PATH."""
    for candidate in (os.environ.get("EXIFTOOL_PATH"), "exiftool"):
        path = shutil.which(candidate) if candidate else None
        if path and _done([path, "-ver"], dict(os.environ), seconds=60):
            return path
    return None


def _from_system_packages(say: Callable[[str], None]) -> str | None:
    if os.name != "posix" or os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    say("Installing exiftool with apt for the tests of photo metadata.")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "--no-install-recommends", PACKAGE]
    for command in (install, ["apt-get", "update"], install):
        if _done(command, environment) and (path := installed_exiftool()):
            return path
    return None


def _done(command: list[str], environment: dict[str, str], seconds: int = 600) -> bool:
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
