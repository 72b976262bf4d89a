"""The rules of one aid prepared for asking: shared atoms, fixed orders, options by condition."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from decisionaid.domain.aid import DecisionAid
from decisionaid.domain.match import Alternative, Match
from decisionaid.domain.rule import FLAGS, ConsistencyCheck, Rule
from decisionaid.engine.answers import is_for
from decisionaid.engine.atoms import Atom, compile_atom

Alternatives = tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class CompiledRule:
    """A rule with its alternatives as indices of atoms."""

    rule: Rule
    alternatives: Alternatives
    options: frozenset[str]


@dataclass(frozen=True)
class CompiledCheck:
    """A consistency check with its alternatives as indices of atoms."""

    check: ConsistencyCheck
    alternatives: Alternatives


@dataclass(frozen=True)
class CompiledAid:
    """Everything `evaluate` needs, worked out once for an aid."""

    aid: DecisionAid
    atoms: tuple[Atom, ...]
    rules: tuple[CompiledRule, ...]
    checks: tuple[CompiledCheck, ...]
    option_order: dict[str, int]
    question_order: dict[str, int]
    urgent_order: tuple[str, ...]

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
    rules = sorted(aid.rules, key=lambda rule: (FLAGS.index(rule.flag), rule.id))
    steps = [question for step in aid.steps for question in step.questions]
    return CompiledAid(
        aid=aid,
        rules=tuple(CompiledRule(rule, atoms.place(rule.when), frozenset(rule.options)) for rule in rules),
        checks=tuple(CompiledCheck(check, atoms.place(check.when)) for check in aid.checks),
        atoms=tuple(atoms.atoms),
        option_order={option.id: index for index, option in enumerate(aid.options)},
        question_order={question: index for index, question in enumerate(steps)},
        urgent_order=tuple(
            choice.id
            for question in aid.questions
            if question.id == "urgent-signs"
            for choice in question.choices
            if choice.urgent is not None
        ),
    )
