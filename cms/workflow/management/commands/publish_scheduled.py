"""Run the newsroom's clock: once, or again and again until told to end."""

import argparse
import logging
import math
import signal
import time

from django.core.management.base import BaseCommand
from django.db import connections
from django.utils import timezone

from cms.workflow import clock

logger = logging.getLogger("cms.workflow.clock")


def seconds(text: str) -> float:
    """Return a span of time in seconds, more than none."""
    span = float(text)
    if not (math.isfinite(span) and span > 0):
        raise argparse.ArgumentTypeError("must be a number of seconds above 0")
    return span


class Command(BaseCommand):
    help = "Publishes stories whose time has come and takes down those that expired."

    def add_arguments(self, parser):
        parser.add_argument(
            "--every",
            type=seconds,
            metavar="SECONDS",
            help="Go on until told to end, with so much rest between two rounds.",
        )

    def handle(self, *args, every=None, **options):
        if every is None:
            self.run_once()
        else:
            self.run_until_told(every)

    def run_once(self) -> None:
        for outcome in clock.run(at=timezone.now()):
            line = f"{outcome.action}: {outcome.title} ({outcome.page_number})"
            for reason in outcome.reasons:
                line += f"\n    {reason}"
            stream = self.stderr if outcome.reasons else self.stdout
            stream.write(line)
            stream.flush()

    def run_until_told(self, rest: float) -> None:
        """Run a round, rest, and so on. A round that fails is logged; the next one is due as ever.

        No connection is held between rounds: the server may restart meanwhile.
        """
        told = Ending()
        while not told.arrived:
            try:
                self.run_once()
            except Exception:
                logger.exception("This round of the clock failed")
            finally:
                connections.close_all()
            time.sleep(rest)


class Ending:
    """Whether a signal told the process to end; it ends at once, also amid a round.

    A story under way is rolled back whole. The exception alone would not do: Python drops one that
    is raised while an object is finalised.
    """

    def __init__(self):
        self.arrived = False
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._arrive)

    def _arrive(self, number, frame):
        self.arrived = True
        raise SystemExit(0)
