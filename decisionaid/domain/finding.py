"""What the rules found for one answer set: findings, never a verdict."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from decisionaid.domain.rule import Flag, Level

Reason = Literal["not-answered", "contradicting-answers"]


class Finding(NamedTuple):
    """One rule that speaks for one option, with its trace.

    `reason` is None when the rule simply holds; `because` names the questions that decided it.
    """

    option: str
    rule: str
    source: Literal["article", "independent"]
    flag: Flag
    level: Level | None
    reason: Reason | None
    rows: tuple[str, ...]
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Everything the engine says about one answer set.

    `options` are those shown, in fixed order; `consistency` the checks that are true;
    `urgent` the signs that were chosen.
    """

    options: tuple[str, ...]
    findings: tuple[Finding, ...]
    consistency: tuple[str, ...]
    urgent: tuple[str, ...]
