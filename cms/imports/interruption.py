"""Ctrl-C between two stories instead of in the midst of one."""

import signal
from types import FrameType


class Interruption:
    """A context in which the first Ctrl-C (or SIGTERM) only asks to stop.

    ``requested`` says that it was pressed; the work goes on to the end of the present story. A
    second one stops at once, as KeyboardInterrupt, and that story is rolled back. Only the main
    thread of a program hears signals; in another the context does nothing.
    """

    def __init__(self):
        self.requested = False
        self._before: dict[int, object] = {}

    def __enter__(self) -> "Interruption":
        try:
            for number in (signal.SIGINT, signal.SIGTERM):
                self._before[number] = signal.signal(number, self._ask)
        except ValueError:
            self._before.clear()
        return self

    def __exit__(self, *exc) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _ask(self, number: int, frame: FrameType | None) -> None:
        if self.requested:
            raise KeyboardInterrupt
        self.requested = True
