"""Hashes every snapshot again; prints those that differ and then ends with 1."""

import sys

from django.core.management.base import BaseCommand

from cms.articles.models import Snapshot
from cms.articles.verification import spoilt_snapshots


class Command(BaseCommand):
    help = "Check that what readers saw is kept unaltered; exit 1 when any snapshot differs."

    def handle(self, *args, **options):
        spoilt = 0
        for snapshot, now in spoilt_snapshots():
            spoilt += 1
            self.stdout.write(
                f"snapshot {snapshot.pk} of page {snapshot.page_number} ({snapshot.title}): "
                f"kept {snapshot.content_hash}, is {now}"
            )
        self.stdout.write(f"{Snapshot.objects.count()} snapshots, {spoilt} differ")
        if spoilt:
            sys.exit(1)
