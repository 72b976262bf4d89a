"""Figures about a content folder without mistakes: how much of the articles is used, and where."""

from typing import Any

from decisionaid.content.text_checks import iter_texts
from decisionaid.domain.aid import DecisionAid


def report_on(aid: DecisionAid) -> dict[str, dict[str, int]]:
    """Count rows used by statements, rules, conflicts, questions and facts; statements; wordings."""
    rows = {row.id for row in aid.rows if row.kind != "gap"}
    data = aid.model_dump(mode="json")
    used = {row for kind, part in data.items() if kind != "rows" for row in _rows_in(part)} & rows
    return {
        "rows": {"total": len(rows), "used": len(used), "not_used": len(rows - used)},
        "statements": {
            "total": len(aid.statements),
            "with_caveat": sum(statement.caveat is not None for statement in aid.statements),
        },
        "rules": {"total": len(aid.rules)},
        "wordings": {"total": sum(1 for _ in iter_texts(data))},
    }


def _rows_in(value: Any) -> set[str]:
    if isinstance(value, dict):
        own = set(value["rows"]) if isinstance(value.get("rows"), list) else set()
        return own.union(*(_rows_in(part) for part in value.values()))
    if isinstance(value, list):
        return set[str]().union(*(_rows_in(part) for part in value))
    return set()
