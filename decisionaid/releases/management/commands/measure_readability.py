import tomllib
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError

from decisionaid.content.load import load_folder
from decisionaid.content.measuring import PackagesMissing, make_meters, measure, package_versions
from decisionaid.content.readability import write_measures
from decisionaid.releases.selectors import content_folder, readability_file
from decisionaid.web.commands import CommandWithExamples


def _wanted() -> str:
    project = tomllib.loads((Path(settings.BASE_DIR) / "pyproject.toml").read_text(encoding="utf-8"))
    return " ".join(project["dependency-groups"]["extra"])


class Command(CommandWithExamples):
    help = """Measure how readable every text of the content is, and store the figures with the texts' hashes.

It needs packages of the dependency group "extra" in pyproject.toml, which serving and testing do not.

Examples:
  manage.py measure_readability
  manage.py measure_readability --check      # exit status 1 if the stored figures are not the measured ones
"""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="compare with the stored figures only")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            meters = make_meters()
        except PackagesMissing as error:
            raise CommandError(f"{error}. Install first: pip install {_wanted()}") from error
        measures = measure(load_folder(content_folder()), meters)
        text = write_measures(measures, packages=package_versions())
        path = readability_file()
        if options["check"]:
            self._compare(path, text)
        else:
            path.write_text(text, encoding="utf-8")
        figures = sum(len(languages) for languages in measures.values())
        self.stdout.write(
            f"{figures} texts in {len(measures)} blocks, {path.relative_to(settings.BASE_DIR)}."
        )

    def _compare(self, path: Path, text: str) -> None:
        stored = path.read_text(encoding="utf-8") if path.is_file() else ""
        if stored != text:
            differ = set(stored.splitlines()) ^ set(text.splitlines())
            raise CommandError(f"The stored figures differ in {len(differ)} lines: measure again.")
