"""What the self-audit is made of."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from decisionaid.content.readability import Measures
from decisionaid.domain.aid import DecisionAid
from decisionaid.domain.base import Text

State = Literal["met", "not-met", "needs-people", "does-not-apply"]
STATES: tuple[State, ...] = ("met", "not-met", "needs-people", "does-not-apply")


@dataclass(frozen=True)
class Criterion:
    """One thing asked of the aid, in our own words."""

    code: str
    wording: Text


@dataclass(frozen=True)
class CriteriaList:
    """Criteria of one origin that are read together."""

    id: str
    label: Text
    origin: Text
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True)
class Subject:
    """What is audited: the live aid on a date, with what was measured of its readability."""

    aid: DecisionAid
    as_of: date
    measures: Measures = field(default_factory=dict)


@dataclass(frozen=True)
class Verdict:
    """What a check found, and why."""

    state: State
    reason: Text


Check = Callable[[Subject], Verdict]


def text(ja: object, en: object) -> Text:
    """Make a wording of a reason."""
    return Text(ja=str(ja), en=str(en))


NONE_YET = text("割合の数字がまだありません。", "There are no numbers yet.")


def judge(holds: bool, *, met: Text, not_met: Text) -> Verdict:
    """Say "met" or "not met" with the reason that goes with it."""
    return Verdict("met", met) if holds else Verdict("not-met", not_met)


def listing(texts: Iterable[Text]) -> Text:
    """Join some names, each once."""
    names = list({item.en: item for item in texts}.values())
    return Text(
        ja="、".join(item.ja for item in names) or "-", en=", ".join(item.en for item in names) or "-"
    )


def needs_people(ja: str, en: str) -> Check:
    """Make the check of something that no code can show."""
    verdict = Verdict("needs-people", Text(ja=ja, en=en))
    return lambda subject: verdict


def does_not_apply(ja: str, en: str) -> Check:
    """Make the check of something that this kind of aid does not have."""
    verdict = Verdict("does-not-apply", Text(ja=ja, en=en))
    return lambda subject: verdict
