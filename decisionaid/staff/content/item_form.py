"""One form for a piece of content: what stands in it, what is wrong, and its layout."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from decisionaid.releases.draft_rows import draft_pieces
from decisionaid.releases.models import ContentItem
from decisionaid.staff.itemform.checked import Checked, Path, check_raw
from decisionaid.staff.itemform.labels import field_label, kind_label
from decisionaid.staff.itemform.nodes import Layout, Node, id_of
from decisionaid.staff.itemform.pickers import Entry, Pickers
from decisionaid.staff.itemform.posted import apply_button, read_posted
from decisionaid.staff.itemform.raw import to_raw
from decisionaid.staff.itemform.shape import Group, Shape, shape_of


@dataclass(frozen=True)
class Fault:
    """A mistake as the summary at the top of the form tells it, with the field it leads to."""

    target: str
    label: str
    message: str


@dataclass
class ItemForm:
    """A form of one kind of content; `item` is None for a new piece."""

    kind: str
    item: ContentItem | None
    raw: Any
    errors: Mapping[Path, Sequence[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.pickers = Pickers(draft_pieces())

    @classmethod
    def of_item(cls, item: ContentItem) -> "ItemForm":
        return cls(item.kind, item, to_raw(shape_of(item.kind), item.body))

    @classmethod
    def blank(cls, kind: str) -> "ItemForm":
        return cls(kind, None, {})

    @classmethod
    def posted(cls, kind: str, item: ContentItem | None, post: Mapping[str, str]) -> "ItemForm":
        """Read a form that was sent.

        :raises Incomplete: if a part of it is missing.
        """
        return cls(kind, item, read_posted(shape_of(kind), post))

    def press(self, button: str) -> None:
        """Add, take out or move a row."""
        self.raw = apply_button(shape_of(self.kind), self.raw, button)

    def check(self) -> Checked:
        """Hold what was typed against the schema, and keep the mistakes for the layout."""
        checked = check_raw(self.kind, self.raw, self.pickers)
        self.errors = checked.errors
        return checked

    def lay_out(self) -> dict[str, Any]:
        """Give the fields, the long lists to pick from, and the mistakes for the template."""
        layout = Layout(pickers=self.pickers, errors=self.errors, is_new=self.item is None)
        nodes: tuple[Node, ...] = layout.lay_out(shape_of(self.kind), self.raw)
        pickers: dict[str, tuple[Entry, ...]] = layout.long_pickers
        return {"nodes": nodes, "pickers": pickers.items(), "faults": self._faults()}

    def _faults(self) -> list[Fault]:
        shape = shape_of(self.kind)
        return [
            Fault(id_of(path), _name(shape, path) or kind_label(self.kind).name, message)
            for path, messages in self.errors.items()
            for message in messages
        ]


def _name(shape: Shape, path: Path) -> str:
    """Name a field by the labels and numbers on the way to it."""
    names: list[str] = []
    current: Any = shape
    for part in path:
        if isinstance(current, Group) and part in current.fields:
            names.append(field_label(current.model, str(part)).name)
            current = current.fields[str(part)]
        elif isinstance(part, int):
            names.append(str(part + 1))
            current = getattr(current, "row", None)
        else:
            names.append(_("condition") if part == "parts" else field_label("Comparison", str(part)).name)
    return " › ".join(names)
