"""Parts of the summary page: the comparison table, the numbers of trials, and where sources disagree."""

from dataclasses import dataclass

from decisionaid.summary.kept import Kept
from decisionaid.summary.reference import Reference


@dataclass(frozen=True)
class CellView:
    """One part of a cell; `state` is stated, not-stated or does-not-apply."""

    part: str
    state: str
    text: str
    references: tuple[Reference, ...]


@dataclass(frozen=True)
class EvidenceView:
    """What independent sources say in a cell: the state in words, the text, how certain it is."""

    outcome: str
    state: str
    text: str
    certainty: str
    needs_clinician: bool
    references: tuple[Reference, ...]


@dataclass(frozen=True)
class TableLine:
    """One option's cell in a row of the comparison table: the articles' side and the other side."""

    option: str
    cell: tuple[CellView, ...]
    independent: tuple[EvidenceView, ...] = ()


@dataclass(frozen=True)
class IconArray:
    """So many of 100 people as squares: heights of all rows, and height and length of filled ones."""

    label: str
    of_100: int
    without: int
    detail: str
    description: str
    rows: tuple[int, ...]
    filled: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class EstimateView(Kept):
    """Numbers of one controlled comparison: sentence, both arms, and what has to be known to read them."""

    estimate: str
    option: str
    study: str
    measure: str
    sentence: str
    arms: tuple[IconArray, ...]
    facts: tuple[str, ...]
    certainty: str
    needs_clinician: bool
    references: tuple[Reference, ...]


@dataclass(frozen=True)
class DisagreementView(Kept):
    """What an article says and what independent sources say."""

    disagreement: str
    topic: str
    options: str
    article: str
    article_references: tuple[Reference, ...]
    independent: str
    independent_references: tuple[Reference, ...]
    studied: str
    needs_clinician: bool


@dataclass(frozen=True)
class TableRowView(Kept):
    """One row of the comparison table with a line for each option, in the fixed order.

    `place` is the row's own in the order that is the same for everybody.
    """

    attribute: str
    label: str
    help: str
    lines: tuple[TableLine, ...]
    place: int
