"""The self-audit as one frozen object in one language."""

from dataclasses import dataclass
from datetime import date

from decisionaid.summary.audit.model import State
from decisionaid.web.readability import ReadabilityView


@dataclass(frozen=True)
class ItemView:
    """One criterion with its state in words and the reason."""

    code: str
    wording: str
    state: State
    label: str
    reason: str


@dataclass(frozen=True)
class CountView:
    """How many criteria have one state."""

    label: str
    count: int


@dataclass(frozen=True)
class ListView:
    """The criteria of one list."""

    id: str
    label: str
    origin: str
    items: tuple[ItemView, ...]
    counts: tuple[CountView, ...]


@dataclass(frozen=True)
class AuditPage:
    """All lists, for one release on one date."""

    release: str
    as_of: date
    total: int
    counts: tuple[CountView, ...]
    lists: tuple[ListView, ...]
    readability: ReadabilityView
