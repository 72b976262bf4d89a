import sys
from typing import Any

from django.utils import timezone

from decisionaid.releases.publish_actions import publish_due_releases
from decisionaid.web.commands import CommandWithExamples


class Command(CommandWithExamples):
    help = """Publish the approved release whose planned time has come. Made to be run every few minutes.

All checks and the proof run again; what they refuse is printed, kept as an event, and the exit status is 1.

Example for cron:
  */5 * * * *  .venv/bin/python manage.py publish_due
"""

    def handle(self, *args: Any, **options: Any) -> None:
        published, refused = publish_due_releases(now=timezone.now())
        for release in published:
            self.stdout.write(f"Release {release.number} is live.")
        for release, error in refused:
            self.stderr.write(f"Release {release.number} was not published: {error}")
        if not published and not refused:
            self.stdout.write("Nothing is due.")
        if refused:
            sys.exit(1)
