"""Checks of the values: each health result stands in a row that the value points to, for the same people."""

from collections.abc import Iterator
from typing import cast

from decisionaid.content.items import Loaded
from decisionaid.content.mistakes import Mistake
from decisionaid.domain.evidence import Outcome
from decisionaid.domain.guidance import Preference


def check_preferences(loaded: Loaded) -> Iterator[Mistake]:
    """Give a mistake for each health result that a value cannot lead to."""
    outcomes = {cast(Outcome, item.model).id: cast(Outcome, item.model) for item in loaded.of("outcomes")}
    for item in loaded.of("preferences"):
        preference = cast(Preference, item.model)
        for index, name in enumerate(preference.outcomes):
            outcome = outcomes.get(name)
            if outcome and outcome.attribute not in preference.attributes:
                yield item.mistake(
                    "outcome-in-a-row-not-named",
                    name=name,
                    attribute=outcome.attribute,
                    at=("outcomes", index),
                )
            if outcome and set(outcome.conditions).isdisjoint(preference.conditions or outcome.conditions):
                conditions = preference.conditions or ()
                yield item.mistake(
                    "outcome-never-asked", name=name, conditions=conditions, at=("outcomes", index)
                )
