"""T1: every answer set gives exactly one defined result for each option, and nothing raises."""

from decisionaid.content.prove.joint import JointRule, Judgement
from decisionaid.content.prove.proof import Findings
from decisionaid.content.prove.values import AnswerSpace
from decisionaid.content.wording import say
from decisionaid.domain.finding import Evaluation
from decisionaid.domain.rule import FLAGS, Rule
from decisionaid.engine import evaluate as engine
from decisionaid.engine.answers import Answer, read_answers

WHOLE_EVALUATIONS_A_RULE = 48


class Total:
    """Looks at each judgement, and holds it against the whole evaluation of the same answers."""

    def __init__(self, answer_space: AnswerSpace) -> None:
        self.compiled = answer_space.compiled
        self.answer_space = answer_space
        self.found = Findings("T1")

    def see(self, joint: JointRule) -> None:
        """Check one rule for all combinations, and some of them through the whole evaluation."""
        self.found.count("rules")
        self.found.count("combinations", joint.space.size)
        if sum(bits.bit_count() for bits in joint.judged.values()) != joint.space.size:
            self.found.fail(say("judged-not-once", rule=joint.rule.id), {})
        for judgement, bits in joint.judged.items():
            if not is_defined(joint.rule, judgement):
                breaks = say("judged-undefined", rule=joint.rule.id, found=repr(judgement))
                self.found.fail(breaks, joint.smallest(bits))
        step = max(1, joint.space.size // WHOLE_EVALUATIONS_A_RULE)
        for number in range(0, joint.space.size, step):
            self._compare(joint, number)

    def finish(self) -> None:
        """Evaluate each single answer beside each single concern, and look at what `because` is sorted by."""
        for question in {name for atom in self.compiled.atoms for name in atom.questions}:
            if question not in self.compiled.question_order:
                self.found.fail(say("question-on-no-page", question=question), {})
        concerns: list[dict[str, Answer]] = [{}]
        concerns += [{"conditions": (condition.id,)} for condition in self.compiled.aid.conditions]
        for concern in concerns:
            self._evaluate(concern)
            for question, values in self.answer_space.values.items():
                for choice in values.question.choice_ids:
                    answer = (choice,) if values.question.kind == "many" else choice
                    self._evaluate({**concern, question: answer})

    def _compare(self, joint: JointRule, number: int) -> None:
        answers = joint.answers(number)
        evaluation = self._evaluate(answers)
        if evaluation is None:
            return
        judgement = next((found for found, bits in joint.judged.items() if bits >> number & 1), None)
        expected = [
            (option, *judgement)
            for option, bits in joint.shown.items()
            if judgement is not None and bits >> number & 1
        ]
        told = [(f.option, f.flag, f.reason) for f in evaluation.findings if f.rule == joint.rule.id]
        if told != expected:
            named = {"rule": joint.rule.id, "told": repr(told), "expected": repr(expected)}
            self.found.fail(say("judged-otherwise-alone", **named), answers)

    def _evaluate(self, answers: dict[str, Answer]) -> Evaluation | None:
        self.found.count("whole_evaluations")
        try:
            read_answers(self.compiled.aid, answers)
            evaluation = engine.evaluate(self.compiled, answers)
        except Exception as error:
            self.found.fail(say("evaluate-raises", error=repr(error)), answers)
            return None
        if not self._is_in_order(evaluation):
            self.found.fail(say("findings-out-of-order"), answers)
        return evaluation

    def _is_in_order(self, evaluation: Evaluation) -> bool:
        order = [option.id for option in self.compiled.aid.options]
        if not evaluation.options or any(f.option not in evaluation.options for f in evaluation.findings):
            return False
        options = [order.index(option) for option in evaluation.options]
        places = [(order.index(f.option), FLAGS.index(f.flag), f.rule) for f in evaluation.findings]
        once = {(f.option, f.rule) for f in evaluation.findings}
        return options == sorted(set(options)) and places == sorted(places) and len(once) == len(places)


def is_defined(rule: Rule, judgement: Judgement) -> bool:
    """Tell whether a judgement is one of those there are: silent, the rule's own flag, or to ask."""
    own: Judgement = (rule.flag, None)
    return judgement in (None, own, ("ask", "not-answered"), ("ask", "contradicting-answers"))
