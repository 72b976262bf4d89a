"""`python -m benchmarks` measures all parts or those named; `--compare A B` puts two results side by side."""

import argparse
import importlib
import json
import os
import secrets
import sys
import tempfile
from pathlib import Path

import django
from cryptography.fernet import Fernet

from benchmarks.machine import describe
from benchmarks.measure import Row

# Each part is a module with `run(rounds, progress)`; what needs most memory comes last.
PARTS = ("engine", "steps", "weight", "start", "storage", "growth", "beside", "pdf")
# These take both cores for minutes, or one for long, so they run only when named.
ONLY_NAMED = ("load", "memory")
DEFAULT_ROUNDS = 15


def main(arguments: list[str] | None = None) -> int:
    options = _read(arguments)
    if options.compare:
        print(_compare(*options.compare))
        return 0
    rows: dict[str, list[Row]] = {}
    result = describe()
    _set_up_django()
    for part in options.parts or PARTS:
        module = importlib.import_module(f"benchmarks.{part}")
        rows[part] = module.run(options.rounds, lambda text, part=part: _say(f"{part}: {text}"))
        print(_table(part, rows[part]), flush=True)
    if options.json:
        data = {**result, "parts": {part: [row.as_data() for row in found] for part, found in rows.items()}}
        options.json.write_text(json.dumps(data, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return int(any(row.verdict == "MISSED" for found in rows.values() for row in found))


def _set_up_django() -> None:
    # Nothing of this machine's own settings, keys and database takes part.
    os.environ["SECRET_KEY"] = secrets.token_urlsafe(50)
    os.environ["DATA_KEYS"] = Fernet.generate_key().decode()
    os.environ["DATABASE_URL"] = f"sqlite:///{tempfile.mkdtemp()}/db.sqlite3"
    os.environ["DJANGO_SETTINGS_MODULE"] = "decisionaid.config.settings"
    os.environ["LOG_LEVEL"] = "ERROR"
    django.setup()


def _read(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "parts",
        nargs="*",
        metavar="part",
        help=f"which of: {', '.join(PARTS)} (default: all these), {', '.join(ONLY_NAMED)}",
    )
    parser.add_argument("--rounds", type=int, default=DEFAULT_ROUNDS, help="rounds of each comparison")
    parser.add_argument("--json", type=Path, help="write the result to this file")
    parser.add_argument("--compare", nargs=2, type=Path, metavar=("A", "B"), help="compare two result files")
    options = parser.parse_args(arguments)
    allowed = (*PARTS, *ONLY_NAMED)
    unknown = [part for part in options.parts if part not in allowed]
    if unknown:
        parser.error(f"there is no part {unknown[0]!r}; allowed: {', '.join(allowed)}")
    return options


def _say(text: str) -> None:
    if sys.stderr.isatty():
        print(f"\r\033[K{text}", end="", file=sys.stderr, flush=True)


def _table(part: str, rows: list[Row]) -> str:
    _say("")
    lines = [f"\n{part}", f"  {'':58} {'value':>10} {'unit':12} {'goal':>8} {'must':>8}  reached"]
    for row in rows:
        bounds = [f"{bound:>8g}" if bound is not None else " " * 8 for bound in (row.goal, row.must)]
        lines.append(
            f"  {row.name:58} {row.value:>10.4g} {row.unit:12} {bounds[0]} {bounds[1]}  {row.verdict}"
            + (f"  ({row.note})" if row.note else "")
        )
    return "\n".join(lines)


def _compare(first: Path, second: Path) -> str:
    before, after = (_values(json.loads(path.read_text(encoding="utf-8"))) for path in (first, second))
    lines = [f"{'':70} {'A':>10} {'B':>10} {'B/A':>7}"]
    for name in dict.fromkeys((*before, *after)):
        a, b = before.get(name), after.get(name)
        shown = [f"{value:>10.4g}" if value is not None else f"{'-':>10}" for value in (a, b)]
        lines.append(f"{name:70} {shown[0]} {shown[1]} {f'{b / a:>7.2f}' if a and b is not None else ''}")
    return "\n".join(lines)


def _values(result: dict) -> dict[str, float]:
    return {f"{part}: {row['name']}": row["value"] for part, rows in result["parts"].items() for row in rows}


if __name__ == "__main__":
    sys.exit(main())
