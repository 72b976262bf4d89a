"""The questions that can change what one rule finds, and the classes of their answers."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from math import prod

from decisionaid.content.prove.space import Bits, Space
from decisionaid.content.prove.values import AnswerSpace, Value
from decisionaid.engine.answers import CONDITIONS, Answer
from decisionaid.engine.compiled import Alternatives


@dataclass(frozen=True)
class Classes:
    """The classes of one question's values that nothing in a rule's joint space can tell apart."""

    question: str
    of_value: tuple[int, ...]
    smallest: tuple[Value, ...]

    def steps(self, pairs: Iterable[tuple[int, int]]) -> dict[tuple[int, int], tuple[int, int]]:
        """Turn changes of values into changes of classes, each with the smallest change it stands for.

        Changes within a class change nothing and are left out.
        """
        of_value = self.of_value
        changes: dict[tuple[int, int], tuple[int, int]] = {}
        for before, after in sorted(pairs):
            if of_value[before] != of_value[after]:
                changes.setdefault((of_value[before], of_value[after]), (before, after))
        return changes


class Group:
    """The questions that can change what a rule or check says, and all combinations of their answers.

    These are its own questions, those of the checks that can put one of them in doubt, and the concern.
    """

    def __init__(
        self, answer_space: AnswerSpace, alternatives: Alternatives, options: tuple[str, ...] = ()
    ) -> None:
        self.answer_space = answer_space
        self.alternatives = alternatives
        self.options = options
        compiled = answer_space.compiled
        own = self._questions_of(alternatives)
        self.checks = tuple(c for c in compiled.checks if not own.isdisjoint(c.check.doubtful))
        named = own.union({CONDITIONS}, *(self._questions_of(check.alternatives) for check in self.checks))
        self.questions = tuple(question for question in answer_space.values if question in named)
        self.classes = tuple(self._classes_of(question) for question in self.questions)
        self.space = Space(len(classes.smallest) for classes in self.classes)
        self.place = {question: place for place, question in enumerate(self.questions)}

    def _questions_of(self, alternatives: Alternatives) -> set[str]:
        atoms = self.answer_space.compiled.atoms
        return {
            question for places in alternatives for place in places for question in atoms[place].questions
        }

    @cached_property
    def atoms(self) -> tuple[int, ...]:
        """Give the conditions of the rule and of its checks, by their place in the compiled aid."""
        parts = (self.alternatives, *(check.alternatives for check in self.checks))
        return tuple(sorted({place for part in parts for places in part for place in places}))

    def _classes_of(self, question: str) -> Classes:
        compiled = self.answer_space.compiled
        marks: list[tuple[object, ...]] = [
            self.answer_space.kinds(atom, question)
            for atom in self.atoms
            if question in compiled.atoms[atom].questions
        ]
        if question == CONDITIONS:
            marks.append(self._what_opens())
        values = self.answer_space.values[question].known
        index: dict[tuple[object, ...], int] = {}
        of_value = tuple(
            index.setdefault(tuple(mark[place] for mark in marks), len(index)) for place in range(len(values))
        )
        smallest = tuple(values[of_value.index(number)] for number in range(len(index)))
        return Classes(question, of_value, smallest)

    def _what_opens(self) -> tuple[object, ...]:
        names = {name for atom in self.atoms for name in self.answer_space.compiled.atoms[atom].questions}
        options = frozenset(self.options)
        return tuple(
            (asked & names, options.intersection(shown)) for asked, shown in self.answer_space.opened
        )

    @cached_property
    def answer_sets(self) -> int:
        """Count the answer sets to these questions that the combinations stand for."""
        return prod(self.answer_space.values[question].answers for question in self.questions)

    def answers(self, number: int) -> dict[str, Answer]:
        """Give the smallest answer set that a combination stands for."""
        digits = self.space.digits(number)
        read = ((c.question, c.smallest[digit]) for c, digit in zip(self.classes, digits, strict=True))
        return {question: value for question, value in read if value is not None}

    def smallest(self, bits: Bits) -> dict[str, Answer]:
        """Give the smallest answer set of a non-empty set of combinations."""
        return self.answers(self.smallest_number(bits))

    def smallest_number(self, bits: Bits) -> int:
        """Give the number of the combination with the smallest answer set."""

        def picked(number: int) -> tuple[int, int]:
            lists = (value for value in self.answers(number).values() if isinstance(value, tuple))
            return sum(map(len, lists)), number

        return min(self.space.fewest_answers(bits), key=picked)
