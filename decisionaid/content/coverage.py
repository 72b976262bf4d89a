"""Article coverage: each row of the articles is told somewhere, or left out with a reason, never both."""

from collections import Counter
from collections.abc import Iterator
from typing import Any, cast

from decisionaid.content.items import Loaded
from decisionaid.content.mistakes import Mistake
from decisionaid.domain.aid import DecisionAid
from decisionaid.domain.evidence import LeftOut
from decisionaid.domain.source import Row

NEVER_LEFT_OUT = frozenset({"contraindication", "caution", "risk", "side-effect"})
"""Kinds of rows that a reader must be told, whatever the reason to leave them out."""


def check_coverage(loaded: Loaded) -> Iterator[Mistake]:
    """Give a mistake for each row that is unaccounted for, wrongly left out, or left out and used."""
    used = {
        row
        for item in loaded.items
        if item.kind != "rows"
        for row in rows_in(item.model.model_dump(mode="json"))
    }
    yield from _left_out(loaded, used)
    if loaded.has_unreadable_file or loaded.broken:
        return  # what could not be read may use the rows that seem unaccounted for
    accounted = used | {cast(LeftOut, item.model).row for item in loaded.of("left_out")}
    for item in loaded.of("rows"):
        row = cast(Row, item.model)
        if row.kind != "gap" and row.id not in accounted:
            yield item.mistake("row-unaccounted", row=row.id, at=("id",))


def _left_out(loaded: Loaded, used: set[str]) -> Iterator[Mistake]:
    kinds = {cast(Row, item.model).id: cast(Row, item.model).kind for item in loaded.of("rows")}
    met = set[str]()
    for item in loaded.of("left_out"):
        row = cast(LeftOut, item.model).row
        if row in met:
            yield item.mistake("left-out-twice", row=row, at=("row",))
        if row in used:
            yield item.mistake("left-out-and-used", row=row, at=("row",))
        if kinds.get(row) in NEVER_LEFT_OUT:
            yield item.mistake("cannot-be-left-out", row=row, kind=kinds[row], at=("row",))
        met.add(row)


def count_rows(aid: DecisionAid) -> dict[str, Any]:
    """Count the rows of the articles that are used, left out (also by kind of row) and unaccounted for."""
    rows = {row.id: row.kind for row in aid.rows if row.kind != "gap"}
    data = aid.model_dump(mode="json", exclude={"rows"})
    used = rows_in(data) & set(rows)
    left_out = {left.row for left in aid.left_out} & set(rows)
    kinds = Counter(rows.values())
    left_kinds = Counter(rows[row] for row in left_out)
    return {
        "total": len(rows),
        "used": len(used),
        "left_out": len(left_out),
        "unaccounted": len(rows) - len(used | left_out),
        "left_out_by_kind": {
            kind: {"left_out": count, "of": kinds[kind], "percent": round(100 * count / kinds[kind], 1)}
            for kind, count in sorted(left_kinds.items())
        },
    }


def rows_in(value: Any) -> set[str]:
    """Give every row that plain data names under a key `rows`."""
    if isinstance(value, dict):
        own = set(value["rows"]) if isinstance(value.get("rows"), list) else set()
        return own.union(*(rows_in(part) for part in value.values()))
    if isinstance(value, list):
        return set[str]().union(*(rows_in(part) for part in value))
    return set()
