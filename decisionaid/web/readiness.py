"""What must be right before this process can serve people. Higher layers register what they know of."""

import logging
import threading
import time
from collections.abc import Callable, Mapping
from typing import Final

logger = logging.getLogger(__name__)

# Whoever asks, and however often: the checks run at most this often in a process.
SECONDS_BETWEEN_CHECKS: Final = 2


class NotUsable(Exception):
    """Something is not ready. The text is for the log and for the people who run the site."""


Check = Callable[[], None]


class Readiness:
    """Named checks; each raises where what it looks at cannot be used."""

    def __init__(self) -> None:
        self._checks: dict[str, Check] = {}
        self._lock = threading.Lock()
        self._checked_at = float("-inf")
        self._problems: Mapping[str, str] = {}

    def register(self, name: str, check: Check) -> None:
        """Add a check, or put another in the place of the one with this name."""
        self._checks[name] = check

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._checks)

    def find_problems(self) -> Mapping[str, str]:
        """Give what is not ready: name of the check, and why in words. It is kept for a moment."""
        with self._lock:
            if time.monotonic() - self._checked_at >= SECONDS_BETWEEN_CHECKS:
                self._note(self.look())
                self._checked_at = time.monotonic()
            return self._problems

    def look(self) -> dict[str, str]:
        """Run every check now."""
        return {name: problem for name, check in self._checks.items() if (problem := _problem_of(check))}

    def _note(self, problems: Mapping[str, str]) -> None:
        # Only a change is worth a line; monitors ask every few seconds.
        for name in problems.keys() - self._problems.keys():
            logger.error("Not ready: %s: %s", name, problems[name])
        for name in self._problems.keys() - problems.keys():
            logger.info("Ready again: %s", name)
        self._problems = problems


def _problem_of(check: Check) -> str:
    try:
        check()
    except NotUsable as error:
        return str(error)
    except Exception as error:
        # A check that breaks has found something, whatever it is.
        return f"{type(error).__name__}"
    return ""


readiness = Readiness()
