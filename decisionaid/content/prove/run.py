"""Proves all eight properties, one rule after the other."""

from collections.abc import Callable, Iterable, Sequence
from math import prod
from typing import Protocol

from decisionaid.content.prove.adding import Adding
from decisionaid.content.prove.alive import Alive
from decisionaid.content.prove.joint import JointRule
from decisionaid.content.prove.listed import Listed
from decisionaid.content.prove.proof import Findings, NotTotal, Proof
from decisionaid.content.prove.symmetry import Symmetry
from decisionaid.content.prove.total import Total
from decisionaid.content.prove.unsure import Unsure
from decisionaid.content.prove.urgent import Urgent
from decisionaid.content.prove.values import AnswerSpace
from decisionaid.content.prove.verdict import Verdict
from decisionaid.domain.base import Text
from decisionaid.engine.compiled import CompiledAid

Progress = Callable[[int, int, str], None]
"""Told how many steps are done, of how many, and what comes next."""


class Property(Protocol):
    """One property: it sees each rule with all its combinations, and then finishes."""

    found: Findings

    def see(self, joint: JointRule) -> None:
        """Look at one rule."""

    def finish(self) -> None:
        """Look at what is not a matter of one rule."""


def prove(
    compiled: CompiledAid,
    *,
    wording: Iterable[tuple[str, Text]] = (),
    progress: Progress = lambda done, total, name: None,
) -> tuple[Proof, ...]:
    """Prove T1 to T8 for one aid; `wording` are fixed texts of the summary that T8 reads too.

    Where something in the engine raises, T1 fails with its answers, and what needs all judgements is
    left open.

    :raises TooLarge: if a question or a rule has too many combinations to go through.
    """
    answer_space = AnswerSpace(compiled)
    total = Total(answer_space)
    properties: list[Property] = [total]
    try:
        properties += [
            Unsure(answer_space),
            Adding(answer_space),
            Alive(answer_space),
            Listed(answer_space),
            Urgent(answer_space),
            Symmetry(answer_space),
            Verdict(answer_space, wording),
        ]
        _look(answer_space, properties, progress)
    except NotTotal as error:
        total.found.fail(error.why, error.answers)
        return (total.found.proof(), *(_left_open(each.found) for each in properties[1:]))
    total.found.counts["answer_sets_of_all_questions"] = prod(
        values.answers for values in answer_space.values.values()
    )
    return tuple(each.found.proof() for each in properties)


def _look(answer_space: AnswerSpace, properties: Sequence[Property], progress: Progress) -> None:
    rules = answer_space.compiled.rules
    steps = len(rules) + len(properties)
    for done, item in enumerate(rules):
        progress(done, steps, f"rule {item.rule.id}")
        joint = JointRule(answer_space, item)
        for each in properties:
            each.see(joint)
    for done, each in enumerate(properties, len(rules)):
        progress(done, steps, f"{each.found.id} {each.found.title}")
        each.finish()
    progress(steps, steps, "done")


def _left_open(found: Findings) -> Proof:
    return Proof(found.id, found.title, found.claim, None, {})
