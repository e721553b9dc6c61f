"""``python -m cms.embedded start|stop|status|destroy [--data DIR]``."""

import argparse
import sys
from pathlib import Path

from cms.embedded import Cluster, EmbeddedDatabaseError


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 0: done (``status``: it runs), 1: failed, 3: ``status``, it is down."""
    parser = argparse.ArgumentParser(prog="python -m cms.embedded", description=__doc__)
    parser.add_argument("command", choices=["start", "stop", "status", "destroy"])
    parser.add_argument("--data", type=Path, default=Path("var/postgres"), metavar="DIR")
    options = parser.parse_args(arguments)
    cluster = Cluster(options.data)
    try:
        if options.command == "status":
            return _tell(cluster)
        getattr(cluster, options.command)()
    except EmbeddedDatabaseError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _tell(cluster: Cluster) -> int:
    status = cluster.status()
    print("running" if status.running else "down")
    print(f"data and log: {status.home or 'not made yet'}")
    print(f"socket: {status.socket_folder}")
    return 0 if status.running else 3


if __name__ == "__main__":
    sys.exit(main())
