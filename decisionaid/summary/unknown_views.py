"""What is not known about each option, and what would change the page."""

from collections.abc import Callable

from decisionaid.domain.evidence import Evidence
from decisionaid.domain.open_matter import OpenMatter
from decisionaid.summary import wording
from decisionaid.summary.context import Context
from decisionaid.summary.evidence_views import state_in_words
from decisionaid.summary.page import MatterView, UnknownItem, UnknownView
from decisionaid.summary.table_page import CellView, TableRowView

ATTRIBUTE = "unknown"
HARM_UNKNOWN = "harm-unknown"


def view_unknowns(context: Context, table: tuple[TableRowView, ...]) -> tuple[UnknownView, ...]:
    """Give the same four parts for every option shown, in the fixed order; an empty part says so."""
    return tuple(_view_option(context, option, table) for option in context.evaluation.options)


def view_open_matters(context: Context) -> tuple[MatterView, ...]:
    """Give the open matters that concern the aid as a whole."""
    return _matters(context, lambda matter: matter.options is None)


def _view_option(context: Context, option: str, table: tuple[TableRowView, ...]) -> UnknownView:
    cells = [
        cell
        for cell in context.aid.evidence
        if cell.option == option and context.concerns(cell.conditions) and _is_open(cell)
    ]
    was_searched = any(context.concerns((c.id,)) for c in context.aid.conditions if c.evidence_searched)
    silent = wording.NOTHING_LISTED if was_searched else wording.EVIDENCE_NOT_SEARCHED
    return UnknownView(
        label=context.option_labels[option],
        articles=_articles(context, option, table),
        nobody_knows=tuple(_item(context, cell, "") for cell in cells if cell.looked == "found-none"),
        not_looked_up=tuple(
            _item(context, cell, state_in_words(context, cell))
            for cell in cells
            if cell.looked != "found-none"
        ),
        silent=context.say(silent),
        matters=_matters(context, lambda matter: option in (matter.options or ())),
    )


def _is_open(cell: Evidence) -> bool:
    return cell.state == "not-studied" or (cell.outcome == HARM_UNKNOWN and cell.state != "does-not-apply")


def _articles(context: Context, option: str, table: tuple[TableRowView, ...]) -> tuple[CellView, ...]:
    place = context.evaluation.options.index(option)
    return tuple(part for row in table if row.attribute == ATTRIBUTE for part in row.lines[place].cell)


def _item(context: Context, cell: Evidence, state: str) -> UnknownItem:
    labels = {item.id: item.label for item in (*context.aid.outcomes, *context.aid.attributes)}
    return UnknownItem(
        label=context.say(labels[cell.outcome or cell.attribute]),
        state=state,
        text=context.say(cell.text),
        needs_clinician=cell.needs_clinician,
        references=context.refer_to_sources(cell.sources),
    )


def _matters(context: Context, concerns: Callable[[OpenMatter], bool]) -> tuple[MatterView, ...]:
    return tuple(
        MatterView(
            matter=matter.id,
            kind=context.say(wording.MATTERS[matter.kind]),
            registry=matter.registry or "",
            text=context.say(matter.text),
            would_change=context.say(matter.would_change),
            needs_clinician=matter.needs_clinician,
            references=context.refer_to_sources(matter.sources),
        )
        for matter in context.aid.open_matters
        if concerns(matter) and context.concerns(matter.conditions)
    )
