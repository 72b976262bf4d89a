"""The urgent signs somebody chose, as every page shows them."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from decisionaid.domain.aid import DecisionAid


@dataclass(frozen=True)
class UrgentSign:
    """A sign and what to do at once; `needs_clinician` marks a text no clinician has confirmed."""

    id: str
    level: Literal["emergency", "same-day"]
    label: str
    action: str
    needs_clinician: bool


def urgent_signs(aid: DecisionAid, ids: Collection[str], language: str) -> tuple[UrgentSign, ...]:
    """Give the signs with these ids (`Evaluation.urgent`), emergencies first."""
    signs = [
        UrgentSign(
            id=choice.id,
            level=choice.urgent.level,
            label=choice.label.in_language(language),
            action=choice.urgent.action.in_language(language),
            needs_clinician=choice.urgent.needs_clinician,
        )
        for question in aid.questions
        for choice in question.choices
        if choice.urgent and choice.id in ids
    ]
    return tuple(sorted(signs, key=lambda sign: sign.level != "emergency"))
