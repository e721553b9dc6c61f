from django.core.management.base import BaseCommand
from django.utils import translation

from cms.workflow.rights.telling import as_markdown


class Command(BaseCommand):
    help = "Prints the table of rights as a page of documentation, in English."

    def handle(self, *args, **options):
        with translation.override("en"):
            self.stdout.write(as_markdown(), ending="")
