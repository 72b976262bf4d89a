"""Reading a form that was sent, and its buttons that add, take out and move rows."""

from collections.abc import Mapping
from typing import Any

from decisionaid.staff.itemform.raw import TESTS
from decisionaid.staff.itemform.shape import Conditions, Fixed, Group, Leaf, Rows, Shape
from decisionaid.web.numbers import whole_number

COUNT = "#"
"""Beside the rows of a list stands how many there are, so that none is lost without a word."""
TICKS = "ticks "
"""What the count of a list of boxes to tick begins with; it ends with NONE where the list was none at all."""
NONE = " none"
END = "end"
"""The last field of each form: without it a part of the form is missing."""
MAX_ROWS = 500
PART = Group(
    "Comparison",
    {
        "question": Leaf("id", names="questions"),
        "test": Leaf("choice", choices=TESTS, default=TESTS[0]),
        "value": Leaf("words"),
    },
)
"""The fields of one comparison in an alternative."""


class Incomplete(Exception):
    """The form did not come whole; nothing may be saved from it."""


Post = Mapping[str, str]


def read_posted(shape: Shape, post: Post, prefix: str = "") -> Any:
    """Give what was typed.

    :raises Incomplete: if a part of the form is missing.
    """
    if not prefix and END not in post:
        raise Incomplete
    if isinstance(shape, Group):
        return {name: read_posted(part, post, _join(prefix, name)) for name, part in shape.fields.items()}
    if isinstance(shape, Rows):
        return _read_rows(shape, post, prefix)
    if isinstance(shape, Conditions):
        return _read_rows(Rows(PART), post, _join(prefix, "parts"))
    if isinstance(shape, Fixed):
        return [read_posted(part, post, _join(prefix, index)) for index, part in enumerate(shape.parts)]
    return _read_leaf(shape, post, prefix)


def _read_rows(shape: Rows, post: Post, prefix: str) -> Any:
    count = post.get(_join(prefix, COUNT))
    if count and count.startswith(TICKS) and shape.is_simple:
        return _read_ticks(shape, post, prefix, count.removeprefix(TICKS))
    number = whole_number(count or "0") if count is not None else None
    if number is None or number > MAX_ROWS:
        raise Incomplete
    rows = [read_posted(shape.row, post, _join(prefix, index)) for index in range(number)]
    if shape.is_simple:
        # One empty field more stands there for the next value.
        last = post.get(_join(prefix, len(rows)), "")
        rows = [*rows, last] if last else rows
    return rows if rows or count == "0" or not shape.is_optional else None


def _read_ticks(shape: Rows, post: Post, prefix: str, count: str) -> Any:
    digits = count.removesuffix(NONE)
    number = whole_number(digits)
    if number is None or number > MAX_ROWS:
        raise Incomplete
    values = [post.get(_join(prefix, index)) for index in range(number)]
    ticked = [value for value in values if value]
    return ticked if ticked or digits == count or not shape.is_optional else None


def _read_leaf(shape: Leaf, post: Post, prefix: str) -> Any:
    if shape.type == "bool" and not shape.is_optional:
        return prefix in post
    value = post.get(prefix)
    if value is None:
        raise Incomplete
    return value.replace("\r\n", "\n")


def apply_button(shape: Shape, raw: Any, button: str) -> Any:
    """Give the rows after a button: `add:parts`, `remove:parts.2`, or `up:parts.2`.

    A button that names no list or row changes nothing.
    """
    action, _, place = button.partition(":")
    path = place.split(".")
    if action == "add":
        return _change(shape, raw, path, _add)
    if action in ("remove", "up") and (index := whole_number(path[-1])) is not None:
        step = _remove if action == "remove" else _up
        return _change(shape, raw, path[:-1], lambda row, rows: step(rows, index))
    return raw


def _change(shape: Shape, raw: Any, path: list[str], step: Any) -> Any:
    """Apply `step` to the list at `path` and give the whole again."""
    if isinstance(shape, Conditions):
        shape = Rows(PART)
        path = path[1:] if path[:1] == ["parts"] else ["?"]
    if not path:
        return step(shape.row, list(raw or [])) if isinstance(shape, Rows) else raw
    name, rest = path[0], path[1:]
    if isinstance(shape, Group) and name in shape.fields:
        values = raw or {}
        return {**values, name: _change(shape.fields[name], values.get(name), rest, step)}
    if isinstance(shape, Rows) and (index := whole_number(name)) is not None and index < len(raw or []):
        return [*raw[:index], _change(shape.row, raw[index], rest, step), *raw[index + 1 :]]
    return raw


def _add(row: Shape, rows: list[Any]) -> list[Any]:
    if len(rows) >= MAX_ROWS:
        return rows
    return [*rows, "" if isinstance(row, Leaf) else [] if isinstance(row, Conditions) else {}]


def _remove(rows: list[Any], index: int) -> list[Any]:
    return rows[:index] + rows[index + 1 :]


def _up(rows: list[Any], index: int) -> list[Any]:
    if not 0 < index < len(rows):
        return rows
    return [*rows[: index - 1], rows[index], rows[index - 1], *rows[index + 1 :]]


def _join(prefix: str, name: object) -> str:
    return f"{prefix}.{name}" if prefix else str(name)
