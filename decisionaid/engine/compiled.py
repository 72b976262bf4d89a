"""The rules of one aid prepared for asking: shared atoms, fixed orders, options by condition."""

import json
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from typing import Any

from decisionaid.domain.aid import DecisionAid
from decisionaid.domain.finding import Finding
from decisionaid.domain.match import Alternative, Match
from decisionaid.domain.rule import ConsistencyCheck, Rule
from decisionaid.engine.answers import Answer, Answers, chosen_conditions, is_for, known_answers
from decisionaid.engine.atoms import Atom, compile_atom
from decisionaid.engine.derived import Truth
from decisionaid.engine.route import Route

Alternatives = tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class CompiledRule:
    """A rule with its alternatives as indices of atoms.

    `because` names the questions of a rule that holds, where that does not depend on the answers.
    The findings of a direct rule depend on the truth of its atoms (at `places`) alone, as long as no
    answer is in doubt; `memo` keeps them.
    """

    rule: Rule
    alternatives: Alternatives
    options: tuple[str, ...]
    because: tuple[str, ...] | None
    places: tuple[int, ...]
    is_direct: bool
    memo: dict[tuple[Truth, ...], tuple[Finding, ...]] = field(default_factory=dict, compare=False)


@dataclass(frozen=True)
class CompiledCheck:
    """A consistency check with its alternatives as indices of atoms."""

    check: ConsistencyCheck
    alternatives: Alternatives


@dataclass(frozen=True)
class CompiledAid:
    """Everything `evaluate` needs, worked out once for an aid.

    `kept` is for what higher layers make of the aid alone: it ends with it. No answer belongs in it.
    """

    aid: DecisionAid
    atoms: tuple[Atom, ...]
    rules: tuple[CompiledRule, ...]
    checks: tuple[CompiledCheck, ...]
    question_order: dict[str, int]
    asked_of: dict[str, frozenset[str] | None]
    urgent_order: tuple[str, ...]
    route: Route
    kept: dict[Hashable, Any] = field(default_factory=dict, compare=False, repr=False)

    def asked(self, answers: Answers) -> dict[str, Answer]:
        """Leave out answers that no chosen condition asks for, as `asked_answers`, and those not sure."""
        chosen = chosen_conditions(answers)
        asked_of = self.asked_of
        return known_answers(
            {
                question: answer
                for question, answer in answers.items()
                if (limit := asked_of[question]) is None or not limit.isdisjoint(chosen)
            }
        )

    def options_for(self, chosen: tuple[str, ...]) -> tuple[str, ...]:
        """Give the ids of the options shown for the chosen conditions, in fixed order."""
        return tuple(option.id for option in self.aid.options if is_for(option.conditions, chosen))


class _Atoms:
    """Collects atoms, each different one once."""

    def __init__(self) -> None:
        self.atoms: list[Atom] = []
        self._index: dict[str, int] = {}

    def place(self, alternatives: Iterable[Alternative]) -> Alternatives:
        return tuple(tuple(self._one(key, part) for key, part in alt.root.items()) for alt in alternatives)

    def _one(self, key: str, match: Match) -> int:
        name = json.dumps([key, match.model_dump()])
        if name not in self._index:
            self._index[name] = len(self.atoms)
            self.atoms.append(compile_atom(key, match))
        return self._index[name]


def compile_aid(aid: DecisionAid) -> CompiledAid:
    """Prepare an aid's rules and checks for `evaluate`."""
    atoms = _Atoms()
    steps = [question for step in aid.steps for question in step.questions]
    order = {question: index for index, question in enumerate(steps)}
    rules = sorted(aid.rules, key=lambda rule: rule.id)
    return CompiledAid(
        aid=aid,
        rules=tuple(_compile_rule(aid, rule, atoms, order) for rule in rules),
        checks=tuple(CompiledCheck(check, atoms.place(check.when)) for check in aid.checks),
        atoms=tuple(atoms.atoms),
        question_order=order,
        asked_of={
            question.id: None if question.conditions is None else frozenset(question.conditions)
            for question in aid.questions
        },
        urgent_order=tuple(
            choice.id
            for question in aid.questions
            if question.id == "urgent-signs"
            for choice in question.choices
            if choice.urgent is not None
        ),
        route=Route(aid),
    )


def _compile_rule(aid: DecisionAid, rule: Rule, atoms: _Atoms, order: dict[str, int]) -> CompiledRule:
    alternatives = atoms.place(rule.when)
    places = tuple(dict.fromkeys(place for part in alternatives for place in part))
    used = [atoms.atoms[place] for place in alternatives[0]]
    fixed = len(alternatives) == 1 and all(atom.deciders is None for atom in used)
    because = {question for atom in used for question in atom.questions}
    return CompiledRule(
        rule=rule,
        alternatives=alternatives,
        options=tuple(option.id for option in aid.options if option.id in rule.options),
        because=tuple(sorted(because, key=order.__getitem__)) if fixed else None,
        places=places,
        is_direct=all(atoms.atoms[place].is_direct for place in places),
    )
