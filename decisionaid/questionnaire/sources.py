"""Where a question comes from: the articles with their lines, the other sources, and who sells what."""

from collections.abc import Collection
from dataclasses import dataclass

from decisionaid.domain.aid import DecisionAid
from decisionaid.domain.question import Question
from decisionaid.domain.source import Row, Source


@dataclass(frozen=True)
class SourceView:
    """A source with the lines a question rests on; `is_silent` when it does not state the matter."""

    kind: str
    number: str
    title: str
    publisher: str
    lines: str
    sells: str
    is_silent: bool


def view_sources(aid: DecisionAid, question: Question, language: str) -> tuple[SourceView, ...]:
    """Give each source once, in the order of the aid."""
    rows = [row for row in aid.rows if row.id in question.rows]
    return tuple(
        _view(source, [row for row in rows if source.id in row.sources], language)
        for source in aid.sources
        if source.id in question.sources or any(source.id in row.sources for row in rows)
    )


def view_named_sources(aid: DecisionAid, names: Collection[str], language: str) -> tuple[SourceView, ...]:
    """Give each of these sources once, in the order of the aid."""
    return tuple(_view(source, [], language) for source in aid.sources if source.id in names)


def _view(source: Source, rows: list[Row], language: str) -> SourceView:
    lines = dict.fromkeys(row.lines for row in rows if row.lines and row.kind != "gap")
    return SourceView(
        kind=source.kind,
        number=source.number or "",
        title=source.title.in_language(language),
        publisher=source.publisher.in_language(language),
        lines=", ".join(lines),
        sells=source.sells_treatment,
        is_silent=bool(rows) and all(row.kind == "gap" for row in rows),
    )
