"""The coverage page as one frozen object in one language."""

from dataclasses import dataclass
from typing import Literal

State = Literal["used", "left-out", "not-accounted"]


@dataclass(frozen=True)
class UseView:
    """One kind of content that uses a row, with the ids."""

    label: str
    ids: tuple[str, ...]


@dataclass(frozen=True)
class RowView:
    """One range of lines: what became of it. `reason` and `note` say why it is left out."""

    row: str
    lines: str
    section: str
    kind: str
    state: State
    uses: tuple[UseView, ...]
    reason: str
    note: str


@dataclass(frozen=True)
class ArticleView:
    """One article with its publisher's interest, and its rows in order."""

    number: str
    title: str
    publisher: str
    sells: str
    interest: str
    rows: tuple[RowView, ...]
    used: int
    left_out: int
    not_accounted: int


@dataclass(frozen=True)
class GapView:
    """Something the named articles do not state: only its code, and where the aid says so."""

    row: str
    articles: tuple[str, ...]
    uses: tuple[UseView, ...]


@dataclass(frozen=True)
class KindLine:
    """How many rows of one kind are used and left out; `share` is the share left out, in percent."""

    label: str
    total: int
    used: int
    left_out: int
    not_accounted: int
    share: int


@dataclass(frozen=True)
class CoveragePage:
    """All articles, the figures by kind, and what no article states."""

    total: KindLine
    kinds: tuple[KindLine, ...]
    articles: tuple[ArticleView, ...]
    gaps: tuple[GapView, ...]
