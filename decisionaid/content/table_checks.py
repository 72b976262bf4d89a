"""Checks of the comparison table: no cell is blank."""

from collections.abc import Iterator
from typing import cast

from decisionaid.content.items import Loaded
from decisionaid.content.mistakes import Mistake
from decisionaid.domain.aid import Condition
from decisionaid.domain.option import Attribute, Option


def check_table(loaded: Loaded) -> Iterator[Mistake]:
    """Give a mistake for each cell that some condition leaves blank."""
    attributes = tuple(cast(Attribute, item.model).id for item in loaded.of("attributes"))
    conditions = tuple(cast(Condition, item.model).id for item in loaded.of("conditions"))
    for item in loaded.of("options"):
        option = cast(Option, item.model)
        for index, part in enumerate(option.parts):
            reach = part.conditions or option.conditions or conditions
            for attribute in attributes:
                facts = [fact for fact in part.facts if fact.attribute == attribute]
                everywhere = any(fact.conditions is None for fact in facts)
                told = {condition for fact in facts for condition in fact.conditions or ()}
                missing = () if everywhere else tuple(name for name in reach if name not in told)
                if missing:
                    yield item.mistake(
                        "blank-cell", attribute=attribute, conditions=missing, at=("parts", index)
                    )
