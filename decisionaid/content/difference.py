"""What changed between two contents, item by item: added, removed, changed or moved (R27, R64)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from decisionaid.content.items import KINDS, SINGLE_KINDS
from decisionaid.content.store import to_data
from decisionaid.domain.aid import DecisionAid

Leaves = dict[str, str]


@dataclass(frozen=True)
class Detail:
    """One value inside an item, before and after; None where it was not there."""

    path: str
    before: str | None
    after: str | None


@dataclass(frozen=True)
class ItemChange:
    """One item that differs. `details` holds the values that do; of a moved item only the place differs."""

    kind: str
    id: str
    change: Literal["added", "removed", "changed", "moved"]
    details: tuple[Detail, ...]


def difference(old: DecisionAid, new: DecisionAid) -> tuple[ItemChange, ...]:
    """Give every item that differs, in the order of the kinds; nothing for equal contents.

    An item is moved when it stands in another order among the items that both contents have.
    """
    before, after = to_data(old), to_data(new)
    return tuple(
        change
        for kind in KINDS
        for change in _changes_of(kind, _items(kind, before[kind]), _items(kind, after[kind]))
    )


def _changes_of(kind: str, old: dict[str, Any], new: dict[str, Any]) -> Iterator[ItemChange]:
    moved = _moved([name for name in old if name in new], [name for name in new if name in old])
    for name, item in new.items():
        details = _details(_leaves(old.get(name)), _leaves(item))
        if name not in old:
            yield ItemChange(kind, name, "added", details)
        elif item != old[name]:
            yield ItemChange(kind, name, "changed", details)
        elif name in moved:
            yield ItemChange(kind, name, "moved", ())
    for name in old:
        if name not in new:
            yield ItemChange(kind, name, "removed", _details(_leaves(old[name]), {}))


def _moved(old: list[str], new: list[str]) -> frozenset[str]:
    return frozenset(name for name, other in zip(new, old, strict=True) if name != other)


def _details(old: Leaves, new: Leaves) -> tuple[Detail, ...]:
    return tuple(
        Detail(path, old.get(path), new.get(path))
        for path in dict.fromkeys((*new, *old))
        if old.get(path) != new.get(path)
    )


def _items(kind: str, value: Any) -> dict[str, Any]:
    """Give the items of a kind by name; a name that comes twice gets a number."""
    if kind in SINGLE_KINDS:
        return {kind: value}
    items: dict[str, Any] = {}
    for item in value:
        items[_free(_name(item), items)] = item
    return items


def _name(item: dict[str, Any]) -> str:
    return str(item.get("id") or item.get("row") or ": ".join(str(item[key]) for key in ("check", "at")))


def _free(name: str, taken: dict[str, Any]) -> str:
    number = 2
    free = name
    while free in taken:
        free, number = f"{name} ({number})", number + 1
    return free


def _leaves(value: Any, path: str = "") -> Leaves:
    """Give each single value under its path; parts of lists are named by their id where they have one."""
    if isinstance(value, dict):
        parts = value.items()
    elif isinstance(value, list) and any(isinstance(part, dict | list) for part in value):
        parts = _named_parts(value).items()
    else:
        text = _text(value)
        return {} if text is None else {path: text}
    leaves: Leaves = {}
    for key, part in parts:
        leaves.update(_leaves(part, f"{path}.{key}" if path else str(key)))
    return leaves


def _named_parts(parts: list[Any]) -> dict[str, Any]:
    named: dict[str, Any] = {}
    for index, part in enumerate(parts, 1):
        own = (
            next((part[key] for key in ("id", "attribute") if key in part), "")
            if isinstance(part, dict)
            else ""
        )
        named[_free(str(own or index), named)] = part
    return named


def _text(value: Any) -> str | None:
    if value is None or value == []:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    return ", ".join(str(part) for part in value) if isinstance(value, list) else str(value)
