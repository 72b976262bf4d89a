from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.utils import timezone

from decisionaid.counts.actions import purge_counts
from decisionaid.reports.actions import purge_reports
from decisionaid.sharing.actions import purge_expired
from decisionaid.staff.people import purge_invitations
from decisionaid.web.commands import CommandWithExamples


class Command(CommandWithExamples):
    help = """Delete shared summaries, invitations, sessions, reports and counts whose time is over.

Run it every day.

Example:
  manage.py purge_expired --dry-run
"""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only say how many there are")

    def handle(self, *args: Any, **options: Any) -> None:
        now, dry_run = timezone.now(), options["dry_run"]
        shared = purge_expired(now=now, dry_run=dry_run)
        invitations = purge_invitations(now=now, dry_run=dry_run)
        reports = purge_reports(now=now, dry_run=dry_run)
        counts = purge_counts(today=timezone.localdate(), dry_run=dry_run)
        if not dry_run:
            call_command("clearsessions")
        verb = "would be deleted" if dry_run else "deleted"
        self.stdout.write(
            f"{shared} shared summaries, {invitations} invitations, {reports} reports and "
            f"{counts} old counts {verb}."
        )
