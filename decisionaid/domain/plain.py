"""The first layer of an option: the same few slots for every option, one short text each."""

from typing import Literal, Self

from pydantic import model_validator

from decisionaid.domain.base import Model, RowId, Slug, Text, broken

Slot = Literal["status", "what", "studied", "effect", "harms", "cost", "unknown"]
SLOTS: tuple[Slot, ...] = ("status", "what", "studied", "effect", "harms", "cost", "unknown")
"""The slots in the order they are shown, the same for every option."""


class PlainLine(Model):
    """What is said first about one option in one slot, short enough for a small screen.

    A line without `conditions` stands for every condition that has no line of its own. `by_definition`
    marks what follows from the option itself, such as "nothing new is started", and needs no source.
    """

    id: Slug
    option: Slug
    slot: Slot
    conditions: tuple[Slug, ...] | None = None
    text: Text
    rows: tuple[RowId, ...] = ()
    sources: tuple[Slug, ...] = ()
    by_definition: bool = False
    needs_clinician: bool = False

    @model_validator(mode="after")
    def _has_a_source(self) -> Self:
        if not (self.rows or self.sources or self.by_definition):
            raise broken("a-line-needs-rows-or-sources")
        return self
