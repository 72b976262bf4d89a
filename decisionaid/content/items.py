"""Loaded pieces of content and where each of them stands."""

from dataclasses import dataclass, field
from typing import Any, get_args

from pydantic import BaseModel

from decisionaid.content.mistakes import Mistake
from decisionaid.content.yaml_text import Path, YamlDocument, write_path
from decisionaid.domain.aid import DecisionAid

SINGLE_KINDS = ("about", "costs")
KINDS: dict[str, type[BaseModel]] = {
    name: info.annotation if name in SINGLE_KINDS else get_args(info.annotation)[0]  # type: ignore[misc]
    for name, info in DecisionAid.model_fields.items()
}
"""Kind of content (key in YAML, field of DecisionAid) to the model of one item."""
NEEDED = frozenset(name for name, info in DecisionAid.model_fields.items() if info.is_required())
"""The kinds that a folder cannot do without."""


@dataclass(frozen=True)
class Item:
    """One loaded piece of content and where it stands."""

    kind: str
    model: BaseModel
    document: YamlDocument
    path: Path

    def mistake(self, code: str, *, at: Path = (), **values: Any) -> Mistake:
        """Make the mistake of a code at a place inside this item; `values` are what its words tell."""
        path = (*self.path, *at)
        place = self.document.place_of(path)
        return Mistake.of(code, file=self.document.file, place=place, path=write_path(path), **values)


@dataclass
class Loaded:
    """All items of a folder, and the mistakes met while reading them.

    `broken` holds the ids of pieces that could not be read, by kind ("" for one without an id).
    `has_unreadable_file` tells that pieces may be missing without any trace. Neither is told again as
    missing where it is used.
    """

    items: list[Item] = field(default_factory=list)
    mistakes: list[Mistake] = field(default_factory=list)
    broken: dict[str, set[str]] = field(default_factory=dict)
    has_unreadable_file: bool = False

    def of(self, kind: str) -> list[Item]:
        """Give the items of one kind in order."""
        return [item for item in self.items if item.kind == kind]

    def is_complete(self, *kinds: str) -> bool:
        """Tell whether every piece of these kinds could be read."""
        return not self.has_unreadable_file and not any(kind in self.broken for kind in kinds)
