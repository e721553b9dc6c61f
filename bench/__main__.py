"""``make bench``: benchmarks that print ratios, on a database of their own.

    python -m bench [NAME ...]

Without names all of them run. A figure alone says little about another machine; a ratio to
something run beside it does.
"""

import os
import sys
from contextlib import ExitStack

import django
from django.test.utils import (
    setup_databases,
    setup_test_environment,
    teardown_databases,
    teardown_test_environment,
)

from cms.embedded import checkout
from cms.embedded.signals import exit_on_signals


def main(names: list[str]) -> int:
    exit_on_signals()
    os.environ["DJANGO_SETTINGS_MODULE"] = "cms.settings.test"
    with ExitStack() as stack:
        if checkout.is_wanted():
            cluster = stack.enter_context(checkout.suite_cluster().in_use())
            cluster.ensure_database("bench")
            os.environ["DATABASE_URL"] = cluster.url("bench")
        django.setup()
        # Only now do the benchmarks' models exist.
        from bench import intake, library, likeness, pages, photos

        benchmarks = {
            "intake": intake.run,
            "library": library.run,
            "likeness": likeness.run,
            "pages": pages.run,
            "photos": photos.run,
        }
        unknown = set(names) - set(benchmarks)
        if unknown:
            print(
                f"No such benchmark: {', '.join(sorted(unknown))}. Known: {', '.join(benchmarks)}."
            )
            return 2
        setup_test_environment(debug=False)
        stack.callback(teardown_test_environment)
        made = setup_databases(verbosity=0, interactive=False)
        stack.callback(teardown_databases, made, verbosity=0)
        for name in names or benchmarks:
            benchmarks[name]()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
