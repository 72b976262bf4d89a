"""What a form is for the template: fields, groups, and lists with their rows or boxes to tick."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Option:
    value: str
    label: str
    is_selected: bool


@dataclass(frozen=True)
class LeafNode:
    name: str
    id: str
    label: str
    help: str
    errors: tuple[str, ...]
    widget: str
    value: str
    options: tuple[Option, ...] = ()
    picker: str = ""
    language: str = ""
    is_ticked: bool = False
    is_needed: bool = False
    type: str = "leaf"


@dataclass(frozen=True)
class GroupNode:
    id: str
    label: str
    help: str
    errors: tuple[str, ...]
    children: "tuple[Node, ...]"
    type: str = "group"


@dataclass(frozen=True)
class RowNode:
    id: str
    title: str
    errors: tuple[str, ...]
    children: "tuple[Node, ...]"
    remove: str
    up: str
    is_open: bool
    hint: str = ""


@dataclass(frozen=True)
class RowsNode:
    id: str
    label: str
    help: str
    errors: tuple[str, ...]
    name: str
    count_name: str
    count: str
    rows: tuple[RowNode, ...]
    add: str
    is_simple: bool
    spare: LeafNode | None = None
    ticks: tuple[Option, ...] = ()
    type: str = "rows"


Node = LeafNode | GroupNode | RowsNode
