"""Leaving in good order when the process is told to end."""

import signal
import sys


def exit_on_signals() -> None:
    """Turn SIGTERM and SIGHUP into SystemExit, so that ``with`` blocks clean up on the way out.

    SIGINT needs nothing: Python raises KeyboardInterrupt. Call it from the main thread.
    """
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda received, frame: sys.exit(128 + received))
