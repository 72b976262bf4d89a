"""What matters to a person: which values are asked, and in which order the rows of the table then stand."""

from collections.abc import Iterable, Mapping
from typing import cast

from decisionaid.domain.aid import DecisionAid
from decisionaid.domain.guidance import LEVELS, Level, Preference
from decisionaid.engine.answers import is_for

Preferences = Mapping[str, Level]
"""Value id to level; a missing key means that nothing was marked."""

_RANKS: Mapping[str, int] = {"very": 0, "somewhat": 1}
REST = 2
"""Where a row stands that no marked value points to: after the others."""


def asked_preferences(aid: DecisionAid, conditions: tuple[str, ...]) -> tuple[Preference, ...]:
    """Give the values that concern these conditions, in the order of the aid."""
    return tuple(item for item in aid.preferences if is_for(item.conditions, conditions))


def read_preferences(
    aid: DecisionAid, raw: Mapping[str, str], conditions: tuple[str, ...]
) -> dict[str, Level]:
    """Keep the levels of values that are asked; what is not known is left out."""
    return {
        item.id: cast(Level, raw[item.id])
        for item in asked_preferences(aid, conditions)
        if raw.get(item.id) in LEVELS
    }


def rank_rows(asked: Iterable[Preference], marked: Preferences) -> dict[str, int]:
    """Give each row that a marked value points to its place: 0 for what matters very much, then 1."""
    ranks: dict[str, int] = {}
    for item in asked:
        rank = _RANKS.get(marked.get(item.id, ""), REST)
        for attribute in item.attributes:
            ranks[attribute] = min(rank, ranks.get(attribute, REST))
    return ranks


def order_rows(attributes: Iterable[str], ranks: Mapping[str, int]) -> tuple[str, ...]:
    """Put the rows that matter first. Rows of the same rank keep their order; none is lost or added."""
    return tuple(sorted(attributes, key=lambda attribute: ranks.get(attribute, REST)))
