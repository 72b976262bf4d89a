"""The figures of a report as lines and tables of plain text."""

from collections.abc import Iterator, Sequence
from typing import Any


def tell_figures(report: dict[str, Any]) -> Iterator[str]:
    """Give the figures as lines: one a heading, then the tables of what is left out and of balance."""
    for name, figures in report.items():
        if isinstance(figures, dict):
            plain = {key: value for key, value in figures.items() if not _is_table(value)}
            yield f"{name}: " + ", ".join(f"{key} {_plain(value)}" for key, value in plain.items())
    yield from _table(
        "left out by kind of row",
        ("kind", "left out", "of", "%"),
        [(kind, *counts.values()) for kind, counts in report["rows"]["left_out_by_kind"].items()],
    )
    yield from _table(
        "readability by kind (ja and ja-easy: higher is easier; en: school grade)",
        ("language", "kind", "blocks", "not measured", "middle", "beyond the target"),
        [
            tuple(
                line[key] for key in ("language", "kind", "blocks", "not_measured", "middle", "beyond_target")
            )
            for line in report["readability"]["by_kind"]
        ],
    )
    yield from _table(
        "balance of words (ja / en): benefits, harms, benefits over harms, option over the middle option",
        ("condition", "option", "benefits", "harms", "within", "between", "outside 0.67-1.5"),
        [
            (
                line["condition"],
                line["option"],
                *(_pair(line[key]) for key in ("benefits", "harms", "within", "between")),
                ("with a reason" if line["has_reason"] else "NO REASON") if line["outside"] else "",
            )
            for line in report["balance"]
        ],
    )


def _is_table(value: Any) -> bool:
    return isinstance(value, dict) or (isinstance(value, list) and bool(value) and isinstance(value[0], dict))


def _pair(values: dict[str, Any]) -> str:
    return " / ".join("-" if value is None else str(value) for value in values.values())


def _plain(value: Any) -> str:
    return " ".join(value) or "none" if isinstance(value, list) else str(value)


def _table(title: str, head: Sequence[str], rows: Sequence[Sequence[Any]]) -> Iterator[str]:
    cells = [[str(cell) for cell in row] for row in (head, *rows)]
    widths = [max(len(row[index]) for row in cells) for index in range(len(head))]
    yield f"{title}:"
    for row in cells:
        yield "  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
