"""Measuring variants in turn: medians of rounds, and ratios of what was measured in the same round."""

import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

Better = Literal["lower", "higher"]


@dataclass(frozen=True)
class Row:
    """One measured figure; `goal` and `must` are None for what is only told.

    `better` says on which side of them it should be.
    """

    name: str
    value: float
    unit: str
    better: Better = "lower"
    goal: float | None = None
    must: float | None = None
    note: str = ""

    @property
    def verdict(self) -> str:
        """Say in a word where the figure stands: goal, must, missed, or nothing where none is set."""
        if self.goal is None and self.must is None:
            return ""
        if self.goal is not None and self._reaches(self.goal):
            return "goal"
        return "must" if self.must is not None and self._reaches(self.must) else "MISSED"

    def _reaches(self, bound: float) -> bool:
        return self.value <= bound if self.better == "lower" else self.value >= bound

    def as_data(self) -> dict[str, Any]:
        """Give the row as JSON data, the verdict included."""
        return {**asdict(self), "verdict": self.verdict}


def in_turn(
    variants: Mapping[str, Callable[[], float]], rounds: int, *, progress: Callable[[str], None]
) -> dict[str, list[float]]:
    """Call each variant once a round, in an order that turns, and collect what it returns."""
    names = list(variants)
    found: dict[str, list[float]] = {name: [] for name in names}
    for turn in range(rounds):
        progress(f"round {turn + 1} of {rounds}")
        shift = turn % len(names)
        for name in names[shift:] + names[:shift]:
            found[name].append(variants[name]())
    return found


def ratio(numbers: Sequence[float], base: Sequence[float]) -> float:
    """Give the median of the ratios of each round: what disturbs a round disturbs both sides of it."""
    return statistics.median(number / other for number, other in zip(numbers, base, strict=True))


def median(numbers: Sequence[float]) -> float:
    """Give the median."""
    return statistics.median(numbers)
