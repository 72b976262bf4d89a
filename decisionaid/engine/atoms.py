"""Single conditions on answers, compiled once and asked often. None means unknown (Kleene's logic)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from decisionaid.domain.match import PREDICATE, Alternative, Match
from decisionaid.engine.answers import Answers
from decisionaid.engine.derived import DERIVED, PREDICATES, Truth

Test = Callable[[Answers], Truth]


@dataclass(frozen=True)
class Atom:
    """One part of an alternative: its test and the questions it rests on.

    A direct one looks at one answer, so that it is unknown just when that answer is.
    """

    test: Test
    questions: tuple[str, ...]
    deciders: Callable[[Answers], tuple[str, ...]] | None = None
    is_direct: bool = True

    def decided_by(self, answers: Answers) -> tuple[str, ...]:
        """Give the questions whose answers make the test true."""
        return self.deciders(answers) if self.deciders else self.questions


def compile_atom(key: str, match: Match) -> Atom:
    """Compile one part of an alternative."""
    if key == PREDICATE:
        test, questions = PREDICATES[match.name or ""]
        return Atom(test, questions, is_direct=False)
    if key in DERIVED:
        derived = DERIVED[key]
        test = _derived_test(derived.value_of, frozenset(match.any_of or ()))
        return Atom(test, derived.questions, derived.decided_by, is_direct=False)
    if match.below is not None:
        return Atom(_below_test(key, match.below), (key,))
    if match.at_least is not None:
        return Atom(_at_least_test(key, match.at_least), (key,))
    groups = match.all_of or (match.any_of or (),)
    return Atom(_choice_test(key, tuple(frozenset(group) for group in groups)), (key,))


def _derived_test(value_of: Callable[[Answers], str | None], allowed: frozenset[str]) -> Test:
    def test(answers: Answers) -> Truth:
        value = value_of(answers)
        return None if value is None else value in allowed

    return test


def _below_test(question: str, bound: int) -> Test:
    def test(answers: Answers) -> Truth:
        value = answers.get(question)
        return value < bound if isinstance(value, int) else None

    return test


def _at_least_test(question: str, bound: int) -> Test:
    def test(answers: Answers) -> Truth:
        value = answers.get(question)
        return value >= bound if isinstance(value, int) else None

    return test


def _choice_test(question: str, groups: tuple[frozenset[str], ...]) -> Test:
    if len(groups) == 1:
        (group,) = groups

        def test_one(answers: Answers) -> Truth:
            value = answers.get(question)
            if value is None:
                return None
            return not group.isdisjoint(value) if isinstance(value, tuple) else value in group

        return test_one

    def test_all(answers: Answers) -> Truth:
        value = answers.get(question)
        if value is None:
            return None
        chosen = value if isinstance(value, tuple) else (str(value),)
        return all(not group.isdisjoint(chosen) for group in groups)

    return test_all


def truth_of(alternatives: Iterable[tuple[int, ...]], values: list[Truth]) -> Truth:
    """Evaluate alternatives (any) of atoms (all), given the atoms' values by index."""
    unknown = False
    for atoms in alternatives:
        worst: Truth = True
        for atom in atoms:
            value = values[atom]
            if value is False:
                worst = False
                break
            if value is None:
                worst = None
        if worst is True:
            return True
        if worst is None:
            unknown = True
    return None if unknown else False


@dataclass(frozen=True)
class Condition:
    """Alternatives compiled once: true if all atoms of any one of them are."""

    alternatives: tuple[tuple[int, ...], ...]
    atoms: tuple[Atom, ...]

    def test(self, answers: Answers) -> Truth:
        """Evaluate it; without alternatives it is false."""
        return truth_of(self.alternatives, [atom.test(answers) for atom in self.atoms])


def compile_condition(alternatives: Iterable[Alternative]) -> Condition:
    """Prepare alternatives that stand by themselves, such as those of a step."""
    atoms: list[Atom] = []
    places = []
    for alternative in alternatives:
        parts = [compile_atom(key, match) for key, match in alternative.root.items()]
        places.append(tuple(range(len(atoms), len(atoms) + len(parts))))
        atoms += parts
    return Condition(tuple(places), tuple(atoms))
