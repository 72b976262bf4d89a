"""What is not known about each option, and what would change the page."""

from collections.abc import Callable

from decisionaid.domain.evidence import Evidence
from decisionaid.domain.open_matter import OpenMatter
from decisionaid.summary import wording
from decisionaid.summary.evidence_views import state_in_words
from decisionaid.summary.kept import Parts
from decisionaid.summary.look import Setting, kept
from decisionaid.summary.page import MatterView, UnknownItem, UnknownView
from decisionaid.summary.table_page import CellView, TableRowView
from decisionaid.summary.table_views import view_table

ATTRIBUTE = "unknown"
HARM_UNKNOWN = "harm-unknown"


@kept
def view_unknowns(setting: Setting) -> tuple[UnknownView, ...]:
    """Give the same four parts for every option shown, in the fixed order; an empty part says so."""
    table = view_table(setting)
    return tuple(_view_option(setting, option, table) for option in setting.options)


@kept
def view_open_matters(setting: Setting) -> Parts[MatterView]:
    """Give the open matters that concern the aid as a whole."""
    return _matters(setting, lambda matter: matter.options is None)


def _view_option(setting: Setting, option: str, table: tuple[TableRowView, ...]) -> UnknownView:
    cells = [
        cell
        for cell in setting.aid.evidence
        if cell.option == option and setting.concerns(cell.conditions) and _is_open(cell)
    ]
    was_searched = any(setting.concerns((c.id,)) for c in setting.aid.conditions if c.evidence_searched)
    silent = wording.NOTHING_LISTED if was_searched else wording.EVIDENCE_NOT_SEARCHED
    return UnknownView(
        label=setting.option_labels[option],
        articles=_articles(setting, option, table),
        nobody_knows=tuple(_item(setting, cell, "") for cell in cells if cell.looked == "found-none"),
        not_looked_up=tuple(
            _item(setting, cell, state_in_words(setting, cell))
            for cell in cells
            if cell.looked != "found-none"
        ),
        silent=setting.say(silent),
        matters=_matters(setting, lambda matter: option in (matter.options or ())),
    )


def _is_open(cell: Evidence) -> bool:
    return cell.state == "not-studied" or (cell.outcome == HARM_UNKNOWN and cell.state != "does-not-apply")


def _articles(setting: Setting, option: str, table: tuple[TableRowView, ...]) -> tuple[CellView, ...]:
    place = setting.options.index(option)
    return tuple(part for row in table if row.attribute == ATTRIBUTE for part in row.lines[place].cell)


def _item(setting: Setting, cell: Evidence, state: str) -> UnknownItem:
    labels = {item.id: item.label for item in (*setting.aid.outcomes, *setting.aid.attributes)}
    return UnknownItem(
        label=setting.say(labels[cell.outcome or cell.attribute]),
        state=state,
        text=setting.say(cell.text),
        needs_clinician=cell.needs_clinician,
        references=setting.refer_to_sources(cell.sources),
    )


def _matters(setting: Setting, concerns: Callable[[OpenMatter], bool]) -> Parts[MatterView]:
    return Parts(
        MatterView(
            matter=matter.id,
            kind=setting.say(wording.MATTERS[matter.kind]),
            registry=matter.registry or "",
            text=setting.say(matter.text),
            would_change=setting.say(matter.would_change),
            needs_clinician=matter.needs_clinician,
            references=setting.refer_to_sources(matter.sources),
        )
        for matter in setting.aid.open_matters
        if concerns(matter) and setting.concerns(matter.conditions)
    )
