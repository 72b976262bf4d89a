from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.utils import timezone

from decisionaid.config.upkeep.backup import make_backup
from decisionaid.config.upkeep.backup_file import BackupError
from decisionaid.web.commands import CommandWithExamples


class Command(CommandWithExamples):
    help = """Write the whole database to one new file while the site goes on.

DATA_KEYS are not in it: keep them somewhere else, or nothing that patients shared can be opened again.
Sessions of staff are not in it either. For PostgreSQL, pg_dump must be installed.

Example:
  manage.py backup /srv/backup/aid-$(date +%F).zip
"""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="a file that is not there yet")

    def handle(self, *args: Any, **options: Any) -> None:
        path = options["file"].absolute()
        try:
            manifest = make_backup(path, now=timezone.now())
        except BackupError as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"{path} could not be written: {error.strerror}.") from error
        shared = manifest.counts["sharing_sharedsummary"]
        self.stdout.write(
            f"{path}: {len(manifest.releases)} releases, {shared} shared summaries, {manifest.bytes} bytes.\n"
            "DATA_KEYS are not in it. Keep them apart from it, and safe."
        )
