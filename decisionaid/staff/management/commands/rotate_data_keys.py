from typing import Any

from django.core.management.base import CommandError

from decisionaid.staff.key_rotation import rotate_all
from decisionaid.web.commands import CommandWithExamples
from decisionaid.web.data_keys import KeyGone


class Command(CommandWithExamples):
    help = """Encrypt everything that is kept again with the first of DATA_KEYS.

1. Put a new key first in DATA_KEYS, leave the old one behind it, and start the site again.
2. Run this command.
3. Wait an hour (answers on their way are encrypted with the old key), then take the old key out.
"""

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            count = rotate_all()
        except KeyGone as error:
            raise CommandError(f"{error} Nothing was changed.") from error
        self.stdout.write(f"{count} values are encrypted with the first key of DATA_KEYS.")
