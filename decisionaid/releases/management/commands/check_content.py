import json
import sys
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.utils import timezone

from decisionaid.content.figures import tell_figures
from decisionaid.content.load import load_folder
from decisionaid.content.mistakes import ContentError, Mistake
from decisionaid.content.readability import read_measures
from decisionaid.content.report import report_on
from decisionaid.content.schema import content_schema
from decisionaid.domain.aid import DecisionAid
from decisionaid.releases.selectors import content_folder, readability_file
from decisionaid.web.commands import CommandWithExamples


def _report(aid: DecisionAid, as_of: date | None) -> dict[str, Any]:
    measures = read_measures(readability_file())
    return report_on(aid, as_of=as_of or timezone.localdate(), measures=measures)


class Command(CommandWithExamples):
    help = """Check a content folder and tell every mistake at once, with file, line and what is allowed.

Examples:
  manage.py check_content
  manage.py check_content my-draft --json
  manage.py check_content --as-of 2027-01-31
  manage.py check_content --schema > fixtures/content.schema.json
"""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "folder",
            metavar="DIR",
            nargs="?",
            type=Path,
            help="folder of YAML files (default: fixtures/content)",
        )
        parser.add_argument("--json", action="store_true", help="print one JSON object")
        parser.add_argument(
            "--schema",
            action="store_true",
            help="print the JSON Schema of a content file, for editors, and stop",
        )
        parser.add_argument(
            "--as-of",
            metavar="DATE",
            type=date.fromisoformat,
            help="tell what is past its review date on this day (default: today)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["schema"]:
            self.stdout.write(json.dumps(content_schema(), ensure_ascii=False, indent=1))
            return
        folder: Path = options["folder"] or content_folder()
        mistakes: tuple[Mistake, ...] = ()
        aid: DecisionAid | None = None
        try:
            aid = load_folder(folder)
        except ContentError as error:
            mistakes = error.mistakes
        report = _report(aid, options["as_of"]) if aid else {}
        if options["json"]:
            told = [{"text": str(mistake), **vars(mistake)} for mistake in mistakes]
            self.stdout.write(json.dumps({"mistakes": told, **report}, ensure_ascii=False, indent=2))
        else:
            self._tell(folder, mistakes, report)
        if mistakes:
            sys.exit(1)

    def _tell(self, folder: Path, mistakes: tuple[Mistake, ...], report: dict[str, Any]) -> None:
        for mistake in mistakes:
            self.stdout.write(str(mistake))
        if mistakes:
            self.stdout.write(f"{len(mistakes)} mistakes in {folder}.")
            return
        for line in tell_figures(report):
            self.stdout.write(line)
        self.stdout.write(f"No mistakes in {folder}.")
