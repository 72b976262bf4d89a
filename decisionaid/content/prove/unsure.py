"""T2: what is unknown is never safe."""

from itertools import combinations

from decisionaid.content.prove.joint import JointRule
from decisionaid.content.prove.proof import Findings
from decisionaid.content.prove.space import Bits
from decisionaid.content.prove.values import AnswerSpace
from decisionaid.content.wording import say
from decisionaid.domain.question import NO
from decisionaid.engine.answers import Answer

WARNING_FLAGS = ("exclusion", "caution")


class Unsure:
    """Takes back any number of "no" at once and looks whether a warning is gone without a trace."""

    def __init__(self, answer_space: AnswerSpace) -> None:
        self.answer_space = answer_space
        self.found = Findings("T2")
        self.found.count("rules", 0)
        self.found.count("pairs", 0)

    def see(self, joint: JointRule) -> None:
        """Check one rule; those that only ask or name a fit warn of nothing."""
        if joint.rule.flag not in WARNING_FLAGS:
            return
        self.found.count("rules")
        self.found.count("combinations", joint.space.size)
        steps = self._steps(joint)
        self.found.count("pairs", sum(joint.space.having(place, no).bit_count() for place, no, _ in steps))
        left_silent = self._can_become(joint, joint.silent, steps)
        for option, shown in joint.shown.items():
            if broken := joint.holds & shown & left_silent:
                number = joint.smallest_number(broken)
                changed = self._taken_back(joint, number, steps)
                named = {"rule": joint.rule.id, "flag": joint.rule.flag, "option": option}
                breaks = say("gone-and-not-asked", **named)
                self.found.fail(breaks, joint.answers(number), changed)

    def finish(self) -> None:
        """Nothing is left to look at."""

    def _steps(self, joint: JointRule) -> list[tuple[int, int, int]]:
        """Give place, class of "no" and class of unknown for each question that can be answered no."""
        steps = []
        for place, classes in enumerate(joint.classes):
            values = self.answer_space.values[classes.question]
            if values.question.kind == "yes-no":
                for no, unknown in classes.steps([(values.index[NO], 0)]):
                    steps.append((place, no, unknown))
        return steps

    def _can_become(self, joint: JointRule, bits: Bits, steps: list[tuple[int, int, int]]) -> Bits:
        """Give the combinations from which taking back some "no" leads into a set, or that are in it."""
        for place, no, unknown in steps:
            bits |= joint.space.moved(bits, place, unknown, no)
        return bits

    def _taken_back(
        self, joint: JointRule, number: int, steps: list[tuple[int, int, int]]
    ) -> dict[str, Answer]:
        digits, strides = joint.space.digits(number), joint.space.strides
        moves = [(unknown - no) * strides[place] for place, no, unknown in steps if digits[place] == no]
        for size in range(len(moves) + 1):
            for chosen in combinations(moves, size):
                if joint.silent >> (number + sum(chosen)) & 1:
                    return joint.answers(number + sum(chosen))
        raise AssertionError("no changed answer set is silent")
