"""The sources of a short document: who gains is told once for all that share it, lines once for all codes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from decisionaid.summary.page import SourceView
from decisionaid.summary.reference import Reference


@dataclass(frozen=True)
class SourceGroup:
    """Sources with the same interest, dates and need of a clinician's word."""

    sells: str
    interest: str
    checked_on: date
    review_due_on: date
    needs_clinician: bool
    sources: tuple[SourceView, ...]


@dataclass(frozen=True)
class ArticlePlaces:
    """The codes of one article with their lines; no lines for what no article states."""

    label: str
    places: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class SourceLists:
    """The sources of some pages, and the lines that the articles' codes stand for there."""

    groups: tuple[SourceGroup, ...]
    places: tuple[ArticlePlaces, ...]

    @property
    def is_any(self) -> bool:
        """Tell whether there is anything to list."""
        return bool(self.groups or self.places)

    @property
    def dates(self) -> SourceGroup | None:
        """A group whose dates are those of all, so that they can be told once; None where they differ."""
        dates = {(group.checked_on, group.review_due_on) for group in self.groups}
        return self.groups[0] if len(dates) == 1 else None


def list_sources(
    sources: Iterable[SourceView], references: Iterable[Reference], language: str
) -> SourceLists:
    """Give the lists for pages with these references; `sources` are those to list."""
    return SourceLists(group_sources(sources), list_places(references, language))


def group_sources(sources: Iterable[SourceView]) -> tuple[SourceGroup, ...]:
    """Gather the sources that share everything but their names, in the order of their first."""
    groups: dict[tuple[str, str, date, date, bool], list[SourceView]] = {}
    for item in sources:
        key = (item.sells, item.interest, item.checked_on, item.review_due_on, item.needs_clinician)
        groups.setdefault(key, []).append(item)
    return tuple(SourceGroup(*key, tuple(found)) for key, found in groups.items())


def list_places(references: Iterable[Reference], language: str) -> tuple[ArticlePlaces, ...]:
    """Give the places in the articles that these references name, article by article."""
    cited = {reference.code: reference.place for reference in references}
    articles: dict[str, list[tuple[str, str]]] = {}
    for code in sorted(filter(is_row, cited), key=row_order):
        # A place names the article, then its lines.
        label, _, lines = cited[code].partition(", " if language == "en" else " ")
        is_gap = code.startswith("G")
        articles.setdefault(cited[code] if is_gap else label, []).append((code, "" if is_gap else lines))
    return tuple(ArticlePlaces(label, tuple(places)) for label, places in articles.items())


def is_row(code: str) -> bool:
    """Tell whether a code is that of a row of an article or gap, not of a source or a disagreement."""
    return code[:1] in "AG" and code[1:2] in "01234-" and "-" in code


def row_order(row: str) -> tuple[str, int]:
    """Give what sorts rows by article, then by number."""
    article, number = row.split("-")
    return article, int(number)
