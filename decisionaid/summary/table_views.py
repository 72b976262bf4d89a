"""The comparison table in words; a silent article is said to be silent."""

from dataclasses import replace

from decisionaid.engine.compare import CellPart, compare
from decisionaid.summary import wording
from decisionaid.summary.evidence_views import view_evidence
from decisionaid.summary.look import Setting, kept
from decisionaid.summary.table_page import CellView, TableLine, TableRowView


@kept
def view_table(setting: Setting) -> tuple[TableRowView, ...]:
    """Give the rows of the table, the same for every option shown."""
    table = compare(setting.aid, options=setting.options, conditions=setting.conditions)
    return tuple(
        TableRowView(
            attribute=row.attribute.id,
            label=setting.say(row.attribute.label),
            help=setting.say(row.attribute.help),
            place=place,
            lines=tuple(
                TableLine(
                    option=setting.say(option.label),
                    cell=_view_cell(setting, parts),
                    independent=view_evidence(setting, option=option.id, attribute=row.attribute.id),
                )
                for option, parts in zip(table.options, row.cells, strict=True)
            ),
        )
        for place, row in enumerate(table.rows)
    )


def _view_cell(setting: Setting, parts: tuple[CellPart, ...]) -> tuple[CellView, ...]:
    views = [view for part in parts for view in _view_part(setting, part, is_only=len(parts) == 1)]
    merged: dict[tuple[object, ...], list[CellView]] = {}
    for view in views:
        merged.setdefault((view.state, view.text, view.references), []).append(view)
    comma = ", " if setting.language == "en" else "、"
    return tuple(
        replace(same[0], part="" if len(same) == len(views) else comma.join(view.part for view in same))
        for same in merged.values()
    )


def _view_part(setting: Setting, item: CellPart, *, is_only: bool) -> list[CellView]:
    name = "" if is_only else setting.say(item.part.label)
    silent = {"not-stated": wording.NOT_STATED, "does-not-apply": wording.DOES_NOT_APPLY}
    return [
        CellView(
            part=name,
            state=fact.state,
            text=setting.say(fact.text or silent.get(fact.state)),
            references=setting.refer(fact.rows),
        )
        for fact in item.facts
    ]
