import json
from typing import Any

from decisionaid.config.upkeep.backup import list_deletions
from decisionaid.web.commands import CommandWithExamples


class Command(CommandWithExamples):
    help = """Write the ids of the shared summaries that were deleted, for restore --deletions.

Run it often and keep the result beside the backups: it keeps what patients deleted from coming back.

Example:
  manage.py list_deletions > /srv/backup/deletions.json
"""

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(json.dumps({"deleted": sorted(list_deletions())}))
