"""The pages about the aid's sources, words and releases as frozen objects in one language."""

from dataclasses import dataclass
from datetime import date

from decisionaid.summary.change_views import ReleaseView
from decisionaid.summary.page import Reference


@dataclass(frozen=True)
class SourceEntry:
    """A source with who gains and its dates; an article has a number, an independent one a code."""

    number: str
    code: str
    title: str
    publisher: str
    sells: str
    interest: str
    checked_on: date
    review_due_on: date
    is_overdue: bool
    needs_clinician: bool


@dataclass(frozen=True)
class SourcesPage:
    """All sources: the articles, then the independent ones."""

    articles: tuple[SourceEntry, ...]
    independent: tuple[SourceEntry, ...]


@dataclass(frozen=True)
class TermView:
    """A word, its meaning, and where the meaning comes from."""

    term: str
    label: str
    meaning: str
    references: tuple[Reference, ...]


@dataclass(frozen=True)
class ChangesPage:
    """The live release: what it is called, how it can be recognised, and its dates; and all releases.

    `history` is None while the releases are still being read.
    """

    release: str
    content_hash: str
    content_on: date
    review_due_on: date
    is_overdue: bool
    update_policy: str
    history: tuple[ReleaseView, ...] | None
