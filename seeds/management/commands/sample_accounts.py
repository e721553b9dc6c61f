"""Print the accounts of the sample newsroom."""

import json

from django.core.management.base import BaseCommand

from seeds.accounts import account_list


class Command(BaseCommand):
    help = "Prints role, user name and password of each account of the sample newsroom."

    def add_arguments(self, parser):
        parser.add_argument("--json", action="store_true", help="as a JSON list, for scripts")

    def handle(self, *args, **options):
        accounts = account_list()
        if options["json"]:
            self.stdout.write(json.dumps(accounts, ensure_ascii=False, indent=2))
            return
        for account in accounts:
            self.stdout.write("{role:16} {username:14} {password}".format(**account))
