"""Which counts may be shown so that no number from 1 to 4 can be worked out from the others.

A count of a day from 1 to 4 is never shown. A sum over days is shown only if every hidden day in it can still
be 1, 2, 3 or 4; otherwise as the range that the shown days give anyway. Sums that are shown are kept as
blocks of hidden days with a known sum. Blocks never overlap, so each can be judged by itself, and all that
can be known is: the shown days, and the sum of each block. See docs/decisions/0040.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

SMALL = 5


@dataclass(frozen=True)
class Shown:
    """A number as it may be shown: exact where both ends are the same."""

    low: int
    high: int

    @property
    def is_exact(self) -> bool:
        return self.low == self.high


def is_open(number: int, total: int) -> bool:
    """Tell whether each of so many hidden counts can be 1, 2, 3 or 4 when their sum is known."""
    return number + 3 <= total <= 4 * number - 3


@dataclass
class DaySeries:
    """The counts of one kind by day. Sums must be asked for in the same order always: see `publish`."""

    counts: Mapping[date, int]
    _blocks: list[frozenset[date]] = field(default_factory=list)

    def day(self, day: date) -> Shown:
        """Show one day."""
        n = self.counts.get(day, 0)
        return Shown(1, SMALL - 1) if 0 < n < SMALL else Shown(n, n)

    def total(self, days: Iterable[date], *, may_add: bool) -> Shown:
        """Show a sum; without `may_add` only where it follows from what is shown before."""
        days = list(days)
        shown = [self.day(day) for day in days]
        low, high = sum(part.low for part in shown), sum(part.high for part in shown)
        hidden = {day for day in days if not self.day(day).is_exact}
        inside = [block for block in self._blocks if block <= hidden]
        rest = hidden - frozenset().union(*inside)
        if any(block & rest for block in self._blocks):
            return Shown(low, high)
        exact = sum(self.counts.get(day, 0) for day in days)
        if rest:
            if not may_add or not is_open(len(rest), sum(self.counts[day] for day in rest)):
                return self._range(days, inside, rest)
            self._blocks.append(frozenset(rest))
        return Shown(exact, exact)

    def _range(self, days: Sequence[date], inside: Sequence[frozenset[date]], rest: Iterable[date]) -> Shown:
        known = sum(self.counts.get(day, 0) for day in days if day not in rest)
        number = len(list(rest))
        return Shown(known + number, known + number * (SMALL - 1))


def show_parts(parts: Mapping[str, int]) -> dict[str, Shown | None] | None:
    """Show the parts of a whole that is known to whoever looks; None for a part kept back besides.

    Gives None where no part can be shown.
    """
    small = [n for n in parts.values() if 0 < n < SMALL]
    large = sorted((n, name) for name, n in parts.items() if n >= SMALL)
    kept_back: list[str] = []
    spare = 0
    # The small ones must have room from 1 to 4 each, while those kept back are known to be 5 or more.
    while small and not (
        is_open(len(small), sum(small)) if not kept_back else spare + sum(small) - len(small) >= SMALL - 2
    ):
        if not large:
            return None
        n, name = large.pop(0)
        kept_back.append(name)
        spare += n - SMALL
    return {
        name: None if name in kept_back else Shown(1, SMALL - 1) if 0 < n < SMALL else Shown(n, n)
        for name, n in parts.items()
    }
