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
                message = f"'{name}' stands in the row '{outcome.attribute}', which this value does not name."
                allowed = f"'{outcome.attribute}' among the attributes"
                yield item.mistake(message, allowed=allowed, at=("outcomes", index))
            if outcome and set(outcome.conditions).isdisjoint(preference.conditions or outcome.conditions):
                message = f"'{name}' is never asked of the people this value is for."
                allowed = f"outcomes for {', '.join(preference.conditions or ())}"
                yield item.mistake(message, allowed=allowed, at=("outcomes", index))
