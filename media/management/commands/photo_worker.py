from django.core.management import call_command
from django.core.management.base import BaseCommand

from media.delivery import ask_for_owed


class Command(BaseCommand):
    help = (
        "Makes the sizes of photos that readers get, as they are asked for; first those that an "
        "earlier worker left undone. Any number may run. It ends by SIGTERM after the photo it is "
        "at."
    )

    def handle(self, *args, **options):
        call_command("prune_db_task_results", "--backend", "photos", verbosity=0)
        ask_for_owed()
        call_command(
            "db_worker",
            *("--backend", "photos", "--no-startup-delay", "--no-reload"),
            verbosity=0,
        )
