"""Fill an empty embedded database with the sample newsroom."""

from django.core.management.base import BaseCommand, CommandError

from seeds.newsroom import SampleRefused, load


class Command(BaseCommand):
    help = "Loads the sample newsroom into an empty embedded database; harmless when repeated."

    def handle(self, *args, **options):
        try:
            made = load(say=self._say)
        except SampleRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(
            f"Sample newsroom: {made} stories loaded."
            if made
            else "Sample newsroom: already there."
        )

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
