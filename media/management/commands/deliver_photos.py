from django.core.management.base import BaseCommand
from django.utils import timezone
from tqdm import tqdm

from media.delivery import delete_forgotten_files, deliver, owed_photos
from media.models import Photo


class Command(BaseCommand):
    help = (
        "Makes the sizes that readers get of every photo that lacks them or has changed, and "
        "deletes delivered files that no cache remembers. The worker does the same photo by "
        "photo; this catches up after an import or a lost worker."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--all",
            action="store_true",
            help="Look at every photo: after an upgrade that prints them in other sizes, or a "
            "change of the address of their licence.",
        )

    def handle(self, *args, **options):
        forgotten = delete_forgotten_files(at=timezone.now())
        every = Photo.objects.order_by("pk").values_list("pk", flat=True)
        owed = list(every if options["all"] else owed_photos())
        made = sum(deliver(pk) for pk in tqdm(owed, disable=None, unit="photo"))
        self.stdout.write(f"{len(owed)} photos, {made} files made, {forgotten} old files deleted.")
