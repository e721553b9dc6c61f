"""``make bench``: benchmarks that print ratios, on databases of their own.

    python -m bench [NAME ...] [--keep]

Without names all of them run. A figure alone says little about another machine; a ratio to
something run beside it does. With ``--keep`` the database of ``path``, which takes minutes to
fill, is left for the next run that says so too.
"""

import os
import sys
from contextlib import ExitStack, contextmanager
from functools import partial

import django
from django.db import connection
from django.test.utils import (
    setup_databases,
    setup_test_environment,
    teardown_databases,
    teardown_test_environment,
)

from cms.embedded import checkout
from cms.embedded.signals import exit_on_signals


def main(arguments: list[str]) -> int:
    exit_on_signals()
    names = [argument for argument in arguments if argument != "--keep"]
    os.environ["DJANGO_SETTINGS_MODULE"] = "cms.settings.test"
    with ExitStack() as stack:
        if checkout.is_wanted():
            cluster = stack.enter_context(checkout.suite_cluster().in_use())
            cluster.ensure_database("bench")
            os.environ["DATABASE_URL"] = cluster.url("bench")
        django.setup()
        # Only now do the benchmarks' models exist.
        from bench import intake, library, likeness, pages, path, photos

        benchmarks = {
            "intake": intake.run,
            "library": library.run,
            "likeness": likeness.run,
            "pages": pages.run,
            "photos": photos.run,
        }
        wanted = names or [*benchmarks, "path"]
        unknown = set(wanted) - {*benchmarks, "path"}
        if unknown:
            known = ", ".join([*benchmarks, "path"])
            print(f"No such benchmark: {', '.join(sorted(unknown))}. Known: {known}.")
            return 2
        setup_test_environment(debug=False)
        stack.callback(teardown_test_environment)
        if set(wanted) & set(benchmarks):
            with _database("test_bench"):
                for name in wanted:
                    if name in benchmarks:
                        benchmarks[name]()
        if "path" in wanted:
            path.run(alone=partial(_database, keep="--keep" in arguments))
    return 0


@contextmanager
def _database(name: str, *, keep: bool = False):
    connection.settings_dict["TEST"]["NAME"] = name
    own_name = connection.settings_dict["NAME"]
    # Nobody wants the rows back as they were, and a whole archive as one text takes minutes.
    made = setup_databases(verbosity=0, interactive=False, keepdb=keep, serialized_aliases=())
    try:
        yield
    finally:
        teardown_databases(made, verbosity=0, keepdb=keep)
        connection.settings_dict["NAME"] = own_name


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
