import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from decisionaid.config.upkeep import machine_checks, site_checks
from decisionaid.config.upkeep.findings import run_checks
from decisionaid.web.commands import CommandWithExamples

CHECKS = {
    "Python": machine_checks.check_python,
    "packages": machine_checks.check_packages,
    "settings": machine_checks.check_settings,
    "static files": machine_checks.check_static_files,
    "disk": machine_checks.check_disk,
    "clock": machine_checks.check_clock,
    "readiness": site_checks.check_readiness,
    "SQLite": site_checks.check_sqlite,
    "roles": site_checks.check_roles,
    "administrators": site_checks.check_administrators,
    "second factors": site_checks.check_second_factors,
    "purge": site_checks.check_purge,
    "backup": machine_checks.check_backups,
    "content": site_checks.check_content,
    "sources": site_checks.check_reviews,
}


class Command(CommandWithExamples):
    help = """Look at this installation, and say what to mend.

Each line is "ok", "look" (judge for yourself) or "MEND". With something to mend the exit status is 1.

Example:
  manage.py doctor --json
"""
    # It tells what is wrong even where the checks of Django would stop it.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="for programs")

    def handle(self, *args: Any, **options: Any) -> None:
        found = run_checks(CHECKS)
        if options["json"]:
            self.stdout.write(json.dumps([asdict(each) for each in found], indent=2, ensure_ascii=False))
        else:
            for each in found:
                level = each.level.upper() if each.level == "mend" else each.level
                self.stdout.write(f"{level:5} {each.name}: {each.text}")
        if any(each.level == "mend" for each in found):
            raise SystemExit(1)
