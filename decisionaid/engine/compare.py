"""The comparison table: the same rows for every option, no cell ever blank."""

from dataclasses import dataclass

from decisionaid.domain.aid import DecisionAid
from decisionaid.domain.option import Attribute, Fact, Option, Part
from decisionaid.engine.answers import is_for


@dataclass(frozen=True)
class CellPart:
    """What the articles say of one part of an option in one row; several facts where conditions differ."""

    part: Part
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class TableRow:
    """One attribute with one cell an option, in the order of the options."""

    attribute: Attribute
    cells: tuple[tuple[CellPart, ...], ...]


@dataclass(frozen=True)
class Table:
    """Options as columns, attributes as rows."""

    options: tuple[Option, ...]
    rows: tuple[TableRow, ...]


def compare(aid: DecisionAid, *, options: tuple[str, ...], conditions: tuple[str, ...]) -> Table:
    """Build the table for the options shown; facts for other conditions are left out."""
    columns = tuple(option for option in aid.options if option.id in options)
    return Table(
        options=columns,
        rows=tuple(
            TableRow(attribute, tuple(_cell(option, attribute, conditions) for option in columns))
            for attribute in aid.attributes
        ),
    )


def _cell(option: Option, attribute: Attribute, conditions: tuple[str, ...]) -> tuple[CellPart, ...]:
    parts = [part for part in option.parts if is_for(part.conditions, conditions)]
    return tuple(CellPart(part, _facts(part, attribute, conditions)) for part in parts or option.parts[:1])


def _facts(part: Part, attribute: Attribute, conditions: tuple[str, ...]) -> tuple[Fact, ...]:
    facts = tuple(
        fact for fact in part.facts if fact.attribute == attribute.id and is_for(fact.conditions, conditions)
    )
    return facts or (Fact(attribute=attribute.id, state="not-stated"),)
