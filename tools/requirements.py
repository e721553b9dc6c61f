"""``make requirements``: compile the short lists into exact ones, for Python 3.11 and newer.

Pins that still fit are kept; ``make requirements ARGS=--upgrade`` looks for newer ones. Nothing
of this machine (mirrors, find-links) gets into the files.
"""

import subprocess
import sys
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent
NAMES = ("requirements", "requirements-dev")


def main(arguments: list[str]) -> int:
    for name in NAMES:
        command = [sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--universal"]
        command += ["--python-version", "3.11", "--custom-compile-command", "make requirements"]
        command += [*arguments, f"{name}.in", "--output-file", f"{name}.txt"]
        code = subprocess.run(command, cwd=BASE_DIR, check=False).returncode
        if code:
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
