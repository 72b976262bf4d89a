"""Data of a piece as it stands in a form ("raw": what was typed, conditions as rows), and back."""

import unicodedata
from typing import Any

from decisionaid.staff.itemform.shape import Conditions, Fixed, Group, Leaf, Rows, Shape

TESTS = ("any_of", "below", "at_least", "all_of", "name")
"""What a condition can ask of an answer, in the order offered."""


class Doubled(Exception):
    """A question stands twice in one alternative; `path` names the second."""

    def __init__(self, path: tuple[str | int, ...]) -> None:
        self.path = path
        super().__init__(".".join(map(str, path)))


def to_raw(shape: Shape, data: Any) -> Any:
    """Give stored data as it stands in the form."""
    if data is None:
        return None
    if isinstance(shape, Group):
        return {name: to_raw(part, data.get(name)) for name, part in shape.fields.items()}
    if isinstance(shape, Rows):
        return [to_raw(shape.row, part) for part in data]
    if isinstance(shape, Conditions):
        return [{"question": question, **_condition_to_raw(match)} for question, match in data.items()]
    return data


def _condition_to_raw(match: Any) -> dict[str, str]:
    if isinstance(match, list):
        return {"test": "any_of", "value": ", ".join(match)}
    if isinstance(match, str):
        return {"test": "name", "value": match}
    ((test, value),) = match.items()
    if test == "all_of":
        return {"test": test, "value": "; ".join(", ".join(part) for part in value)}
    return {"test": test, "value": str(value)}


def to_data(shape: Shape, raw: Any, path: tuple[str | int, ...] = ()) -> Any:
    """Give what stands in a form as data for the schema, which then tells what is wrong.

    :raises Doubled: if a question stands twice in one alternative, which data cannot hold.
    """
    if isinstance(shape, Group):
        if shape.is_optional and is_blank(shape, raw):
            return None
        values = raw or {}
        return {name: to_data(part, values.get(name), (*path, name)) for name, part in shape.fields.items()}
    if isinstance(shape, Rows):
        return _rows_to_data(shape, raw, path)
    if isinstance(shape, Fixed):
        values = raw or [None] * len(shape.parts)
        return [to_data(part, value) for part, value in zip(shape.parts, values, strict=True)]
    if isinstance(shape, Conditions):
        return _conditions_to_data(raw or [], path)
    return _leaf_to_data(shape, raw)


def _rows_to_data(shape: Rows, raw: Any, path: tuple[str | int, ...]) -> Any:
    if raw is None:
        return None if shape.is_optional else []
    if shape.is_simple:
        return [value for part in raw if (value := to_data(shape.row, part)) not in ("", None)]
    return [to_data(shape.row, part, (*path, index)) for index, part in enumerate(raw)]


def _leaf_to_data(shape: Leaf, raw: Any) -> Any:
    if shape.type == "bool":
        return _bool_to_data(shape, raw)
    if raw in ("", None):
        # A blank number or optional value is none at all; other blanks are told by the schema.
        return None if shape.is_optional or shape.type in ("int", "float") else ""
    if shape.type in ("int", "float"):
        return _number(str(raw), float if shape.type == "float" else int)
    return raw


def _bool_to_data(shape: Leaf, raw: Any) -> Any:
    if shape.is_optional and raw in ("", None):
        return None
    return raw in (True, "true")


def _number(text: str, kind: type[int] | type[float]) -> Any:
    plain = unicodedata.normalize("NFKC", text).strip()
    try:
        return kind(plain)
    except ValueError:
        return text


def _conditions_to_data(raw: list[Any], path: tuple[str | int, ...]) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for index, part in enumerate(raw):
        question = (part.get("question") or "").strip()
        if question in data:
            raise Doubled((*path, "parts", index, "question"))
        data[question] = _condition_to_data(part.get("test") or "any_of", part.get("value") or "")
    return data


def _condition_to_data(test: str, value: str) -> Any:
    if test == "name":
        return value.strip()
    if test == "any_of":
        return _words(value)
    if test == "all_of":
        return {"all_of": [_words(part) for part in value.split(";")]}
    return {test: _number(value, int)}


def _words(text: str) -> list[str]:
    plain = text.replace("、", ",").replace("，", ",")
    return [word for part in plain.split(",") if (word := part.strip())]


def is_blank(shape: Shape, raw: Any) -> bool:
    """Tell whether nothing was filled in; ticks say nothing by themselves."""
    if isinstance(shape, Leaf):
        return shape.type == "bool" or raw in ("", None) or raw == shape.default
    if isinstance(shape, Group):
        return raw is None or all(is_blank(part, raw.get(name)) for name, part in shape.fields.items())
    return not raw or all(value in ("", None) for value in raw)
