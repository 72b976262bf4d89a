"""Building the coverage page from the live aid."""

from collections.abc import Mapping, Sequence

from decisionaid.domain.aid import DecisionAid
from decisionaid.domain.source import Row, Source
from decisionaid.summary import wording
from decisionaid.summary.coverage import words
from decisionaid.summary.coverage.page import (
    ArticleView,
    CoveragePage,
    GapView,
    KindLine,
    RowView,
    State,
    UseView,
)
from decisionaid.summary.coverage.sections import name_section
from decisionaid.summary.coverage.uses import Uses, uses_of_rows


def build_coverage(*, aid: DecisionAid, language: str) -> CoveragePage:
    """Give what became of every row of the articles, in one language."""
    uses = uses_of_rows(aid)
    rows = [row for row in aid.rows if row.kind != "gap"]
    views = {row.id: _view_row(aid, row, uses.get(row.id, {}), language) for row in rows}
    return CoveragePage(
        total=_count("", list(views.values())),
        kinds=tuple(
            _count(label.in_language(language), [views[row.id] for row in rows if row.kind == kind])
            for kind, label in words.ROW_KINDS.items()
            if kind != "gap"
        ),
        articles=tuple(
            _view_article(source, [views[row.id] for row in rows if row.sources[0] == source.id], language)
            for source in aid.sources
            if source.kind == "article"
        ),
        gaps=_view_gaps(aid, uses, language),
    )


def _view_row(aid: DecisionAid, row: Row, uses: Uses, language: str) -> RowView:
    left_out = next((item for item in aid.left_out if item.row == row.id), None)
    state: State = "used" if uses else "left-out" if left_out else "not-accounted"
    is_left_out = left_out is not None and not uses
    return RowView(
        row=row.id,
        lines=row.lines or "",
        section=name_section(row.locator or "", language),
        kind=words.ROW_KINDS[row.kind].in_language(language),
        state=state,
        uses=_view_uses(uses, language),
        reason=words.REASONS[left_out.reason].in_language(language) if left_out and is_left_out else "",
        note=left_out.note.in_language(language) if left_out and left_out.note and is_left_out else "",
    )


def _view_uses(uses: Uses, language: str) -> tuple[UseView, ...]:
    return tuple(UseView(words.USES[kind].in_language(language), names) for kind, names in uses.items())


def _view_article(source: Source, rows: Sequence[RowView], language: str) -> ArticleView:
    counts = _count("", rows)
    return ArticleView(
        number=source.number or "",
        title=source.title.in_language(language),
        publisher=source.publisher.in_language(language),
        sells=wording.SELLS[source.sells_treatment].in_language(language),
        interest=source.interest.in_language(language),
        rows=tuple(rows),
        used=counts.used,
        left_out=counts.left_out,
        not_accounted=counts.not_accounted,
    )


def _view_gaps(aid: DecisionAid, uses: Mapping[str, Uses], language: str) -> tuple[GapView, ...]:
    numbers = {source.id: source.number or "" for source in aid.sources}
    return tuple(
        GapView(
            row.id,
            tuple(numbers[source] for source in row.sources),
            _view_uses(uses.get(row.id, {}), language),
        )
        for row in aid.rows
        if row.kind == "gap"
    )


def _count(label: str, rows: Sequence[RowView]) -> KindLine:
    states = [row.state for row in rows]
    left_out = states.count("left-out")
    return KindLine(
        label=label,
        total=len(states),
        used=states.count("used"),
        left_out=left_out,
        not_accounted=states.count("not-accounted"),
        share=round(100 * left_out / len(states)) if states else 0,
    )
