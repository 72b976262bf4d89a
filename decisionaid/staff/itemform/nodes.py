"""The form laid out for the template: a tree of fields, groups and lists, all words in place."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from decisionaid.staff.itemform.checked import Path
from decisionaid.staff.itemform.choice_labels import choice_label
from decisionaid.staff.itemform.labels import Label, field_label
from decisionaid.staff.itemform.pickers import MAX_SELECT, Entry, Pickers
from decisionaid.staff.itemform.posted import COUNT, NONE, PART, TICKS
from decisionaid.staff.itemform.shape import Conditions, Fixed, Group, Leaf, Rows, Shape
from decisionaid.staff.itemform.tree import GroupNode, LeafNode, Node, Option, RowNode, RowsNode

LANGUAGES = {"ja": "ja", "en": "en", "easy": "ja"}
OPEN_ROWS = 3
"""A list of more rows than this shows them folded, each with its name."""
MOST_IN_ROWS = 12
"""Inside of rows a menu stands on the page again and again: with more entries than this they share one list
that is offered while typing, and a list of ids of so few is boxes to tick instead of a menu for each."""


def id_of(path: Path) -> str:
    """Give the id of a field on the page."""
    return "-".join(("f", *map(str, path)))


class Layout:
    """Lays out one form; `is_new` says whether the id may still be typed."""

    def __init__(self, *, pickers: Pickers, errors: Mapping[Path, Sequence[str]], is_new: bool) -> None:
        self.pickers, self.errors, self.is_new = pickers, errors, is_new
        self.long_pickers: dict[str, tuple[Entry, ...]] = {}

    def lay_out(self, shape: Group, raw: Any) -> tuple[Node, ...]:
        """Give the fields of the whole form."""
        return self._fields(shape, raw, ())

    def _fields(self, shape: Group, raw: Any, path: Path) -> tuple[Node, ...]:
        values = raw or {}
        return tuple(
            self._node(part, values.get(name), (*path, name), field_label(shape.model, name))
            for name, part in shape.fields.items()
        )

    def _node(self, shape: Shape, raw: Any, path: Path, label: Label) -> Node:
        if isinstance(shape, Leaf):
            return self._leaf(shape, raw, path, label)
        if isinstance(shape, Rows):
            return self._rows(shape, raw, path, label)
        if isinstance(shape, Conditions):
            return self._rows(Rows(PART), raw, (*path, "parts"), Label("", ""))
        name = label.name + (
            _(" (may be left blank)") if isinstance(shape, Group) and shape.is_optional else ""
        )
        children = (
            self._parts(shape, raw, path) if isinstance(shape, Fixed) else self._fields(shape, raw, path)
        )
        return GroupNode(id_of(path), name, label.help, self._errors(path), children)

    def _parts(self, shape: Fixed, raw: Any, path: Path) -> tuple[Node, ...]:
        values = raw or [None] * len(shape.parts)
        return tuple(
            self._node(part, value, (*path, index), Label(str(index + 1), str(index + 1)))
            for index, (part, value) in enumerate(zip(shape.parts, values, strict=False))
        )

    def _rows(self, shape: Rows, raw: Any, path: Path, label: Label) -> RowsNode:
        rows = raw or []
        name = ".".join(map(str, path))
        is_folded = len(rows) > OPEN_ROWS
        ticks = self._ticks(shape, rows, path)
        count = "" if raw is None else str(len(rows))
        return RowsNode(
            id=id_of(path),
            label=label.name,
            help=label.help,
            errors=self._errors(path),
            name=name,
            count_name=f"{name}.{COUNT}",
            count=f"{TICKS}{len(ticks)}{NONE if raw is None else ''}" if ticks else count,
            rows=()
            if ticks
            else tuple(self._row(shape, r, (*path, i), is_folded) for i, r in enumerate(rows)),
            add="" if ticks else f"add:{name}",
            is_simple=shape.is_simple,
            spare=None if ticks else self._spare(shape, (*path, len(rows)), label),
            ticks=ticks,
        )

    def _ticks(self, shape: Rows, rows: Sequence[Any], path: Path) -> tuple[Option, ...]:
        """Give a box for each id, what is held first and in its order; () where rows of menus are needed."""
        if not (_is_inside_rows(path) and isinstance(shape.row, Leaf) and shape.row.names):
            return ()
        entries = {entry.value: entry for entry in self.pickers.entries(shape.row.names)}
        held = [value for value in rows if value]
        # What is unknown, twice or wrong can only be shown, and mended, in a field of its own.
        is_plain = set(held) <= set(entries) and len(set(held)) == len(held)
        if len(entries) > MOST_IN_ROWS or not is_plain or self._has_errors_inside(path):
            return ()
        order = [*held, *(value for value in entries if value not in held)]
        return tuple(Option(value, _wording(entries[value]), value in held) for value in order)

    def _spare(self, shape: Rows, path: Path, label: Label) -> LeafNode | None:
        return (
            self._leaf(shape.row, "", path, _numbered(label, path)) if isinstance(shape.row, Leaf) else None
        )

    def _row(self, shape: Rows, raw: Any, path: Path, is_folded: bool) -> RowNode:
        name = ".".join(map(str, path))
        children: tuple[Node, ...]
        if isinstance(shape.row, Group):
            children = self._fields(shape.row, raw, path)
        else:
            children = (self._node(shape.row, raw, path, _numbered(Label("", ""), path)),)
        return RowNode(
            id=id_of(path),
            title=f"{int(path[-1]) + 1}. {_title(raw)}".strip(),
            errors=self._errors(path) if not shape.is_simple else (),
            children=children,
            remove=f"remove:{name}",
            up=f"up:{name}" if path[-1] != 0 else "",
            is_open=not is_folded or self._has_errors_below(path) or not _title(raw),
            hint=self._hint(shape, raw),
        )

    def _hint(self, shape: Rows, raw: Any) -> str:
        answers = self.pickers.allowed_answers(raw.get("question") or "") if shape.row is PART else ""
        return _("Can be: %(answers)s") % {"answers": answers} if answers else ""

    def _leaf(self, shape: Leaf, raw: Any, path: Path, label: Label) -> LeafNode:
        value = _as_text(shape.default if raw is None else raw)
        widget, options, picker, more = self._widget(shape, value, path)
        return LeafNode(
            name=".".join(map(str, path)),
            id=id_of(path),
            label=label.name,
            help=" ".join(filter(None, (label.help, more))),
            errors=self._errors(path),
            widget=widget,
            value=value,
            options=options,
            picker=picker,
            language=LANGUAGES.get(str(path[-1]), ""),
            is_ticked=value == "true",
            is_needed=not shape.is_optional and shape.type != "bool" and not isinstance(path[-1], int),
        )

    def _widget(self, shape: Leaf, value: str, path: Path) -> tuple[str, tuple[Option, ...], str, str]:
        if path == ("id",) and not self.is_new:
            return "fixed", (), "", ""
        if shape.type == "bool":
            choices = ("true", "false") if shape.is_optional else ()
            return ("menu", _menu(choices, value), "", "") if choices else ("tick", (), "", "")
        if shape.type == "choice":
            return "menu", _menu(shape.choices, value), "", ""
        if shape is PART.fields["question"]:
            return self._picker("asked", self.pickers.condition_entries(), value, path)
        if shape.names:
            return self._picker(shape.names, self.pickers.entries(shape.names), value, path)
        is_long = str(path[-1]) in LANGUAGES or "\n" in value or len(value) > 60
        return ("area" if is_long and shape.type == "words" else "line"), (), "", ""

    def _picker(
        self, kind: str, entries: tuple[Entry, ...], value: str, path: Path
    ) -> tuple[str, tuple[Option, ...], str, str]:
        if len(entries) > (MOST_IN_ROWS if _is_inside_rows(path) else MAX_SELECT):
            self.long_pickers[kind] = entries
            label = next((entry.label for entry in entries if entry.value == value), "")
            return "pick", (), kind, label.partition(": ")[2]
        known = any(entry.value == value for entry in entries)
        extra = () if known or not value else (Entry(value, value),)
        options = (
            Option("", "—", not value),
            *(Option(e.value, e.label, e.value == value) for e in (*entries, *extra)),
        )
        return "menu", options, "", ""

    def _errors(self, path: Path) -> tuple[str, ...]:
        return tuple(self.errors.get(path, ()))

    def _has_errors_below(self, path: Path) -> bool:
        return any(found[: len(path)] == path for found in self.errors)

    def _has_errors_inside(self, path: Path) -> bool:
        return any(found[: len(path)] == path and found != path for found in self.errors)


def _is_inside_rows(path: Path) -> bool:
    return any(isinstance(part, int) for part in path[:-1])


def _wording(entry: Entry) -> str:
    return entry.label.partition(": ")[2] or entry.value


def _menu(choices: tuple[str, ...], value: str) -> tuple[Option, ...]:
    options = tuple(Option(choice, choice_label(choice), choice == value) for choice in choices)
    return (Option("", "—", not value), *options)


def _numbered(label: Label, path: Path) -> Label:
    number = int(path[-1]) + 1
    return Label(f"{label.ja} {number}".strip(), f"{label.en} {number}".strip())


def _as_text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _title(raw: Any) -> str:
    """Name a row by what tells it apart."""
    if not isinstance(raw, dict):
        return ""
    parts = [str(raw[key]) for key in ("id", "option", "attribute", "question", "state") if raw.get(key)]
    conditions = raw.get("conditions")
    if isinstance(conditions, list):
        parts.append(", ".join(map(str, conditions)))
    if parts:
        return " · ".join(parts)
    text = raw.get("text") or raw.get("label")
    return str(text.get("ja") or "")[:30] if isinstance(text, dict) else ""
