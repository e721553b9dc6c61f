#!/usr/bin/env python
"""Django's commands, with the embedded database up for as long as one of them needs it."""

import os
import sys
from contextlib import ExitStack

from cms.embedded import EmbeddedDatabaseError, checkout
from cms.embedded.signals import exit_on_signals

WITHOUT_DATABASE = {"help", "version", "startapp", "compilemessages", "makemessages"}


def needs_database(arguments: list[str]) -> bool:
    """Tell whether the command on the line may ask the embedded database."""
    if not checkout.is_wanted() or not arguments or arguments[0] in WITHOUT_DATABASE:
        return False
    return not {"-h", "--help", "--version"} & set(arguments)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.development")
    with ExitStack() as stack:
        if needs_database(sys.argv[1:]):
            exit_on_signals()
            cluster = checkout.checkout_cluster()
            try:
                stack.enter_context(cluster.in_use(say=_tell))
                cluster.ensure_database(checkout.DATABASE)
            except EmbeddedDatabaseError as error:
                sys.exit(str(error))
        execute_from_command_line(sys.argv)


def _tell(line: str) -> None:
    """Say it where it can't get into a command's output."""
    print(line, file=sys.stderr)


if __name__ == "__main__":
    try:
        from django.core.management import execute_from_command_line
    except ImportError as error:
        sys.exit(f"{error}. Run `make run` once, then use .venv/bin/python manage.py")
    main()
