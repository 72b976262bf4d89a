"""Balance (R32, IPDAS C1): how much is told about benefits and harms, within and between options.

Counted for each condition and option that it shows: Japanese characters and English words in the rows
"effect" and "risks", from the facts of the articles and the independent evidence with its estimates.
Within an option the figure is benefits over harms; between options it is the option's words on both over
the middle (median) option of the condition.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any, cast

from decisionaid.content.items import Loaded
from decisionaid.content.mistakes import Mistake
from decisionaid.content.text_checks import iter_texts
from decisionaid.domain.aid import Condition, DecisionAid
from decisionaid.domain.base import Model
from decisionaid.domain.evidence import Estimate, Evidence
from decisionaid.domain.option import Option

BENEFITS, HARMS = "effect", "risks"
LOWEST, HIGHEST = 0.67, 1.5
"""The band of ratios that needs no written reason."""
_Languages = dict[str, int]


@dataclass(frozen=True)
class Balance:
    """What one option is told in one condition; a ratio is None where its other side is empty."""

    condition: str
    option: str
    benefits: _Languages
    harms: _Languages
    within: dict[str, float | None]
    between: dict[str, float | None]
    has_reason: bool

    @property
    def is_outside(self) -> bool:
        """Tell whether a ratio is outside the band."""
        ratios = (*self.within.values(), *self.between.values())
        return any(ratio is None or not LOWEST <= ratio <= HIGHEST for ratio in ratios)


def check_balance(loaded: Loaded) -> Iterator[Mistake]:
    """Give a mistake for each option that is out of balance in some condition and does not say why."""
    if not loaded.is_complete("options", "conditions", "evidence", "estimates"):
        return
    models = {kind: [item.model for item in loaded.of(kind)] for kind in _KINDS}
    told = _balances(models)
    for item in loaded.of("options"):
        option = cast(Option, item.model)
        outside = tuple(line.condition for line in told if line.option == option.id and line.is_outside)
        if outside and option.balance_note is None:
            yield item.mistake("out-of-balance", conditions=outside, at=("id",))


_KINDS = ("options", "conditions", "evidence", "estimates")


def balances(aid: DecisionAid) -> list[Balance]:
    """Give the balance of every option in every condition that shows it."""
    return _balances({kind: list(getattr(aid, kind)) for kind in _KINDS})


def _balances(models: dict[str, list[Any]]) -> list[Balance]:
    estimates = {estimate.id: estimate for estimate in cast(list[Estimate], models["estimates"])}
    evidence = cast(list[Evidence], models["evidence"])
    told = []
    for condition in cast(list[Condition], models["conditions"]):
        shown = [
            option
            for option in cast(list[Option], models["options"])
            if option.conditions is None or condition.id in option.conditions
        ]
        sides = {
            option.id: tuple(
                _size(_texts(option, attribute, condition.id, evidence, estimates))
                for attribute in (BENEFITS, HARMS)
            )
            for option in shown
        }
        told += [_balance(condition.id, option, sides) for option in shown]
    return told


def _balance(condition: str, option: Option, sides: dict[str, tuple[_Languages, ...]]) -> Balance:
    benefits, harms = sides[option.id]
    return Balance(
        condition=condition,
        option=option.id,
        benefits=benefits,
        harms=harms,
        within={language: _ratio(benefits[language], harms[language]) for language in ("ja", "en")},
        between={
            language: _ratio(
                benefits[language] + harms[language],
                median(one[language] + other[language] for one, other in sides.values()),
            )
            for language in ("ja", "en")
        },
        has_reason=option.balance_note is not None,
    )


def _texts(
    option: Option,
    attribute: str,
    condition: str,
    evidence: Sequence[Evidence],
    estimates: dict[str, Estimate],
) -> Iterator[Model]:
    for part in option.parts:
        if part.conditions is None or condition in part.conditions:
            for fact in part.facts:
                is_here = fact.conditions is None or condition in fact.conditions
                if fact.attribute == attribute and is_here and fact.text:
                    yield fact.text
    for cell in evidence:
        if (cell.option, cell.attribute) == (option.id, attribute) and condition in cell.conditions:
            yield cell.text
            yield from (estimates[name] for name in cell.estimates if name in estimates)


def _size(told: Iterable[Model]) -> _Languages:
    texts = [text for model in told for _, text in iter_texts(model.model_dump(mode="json"))]
    return {
        "ja": sum(len("".join(text["ja"].split())) for text in texts),
        "en": sum(len(text["en"].split()) for text in texts),
    }


def _ratio(one: float, other: float) -> float | None:
    if one == other:
        return 1.0  # also where nothing is told on both sides
    return round(one / other, 2) if one and other else None
