"""Make the virtual environment what the requirements say, then become a tool inside it.

    python3 tools/bootstrap.py [--dev] MODULE [ARGUMENT ...]

Only the standard library, and only syntax that Python 3.6 reads, so that a machine whose Python
is too old gets a plain sentence. A second call with unchanged requirements takes no time.
"""

import contextlib
import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys

BASE_DIR = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
OLDEST = (3, 11)
OTHER_PYTHONS = ("python3.14", "python3.13", "python3.12", "python3.11")
FREE_MEGABYTES = {"requirements.txt": 700, "requirements-dev.txt": 400}

PROBE = "import sys, venv, ensurepip; print('%d.%d' % sys.version_info[:2])"


class BootstrapError(Exception):
    """The message says what is missing and what to do."""


def is_new_enough(version):
    """Tell whether the (major, minor) ``version`` can run the product."""
    return tuple(version[:2]) >= OLDEST


def probe(python):
    """Return the (major, minor) of a command that can make environments, else None."""
    try:
        done = subprocess.run(
            [python, "-c", PROBE],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            check=False,
        )
        major, minor = done.stdout.strip().split(".")
        return int(major), int(minor)
    except (OSError, ValueError):
        return None


def choose_python(current, current_version, probed):
    """Return the command of a Python that can run the product.

    ``probed`` maps each candidate command to what ``probe`` said. Raises BootstrapError.
    """
    for command in (current,) + OTHER_PYTHONS:
        version = probed.get(command)
        if version and is_new_enough(version):
            return command
    found = ".".join(str(part) for part in current_version[:2])
    if is_new_enough(current_version):
        raise BootstrapError(
            f"Python {found} at {current} cannot make virtual environments: its modules venv and "
            "ensurepip are missing. On Debian or Ubuntu: apt install python3-venv. Or name another "
            "Python: make run PYTHON=/path/to/python3"
        )
    raise BootstrapError(
        f"Python 3.11 or newer is needed; {current} is {found}, and no newer one is on PATH. "
        "Install one (Debian or Ubuntu: apt install python3.11 python3.11-venv), or name it: "
        "make run PYTHON=/path/to/python3"
    )


def check_space(free_megabytes, files):
    """Raise BootstrapError when the disk can't take the packages of ``files``."""
    needed = sum(FREE_MEGABYTES[name] for name in files)
    if free_megabytes < needed:
        raise BootstrapError(
            f"The disk of {BASE_DIR} has {free_megabytes} MB left; installing needs about "
            f"{needed} MB. Free some space."
        )


def fingerprint(python_version, content):
    """Return what must be equal for an installed environment to be still right."""
    return hashlib.sha256(repr((python_version, content)).encode()).hexdigest()


class Environment:
    """The virtual environment in ``folder`` and the notes it keeps of what was installed."""

    def __init__(self, folder):
        self.folder = folder
        self.python = os.path.join(folder, "bin", "python")
        self.notes_file = os.path.join(folder, "bootstrap.json")

    def notes(self):
        try:
            with open(self.notes_file, encoding="utf-8") as file:
                notes = json.load(file)
        except (OSError, ValueError):
            return {}
        return notes if isinstance(notes, dict) else {}

    def write_notes(self, notes):
        draft = self.notes_file + ".new"
        with open(draft, "w", encoding="utf-8") as file:
            json.dump(notes, file, indent=1)
        os.replace(draft, self.notes_file)

    def version(self):
        """Return the (major, minor) of an environment that works and has pip, else None."""
        if not os.path.exists(self.python):
            return None
        done = subprocess.run(
            [self.python, "-c", "import pip, sys; print('%d.%d' % sys.version_info[:2])"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            check=False,
        )
        try:
            major, minor = done.stdout.strip().split(".")
        except ValueError:
            return None
        return int(major), int(minor)

    def wanted(self, files):
        """Return what each of ``files`` asks for now, by file name."""
        wanted = {}
        for name in files:
            with open(os.path.join(BASE_DIR, name), encoding="utf-8") as file:
                wanted[name] = file.read()
        return wanted


def ensure(environment, files):
    """Bring ``environment`` to what the requirement ``files`` say."""
    wanted = environment.wanted(files)
    notes = environment.notes()
    base = notes.get("python", "")
    marks = {name: fingerprint(base, text) for name, text in wanted.items()}
    interpreter_there = os.path.exists(environment.python)
    if interpreter_there and all(notes.get(name) == mark for name, mark in marks.items()):
        return
    check_space(shutil.disk_usage(BASE_DIR).free // 2**20, files)
    version = environment.version()
    if not version or not is_new_enough(version):
        make(environment)
        version = environment.version()
    install(environment, files, wanted)
    base = ".".join(str(part) for part in version)
    marks = {name: fingerprint(base, text) for name, text in wanted.items()}
    environment.write_notes(dict(marks, python=base))


def make(environment):
    """Make the environment anew, with the pip that its Python brings."""
    candidates = (sys.executable,) + OTHER_PYTHONS
    python = choose_python(sys.executable, sys.version_info, {c: probe(c) for c in candidates})
    say(f"Making the virtual environment .venv with {python}.")
    try:
        if os.path.lexists(environment.folder):
            shutil.rmtree(environment.folder)
    except OSError as error:
        raise BootstrapError(f"Cannot replace {environment.folder}: {error}. Remove it.") from error
    done = subprocess.run(
        [python, "-m", "venv", environment.folder],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    if done.returncode != 0 or environment.version() is None:
        raise BootstrapError(f"{python} -m venv failed:\n{done.stdout.strip()}")


def install(environment, files, wanted):
    """Run pip as its own configuration says, showing how far it is."""
    total = sum(1 for text in wanted.values() for line in text.splitlines() if line[:1].isalnum())
    command = [environment.python, "-m", "pip", "install", "--disable-pip-version-check"]
    for name in files:
        command += ["-r", os.path.join(BASE_DIR, name)]
    say(f"Installing about {total} Python packages.")
    lines = []
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
    )
    collected = 0
    try:
        for line in process.stdout:
            lines.append(line)
            if line.startswith("Collecting "):
                collected += 1
                if collected % 20 == 0:
                    say(f"  {collected} of {total} found")
            elif line.startswith("Installing collected"):
                say("  unpacking")
    except BaseException:
        process.terminate()
        process.wait()
        raise
    if process.wait() != 0:
        last = "".join(lines[-15:]).rstrip()
        raise BootstrapError(
            f"pip could not install the requirements:\n{last}\nIf the network is the cause, mend "
            "it (pip's own settings, such as a proxy or a mirror, are respected) and start again."
        )


def say(line):
    print(line, flush=True)


def main(arguments):
    """Bootstrap, then replace this process by the module named first in ``arguments``."""
    files = ["requirements.txt"]
    if arguments[:1] == ["--dev"]:
        arguments = arguments[1:]
        files.append("requirements-dev.txt")
    environment = Environment(os.path.join(BASE_DIR, ".venv"))
    try:
        with only_one():
            ensure(environment, files)
    except BootstrapError as error:
        sys.exit(str(error))
    except OSError as error:
        sys.exit(f"Cannot prepare {environment.folder}: {error}.")
    except KeyboardInterrupt:
        sys.exit(130)
    if arguments:
        os.chdir(BASE_DIR)
        os.execv(environment.python, [environment.python, "-m"] + arguments)


@contextlib.contextmanager
def only_one():
    """Let two bootstraps of one checkout take turns."""
    var = os.path.join(BASE_DIR, "var")
    os.makedirs(var, exist_ok=True)
    with open(os.path.join(var, "bootstrap.lock"), "a", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


if __name__ == "__main__":
    main(sys.argv[1:])
