"""What the checks of an installation give."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

Level = Literal["ok", "look", "mend"]


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at. `mend` must be mended, `look` is for a person to judge."""

    name: str
    level: Level
    text: str


Check = Callable[[], Iterator[Finding]]


def ok(name: str, text: str = "in order") -> Finding:
    """Tell that nothing is wrong."""
    return Finding(name, "ok", text)


def run_checks(checks: dict[str, Check]) -> list[Finding]:
    """Run all checks, whatever some of them run into."""
    found: list[Finding] = []
    for name, check in checks.items():
        try:
            found += list(check())
        except Exception as error:
            # Such as a database that is away: the others are looked at all the same.
            text = f"could not be looked at: {type(error).__name__}"
            found.append(Finding(name, "mend", text))
    return found
