#!/usr/bin/env python
"""Django's commands, with the embedded database up for as long as one of them needs it."""

import os
import sys
from contextlib import ExitStack
from pathlib import Path

from cms.embedded import Cluster, EmbeddedDatabaseError
from cms.embedded.signals import exit_on_signals

WITHOUT_DATABASE = {"help", "version", "startapp", "compilemessages", "makemessages"}


def needs_database(arguments: list[str]) -> bool:
    """Tell whether the command on the line may ask the embedded database."""
    if os.environ.get("DATABASE_URL") or not arguments or arguments[0] in WITHOUT_DATABASE:
        return False
    return not {"-h", "--help", "--version"} & set(arguments)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.development")
    try:
        from django.core.management import execute_from_command_line
    except ImportError as error:
        sys.exit(f"{error}. Run `make run` once, then use .venv/bin/python manage.py")
    with ExitStack() as stack:
        if needs_database(sys.argv[1:]):
            exit_on_signals()
            root = Path(os.environ.get("VAR_DIR") or Path(__file__).resolve().parent / "var")
            cluster = Cluster(root / "postgres")
            try:
                stack.enter_context(cluster.in_use(say=_tell))
                cluster.ensure_database("toasoan")
            except EmbeddedDatabaseError as error:
                sys.exit(str(error))
        execute_from_command_line(sys.argv)


def _tell(line: str) -> None:
    """Say it where it can't get into a command's output."""
    print(line, file=sys.stderr)


if __name__ == "__main__":
    main()
