"""Run the newsroom's clock once; call it every minute, on as many machines as you like."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from cms.workflow import clock


class Command(BaseCommand):
    help = "Publishes stories whose time has come and takes down those that expired."

    def handle(self, *args, **options):
        outcomes = clock.run(at=timezone.now())
        for outcome in outcomes:
            line = f"{outcome.action}: {outcome.title} ({outcome.page_number})"
            for reason in outcome.reasons:
                line += f"\n    {reason}"
            stream = self.stderr if outcome.reasons else self.stdout
            stream.write(line)
