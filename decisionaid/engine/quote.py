"""The sum of prices that a person was quoted, for the first year; whole yen, nothing rounded or guessed."""

from dataclasses import dataclass
from typing import Literal

MOST_YEN = 100_000_000
MOST_VISITS = 366

Part = Literal["care", "travel", "once"]


@dataclass(frozen=True)
class Span:
    """A number that is known to lie between two numbers, both included; often they are the same.

    :raises ValueError: if low is above high or below 0.
    """

    low: int
    high: int

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.high:
            raise ValueError(f"{self.low} to {self.high} is no span")

    @property
    def is_one_number(self) -> bool:
        """Tell whether there is only one number."""
        return self.low == self.high

    def times(self, other: "Span") -> "Span":
        """Give the smallest and the largest product."""
        return Span(self.low * other.low, self.high * other.high)

    def plus(self, other: "Span") -> "Span":
        """Give the smallest and the largest sum."""
        return Span(self.low + other.low, self.high + other.high)


@dataclass(frozen=True)
class Quote:
    """What a person typed for one option: yen a visit, visits in the first year, and what comes on top.

    `travel` is yen a visit, `once` yen in all. `by_schedule` tells that the visits are an article's schedule.
    """

    option: str
    price: Span
    visits: Span
    by_schedule: bool = False
    travel: Span | None = None
    once: Span | None = None


@dataclass(frozen=True)
class QuoteLine:
    """One line of the sum: `each` taken `visits` times, or once where `visits` is None."""

    part: Part
    each: Span
    visits: Span | None
    total: Span


@dataclass(frozen=True)
class QuoteSum:
    """The lines of the sum and what they come to."""

    lines: tuple[QuoteLine, ...]
    total: Span


def add_up(quote: Quote) -> QuoteSum:
    """Add up the first year, low and high."""
    lines = [_by_visit("care", quote.price, quote.visits)]
    if quote.travel is not None:
        lines.append(_by_visit("travel", quote.travel, quote.visits))
    if quote.once is not None:
        lines.append(QuoteLine("once", quote.once, None, quote.once))
    total = Span(0, 0)
    for line in lines:
        total = total.plus(line.total)
    return QuoteSum(tuple(lines), total)


def _by_visit(part: Part, each: Span, visits: Span) -> QuoteLine:
    return QuoteLine(part, each, visits, each.times(visits))
