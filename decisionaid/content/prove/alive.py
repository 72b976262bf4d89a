"""T4: no rule is dead and no question is idle."""

from collections.abc import Iterable
from itertools import islice

from decisionaid.content.prove.joint import Joint, JointRule
from decisionaid.content.prove.proof import Findings
from decisionaid.content.prove.space import Bits, numbers_in
from decisionaid.content.prove.values import AnswerSpace
from decisionaid.content.wording import say
from decisionaid.engine.answers import CONDITIONS, Answer, Answers, chosen_conditions, is_for
from decisionaid.engine.compiled import CompiledAid
from decisionaid.engine.evaluate import URGENT_SIGNS, evaluate
from decisionaid.engine.route import list_steps

MOST_TRIED = 20_000


class Alive:
    """Looks for answers that make each rule speak, and for rules and checks that each question changes."""

    def __init__(self, answer_space: AnswerSpace) -> None:
        self.answer_space = answer_space
        self.changes: set[str] = set()
        self.found = Findings("T4")
        self.found.count("rules_and_options", 0)
        self.found.count("questions", 0)

    def see(self, joint: JointRule) -> None:
        """Find answers that make a rule speak for each option, and the questions that change it."""
        for option, shown in joint.shown.items():
            self.found.count("rules_and_options")
            if joint.holds & shown:
                if not self._is_reachable(joint, joint.holds & shown):
                    nearest = joint.smallest(joint.holds & shown)
                    self._fail(joint, option, "never-on-the-pages", nearest)
            elif joint.holds:
                self._fail(joint, option, "never-shown", joint.smallest(joint.holds))
            else:
                self._fail(joint, option, "never-true", {})
        said = [bits & shown for bits in joint.judged.values() for shown in joint.shown.values()]
        self.changes |= {question for question in joint.questions if changes(joint, said, question)}

    def _fail(self, joint: JointRule, option: str, why: str, nearest: dict[str, Answer]) -> None:
        breaks = say("never-gives-its-flag", rule=joint.rule.id, option=option, why=say(why))
        self.found.fail(breaks, nearest)

    def _is_reachable(self, joint: JointRule, bits: Bits) -> bool:
        compiled = self.answer_space.compiled
        if is_reachable(compiled, joint.smallest(bits)):
            return True
        tried = islice(numbers_in(bits), MOST_TRIED)
        return any(is_reachable(compiled, joint.answers(number)) for number in tried)

    def finish(self) -> None:
        """Look for questions that change nothing; those only for display stand on page 1 of the PDF."""
        compiled = self.answer_space.compiled
        self.found.count("questions_changing_findings", len(self.changes))
        for check in compiled.checks:
            joint = Joint(self.answer_space, check.alternatives)
            true = joint.readings[0][True]
            self.changes |= {question for question in joint.questions if changes(joint, [true], question)}
            if not true:
                self.found.fail(say("check-never-true", check=check.check.id), {})
        self.found.count("checks", len(compiled.checks))
        for question in compiled.aid.questions:
            if question.display_only:
                self.found.count("questions_for_display")
                continue
            self.found.count("questions")
            if question.id not in self.changes and not self._opens_or_urges(question.id):
                answer = self.answer_space.values[question.id].known[1]
                self.found.fail(
                    say("question-changes-nothing", question=question.id), {question.id: answer or 0}
                )

    def _opens_or_urges(self, question: str) -> bool:
        """Tell whether a question changes the options shown or the urgent signs."""
        compiled = self.answer_space.compiled
        everything = tuple(condition.id for condition in compiled.aid.conditions)
        base: dict[str, Answer] = {CONDITIONS: everything} if question == URGENT_SIGNS else {}
        nothing = evaluate(compiled, base)
        known = (value for value in self.answer_space.values[question].known if value is not None)
        said = (evaluate(compiled, {**base, question: value}) for value in known)
        return any((e.options, e.urgent) != (nothing.options, nothing.urgent) for e in said)


def changes(joint: Joint, said: Iterable[Bits], question: str) -> bool:
    """Tell whether an answer to a question moves some combination into or out of one of the sets."""
    place = joint.place[question]
    return any(
        joint.space.moved(bits, place, 0, digit) != bits & joint.space.having(place, digit)
        for bits in said
        for digit in range(1, joint.space.sizes[place])
    )


def is_reachable(compiled: CompiledAid, answers: dict[str, Answer]) -> bool:
    """Tell whether the pages can give these answers: each stands on a page that is not left out."""
    aid = compiled.aid
    asked = {question for step in list_steps(aid, answers) for question in step.questions}
    return asked.issuperset(answers) and all(
        is_for(choice.conditions, chosen_conditions(answers))
        for question in aid.questions
        for choice in question.choices
        if picks(answers, question.id, choice.id)
    )


def picks(answers: Answers, question: str, choice: str) -> bool:
    """Tell whether a choice is among the answers."""
    answer = answers.get(question)
    return choice in answer if isinstance(answer, tuple) else choice == answer
