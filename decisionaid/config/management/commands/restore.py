from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.utils import timezone

from decisionaid.config.upkeep.backup import read_deletions, restore_backup
from decisionaid.config.upkeep.backup_file import BackupError
from decisionaid.web.commands import CommandWithExamples


class Command(CommandWithExamples):
    help = """Put a backup in the place of the database. Stop the site first.

What patients deleted since the backup was made would come back with it. It is deleted again if the present
database can still be read, or if --deletions names a file that list_deletions wrote. What has expired is
deleted too.

Example:
  manage.py restore /srv/backup/aid-2026-11-25.zip --deletions /srv/backup/deletions.json
"""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--replace", action="store_true", help="lose what the database holds now")
        parser.add_argument("--deletions", type=Path, action="append", default=[], metavar="FILE")
        parser.add_argument(
            "--without-keys", action="store_true", help="go on although no key of DATA_KEYS belongs to it"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            deletions = [each for path in options["deletions"] for each in read_deletions(path)]
            manifest = restore_backup(
                options["file"],
                replace=options["replace"],
                without_keys=options["without_keys"],
                deletions=deletions,
                now=timezone.now(),
            )
        except BackupError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"Restored the backup of {manifest.made_at}.\n"
            "People and roles are as they were then: look whether somebody who left is back.\n"
            "What was done since then is gone, lines of the audit list too. Now run: manage.py doctor"
        )
