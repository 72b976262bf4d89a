from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError

from decisionaid.config.upkeep.weaknesses import SERVICE, NotChecked, find_weaknesses, read_pins
from decisionaid.web.commands import CommandWithExamples

WEAK, NOT_CHECKED = 1, 2


class Command(CommandWithExamples):
    help = """Ask osv.dev whether the pinned packages have known weaknesses; names and versions are sent.

The exit status is 0 if none is known, 1 if some are, and 2 if it could not be checked: that is no "none".

Example:
  manage.py audit_packages --lock requirements-dev.lock
"""
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--lock", type=Path, default=settings.BASE_DIR / "requirements.lock")
        parser.add_argument("--service", default=SERVICE, help="another address that answers like osv.dev")
        parser.add_argument("--timeout", type=float, default=30, help="seconds to wait (30)")

    def handle(self, *args: Any, **options: Any) -> None:
        lock: Path = options["lock"]
        try:
            pins = read_pins(lock)
            found = find_weaknesses(pins, service=options["service"], timeout=options["timeout"])
        except NotChecked as error:
            text = f"The packages could not be checked: {error}. This does not mean that they are sound."
            raise CommandError(text, returncode=NOT_CHECKED) from error
        for pin, names in found.items():
            self.stdout.write(f"{pin.name} {pin.version}: {', '.join(names)}")
        if found:
            text = f"{len(found)} of {len(pins)} packages in {lock.name} have known weaknesses."
            raise CommandError(text, returncode=WEAK)
        self.stdout.write(f"No weakness is known of the {len(pins)} packages in {lock.name}.")
