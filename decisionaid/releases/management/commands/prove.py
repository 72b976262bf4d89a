import json
import sys
import time
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from decisionaid.content.load import load_folder
from decisionaid.content.mistakes import ContentError
from decisionaid.content.prove import Proof, TooLarge, prove
from decisionaid.releases.selectors import get_release_for_command, release_from_aid
from decisionaid.web.commands import CommandWithExamples

BAR = 30


class Command(CommandWithExamples):
    help = """Prove eight properties (T1 to T8) of the rules over the whole answer space.

Prints each property with what was looked at. For one that fails, the smallest answer set that
breaks it is printed as JSON that evaluate reads, and the exit status is 1.
How the proof covers every answer set: docs/decisions/0006-proof-over-the-answer-space.md

Examples:
  manage.py prove
  manage.py prove fixtures/content
  manage.py prove --json 2> /dev/null
"""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "folder",
            metavar="DIR",
            nargs="?",
            type=Path,
            help="folder of YAML files (default: the published release)",
        )
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            folder: Path | None = options["folder"]
            release = release_from_aid(load_folder(folder)) if folder else get_release_for_command()
        except ContentError as error:
            raise CommandError(f"The content has mistakes:\n{error}") from error
        started = time.monotonic()
        try:
            proofs = prove(release.compiled, progress=self._show_progress)
        except TooLarge as error:
            raise CommandError(f"{error} Split the rule or the question.") from error
        seconds = round(time.monotonic() - started, 1)
        if options["json"]:
            told = {
                "release": release.label,
                "seconds": seconds,
                "properties": [asdict(proof) for proof in proofs],
            }
            self.stdout.write(json.dumps(told, ensure_ascii=False, indent=2))
        else:
            self.stdout.write(f"Release {release.label}")
            for proof in proofs:
                self._tell(proof)
            held = sum(proof.holds is True for proof in proofs)
            self.stdout.write(f"{held} of {len(proofs)} properties hold ({seconds} s).")
        if not all(proof.holds for proof in proofs):
            sys.exit(1)

    def _show_progress(self, done: int, total: int, name: str) -> None:
        filled = BAR * done // total
        bar = "#" * filled + "." * (BAR - filled)
        end = "\n" if done == total else ""
        self.stderr.write(f"\r[{bar}] {100 * done // total:3} %  {name:24}", ending=end)
        self.stderr.flush()

    def _tell(self, proof: Proof) -> None:
        state = {True: "holds", False: f"FAILS ({proof.failures})", None: "not looked at, as T1 fails"}
        self.stdout.write(f"\n{proof.id} {proof.title}: {state[proof.holds]}\n  {proof.claim}")
        if proof.counts:
            self.stdout.write("  " + ", ".join(f"{name} {count:,}" for name, count in proof.counts.items()))
        if example := proof.counter_example:
            self.stdout.write(f"  {example.breaks}\n  The smallest answer set that breaks it:")
            self.stdout.write(json.dumps(example.answers, ensure_ascii=True))
            if example.changed is not None:
                self.stdout.write("  and changed to:")
                self.stdout.write(json.dumps(example.changed, ensure_ascii=True))
