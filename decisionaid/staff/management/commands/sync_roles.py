from typing import Any

from django.core.management.base import BaseCommand

from decisionaid.staff.role_sync import sync_roles
from decisionaid.staff.roles import ROLES


class Command(BaseCommand):
    help = "Give the roles of the panel exactly the permissions of the table in staff/roles.py."

    def handle(self, *args: Any, **options: Any) -> None:
        missing = sync_roles()
        self.stdout.write(f"{len(ROLES)} roles are in step.")
        if missing:
            self.stderr.write(f"No installed app has these permissions: {', '.join(missing)}")
