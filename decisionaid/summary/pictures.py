"""What the drawn parts of the summary show: numbers for the drawing, and the same numbers in words."""

from dataclasses import dataclass
from typing import Literal

from decisionaid.summary.kept import Kept
from decisionaid.summary.reference import Reference

Kind = Literal["counted", "similar", "none", "unknown"]

BAR = 400
"""Width of a full bar in the drawing's units."""


@dataclass(frozen=True)
class PeopleView:
    """How many people were studied for one option; `length` is that of the bar, of `BAR` in all."""

    option: str
    kind: Kind
    words: str
    note: str
    length: int
    needs_clinician: bool
    references: tuple[Reference, ...]


@dataclass(frozen=True)
class EvidenceMap(Kept):
    """The options of one condition whose evidence was searched, in the fixed order, on one scale."""

    condition: str
    rows: tuple[PeopleView, ...]


@dataclass(frozen=True)
class VisitLine:
    """Visits or doses in the first 52 weeks: where to draw them, how many, and the weeks in words."""

    label: str
    count: str
    weeks: str
    marks: tuple[int, ...]


@dataclass(frozen=True)
class TimelineView(Kept):
    """The first year of one option; without lines, `note` says that nothing is stated.

    `months` holds the months of the axis with their place.
    """

    option: str
    lines: tuple[VisitLine, ...]
    note: str
    needs_clinician: bool
    references: tuple[Reference, ...]
    months: tuple[tuple[int, int], ...]
