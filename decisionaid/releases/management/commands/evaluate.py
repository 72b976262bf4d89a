import json
import os
import sys
from argparse import ArgumentParser
from contextlib import nullcontext
from pathlib import Path
from typing import IO, Any

from django.core.management.base import CommandError

from decisionaid.content.mistakes import ContentError
from decisionaid.releases.answer_lines import evaluate_lines
from decisionaid.releases.live import LiveRelease
from decisionaid.releases.selectors import get_release_for_command
from decisionaid.web.commands import CommandWithExamples


class Command(CommandWithExamples):
    help = """Hold answer sets against the rules: JSON lines in, JSON lines out.

Each line is one object of question id to answer; a question left out is not answered.
A line that cannot be read gives an "error" object, the other lines are still answered,
and the exit status is 1 at the end.

Example:
  printf '{"conditions":["atopic-dermatitis"],"age":17,"severity":"severe"}\\n' | manage.py evaluate -
"""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", help="file of JSON lines, or - for standard input")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            release = get_release_for_command()
        except ContentError as error:
            raise CommandError(f"The content has mistakes:\n{error}") from error
        try:
            source = (
                nullcontext(sys.stdin.buffer) if options["file"] == "-" else Path(options["file"]).open("rb")
            )
        except OSError as error:
            raise CommandError(
                f"{options['file']}: {error.strerror}. Give a file, or - for standard input."
            ) from error
        try:
            with source as lines:
                all_well = self._answer(release, lines)
        except BrokenPipeError:
            # The reader has seen enough, as with `| head`; Python must not complain at the end either.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(1)
        if not all_well:
            sys.exit(1)

    def _answer(self, release: LiveRelease, lines: IO[bytes]) -> bool:
        all_well = True
        for result, went_well in evaluate_lines(release, lines):
            all_well = all_well and went_well
            self.stdout.write(json.dumps(result, ensure_ascii=True))
        sys.stdout.flush()
        return all_well
