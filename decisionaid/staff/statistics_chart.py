"""A bar chart as plain numbers for an inline SVG; the table beside it holds the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from decisionaid.counts.suppression import Shown

WIDTH, HEIGHT, GAP = 640, 160, 2
MOST_BARS: Final = 31


@dataclass(frozen=True)
class Bar:
    """A bar as high as the number at least is, and on top of it how much more it may be."""

    x: int
    width: int
    y: int
    height: int
    more_y: int
    more_height: int


@dataclass(frozen=True)
class Chart:
    """Bars from left to right, oldest first; `top` is the number at the upper edge."""

    title: str
    width: int
    height: int
    top: int
    bars: tuple[Bar, ...]


def draw(title: str, numbers: Sequence[Shown]) -> Chart:
    """Draw these numbers, oldest first."""
    top = max([5, *(number.high for number in numbers)])
    step = WIDTH // max(1, len(numbers))
    bars = []
    for place, number in enumerate(numbers):
        low, high = (round(HEIGHT * n / top) for n in (number.low, number.high))
        bars.append(Bar(place * step, min(step - GAP, 40), HEIGHT - low, low, HEIGHT - high, high - low))
    return Chart(title, WIDTH, HEIGHT, top, tuple(bars))
