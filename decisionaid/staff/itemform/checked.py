"""What was typed held against the schema and the ids there are; each mistake at its field."""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from decisionaid.content.items import KINDS
from decisionaid.content.references import iter_references
from decisionaid.staff.itemform.messages import say
from decisionaid.staff.itemform.pickers import Pickers
from decisionaid.staff.itemform.raw import Doubled, to_data
from decisionaid.staff.itemform.shape import Conditions, Fixed, Group, Rows, Shape, shape_of

Path = tuple[str | int, ...]


@dataclass
class Checked:
    """A body that fits the schema, or the mistakes by the path of their field."""

    body: dict[str, Any] | None = None
    errors: dict[Path, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, path: Path, message: str) -> None:
        if message not in self.errors[path]:
            self.errors[path].append(message)


def check_raw(kind: str, raw: Any, pickers: Pickers) -> Checked:
    """Check what stands in a form of a kind of content."""
    checked, shape = Checked(), shape_of(kind)
    try:
        data = to_data(shape, raw)
    except Doubled as error:
        checked.add(error.path, _("This question stands twice in one alternative."))
        return checked
    try:
        # JSON mode as when YAML is read: lists become tuples and dates are read, nothing else is converted.
        model = KINDS[kind].model_validate_json(json.dumps(data))
    except ValidationError as error:
        for problem in _without_echoes(error.errors(include_url=False)):
            checked.add(locate(shape, raw, problem["loc"]), say(problem))
        return checked
    body = model.model_dump(mode="json")
    for path, named, name in iter_references(kind, data):
        if not pickers.knows(named, name) and (named, name) != (kind, body.get("id")):
            checked.add(locate(shape, raw, path), _("There is no “%(name)s”.") % {"name": name})
    checked.body = None if checked.errors else body
    return checked


def _without_echoes(problems: Sequence[ErrorDetails]) -> list[ErrorDetails]:
    # pydantic counts only the good entries of a list that holds a bad one.
    broken = {problem["loc"][: len(problem["loc"]) - up] for problem in problems for up in (1, 2, 3)}
    return [p for p in problems if not (p["type"] == "too_short" and p["loc"] in broken)]


def locate(shape: Shape, raw: Any, place: Sequence[str | int]) -> Path:
    """Give the path of the field in the form for a place in the data, or of the nearest group around it."""
    if not place:
        return ()
    name, rest = place[0], place[1:]
    if isinstance(shape, Group) and name in shape.fields:
        inner = raw.get(name) if isinstance(raw, dict) else None
        return (name, *locate(shape.fields[str(name)], inner, rest))
    if isinstance(shape, Rows) and isinstance(name, int):
        index = _index_in_form(shape, raw, name)
        return (index, *locate(shape.row, raw[index], rest)) if index is not None else ()
    if isinstance(shape, Fixed) and isinstance(name, int):
        return (name,)
    if isinstance(shape, Conditions):
        found = [i for i, part in enumerate(raw or ()) if (part.get("question") or "").strip() == name]
        return ("parts", found[0], "value") if found else ()
    return ()


def _index_in_form(shape: Rows, raw: Any, index: int) -> int | None:
    # Blank rows of single values are no data, so those behind them have moved up.
    filled = [i for i, part in enumerate(raw or ()) if not shape.is_simple or part not in ("", None)]
    return filled[index] if index < len(filled) else None
