"""T3: a further answer against an option never takes a warning away."""

from collections.abc import Iterable
from typing import NamedTuple

from decisionaid.content.prove.joint import JointRule
from decisionaid.content.prove.proof import Findings
from decisionaid.content.prove.space import Bits
from decisionaid.content.prove.unsure import WARNING_FLAGS
from decisionaid.content.prove.values import AnswerSpace, Value
from decisionaid.content.wording import say
from decisionaid.engine.answers import CONDITIONS, Answer

Steps = set[tuple[int, int]]
"""Changes of one question's value, as pairs of places among its values."""


class Change(NamedTuple):
    """A change of one question's class, and the smallest change of its value that makes it."""

    question: str
    step: tuple[int, int]
    values: tuple[int, int]


class Adding:
    """Adds each answer that speaks for an exclusion or caution, wherever it is not given yet."""

    def __init__(self, answer_space: AnswerSpace) -> None:
        self.answer_space = answer_space
        self.against: dict[str, set[Value]] = {question: set() for question in answer_space.values}
        self.against_by: dict[tuple[str, str], set[Value]] = {}
        self.found = Findings("T3")
        for item in answer_space.compiled.rules:
            for atom in {place for places in item.alternatives for place in places}:
                if item.rule.flag in WARNING_FLAGS:
                    self._note(item.rule.id, atom)
        self.found.count("answers_against", sum(map(len, self.against.values())))
        self.found.count("rules", 0)
        self.found.count("pairs", 0)

    def see(self, joint: JointRule) -> None:
        """Check one rule; those that only ask or name a fit warn of nothing."""
        if joint.rule.flag not in WARNING_FLAGS:
            return
        self.found.count("rules")
        self.found.count("combinations", joint.space.size)
        for classes in joint.classes:
            question = classes.question
            for step, values in classes.steps(self._steps(question, self.against[question])).items():
                self.found.count("pairs", joint.space.having(joint.place[question], step[0]).bit_count())
                change = Change(question, step, values)
                self._check(joint, change, (joint.holds, joint.holds), "removed-or-lowered")
            own = self.against_by.get((joint.rule.id, question), set()) if question != CONDITIONS else ()
            for step, values in classes.steps(self._steps(question, own)).items():
                left = joint.holds | joint.asks
                self._check(joint, Change(question, step, values), (joint.asks, left), "not-even-asked")

    def finish(self) -> None:
        """Nothing is left to look at."""

    def _check(self, joint: JointRule, change: Change, sides: tuple[Bits, Bits], code: str) -> None:
        """Note where a combination is in the first set and comes out of the second by the change."""
        place, (before, after) = joint.place[change.question], change.step
        for option, shown in joint.shown.items():
            come_out = joint.space.moved(sides[0] & shown, place, before, after) & ~(sides[1] & shown)
            if come_out:
                number = joint.smallest_number(joint.space.moved(come_out, place, after, before))
                first, second = (self._with(joint, number, change, side) for side in (0, 1))
                breaks = say(code, rule=joint.rule.id, flag=joint.rule.flag, option=option)
                self.found.fail(breaks, first, second)

    def _with(self, joint: JointRule, number: int, change: Change, side: int) -> dict[str, Answer]:
        """Give the answers of a combination with the value of the changed question before or after."""
        value = self.answer_space.values[change.question].known[change.values[side]]
        answers = {**joint.answers(number), change.question: value}
        return {question: answer for question, answer in answers.items() if answer is not None}

    def _steps(self, question: str, answers: Iterable[Value]) -> Steps:
        """Give every change that adds one of the answers."""
        values = self.answer_space.values[question]
        if values.question.kind == "many":
            return {step for answer in answers if answer for step in values.grown[str(answer)]}
        harmless = [place for value, place in values.index.items() if value not in self.against[question]]
        return {(before, values.index[answer]) for answer in answers for before in harmless}

    def _note(self, rule: str, atom: int) -> None:
        for question in self.answer_space.compiled.atoms[atom].questions:
            speaking = set(self._speaking(atom, question))
            self.against[question] |= speaking
            self.against_by.setdefault((rule, question), set()).update(speaking)

    def _speaking(self, atom: int, question: str) -> Iterable[Value]:
        """Give the answers (of a list: the choices) that can make a condition true."""
        values = self.answer_space.values[question]
        kinds = self.answer_space.kinds(atom, question)
        signatures = {
            kind: self.answer_space.signature(atom, question, kinds.index(kind)) for kind in set(kinds)
        }

        def speaks(before: int, after: int) -> bool:
            pairs = zip(signatures[before], signatures[after], strict=True)
            return any(new is True and old is not True for old, new in pairs)

        if values.question.kind != "many":
            return (value for value, place in values.index.items() if True in signatures[kinds[place]])
        telling = {(b, a) for b in signatures for a in signatures if b != a and speaks(b, a)}
        return (
            choice
            for choice, steps in values.grown.items()
            if not telling.isdisjoint((kinds[before], kinds[after]) for before, after in steps)
        )
