"""T6: urgent signs come first, whatever else is answered."""

from collections.abc import Iterator
from dataclasses import replace

from decisionaid.content.prove.joint import JointRule
from decisionaid.content.prove.proof import Findings
from decisionaid.content.prove.values import AnswerSpace
from decisionaid.content.wording import say
from decisionaid.engine import evaluate as engine
from decisionaid.engine.answers import CONDITIONS, Answer
from decisionaid.engine.compiled import CompiledAid
from decisionaid.engine.evaluate import URGENT_SIGNS


class Urgent:
    """Tries every set of signs beside every concern, and every sign beside every other answer.

    The signs are read from their own question alone, so nothing but that question and the concern
    (which opens questions) can change them; the second part tries that no other answer does.
    """

    def __init__(self, answer_space: AnswerSpace) -> None:
        self.values = answer_space.values
        self.compiled = answer_space.compiled
        self.signs = [
            (question.id, choice.id)
            for question in self.compiled.aid.questions
            for choice in question.choices
            if choice.urgent is not None
        ]
        self.found = Findings("T6")
        self.found.count("signs", len(self.signs))
        self.found.count("answer_sets", 0)

    def see(self, joint: JointRule) -> None:
        """Do nothing: rules do not touch the urgent signs."""

    def finish(self) -> None:
        """Try all answer sets."""
        for answers in self._beside_other_answers():
            self._try(self.compiled, answers)
        signs_only = replace(self.compiled, rules=(), checks=(), atoms=())
        concerns: list[dict[str, Answer]] = [{}]
        concerns += [{CONDITIONS: (condition.id,)} for condition in self.compiled.aid.conditions]
        for value in self.values[URGENT_SIGNS].known if URGENT_SIGNS in self.values else ():
            for concern in concerns:
                self._try(signs_only, concern if value is None else {**concern, URGENT_SIGNS: value})

    def _beside_other_answers(self) -> Iterator[dict[str, Answer]]:
        for question, sign in self.signs:
            is_list = self.values[question].question.kind == "many"
            chosen: dict[str, Answer] = {question: (sign,) if is_list else sign}
            yield chosen
            for other, values in self.values.items():
                singles = len(values.question.choices) + 1 if values.question.kind == "many" else None
                for known in values.known[1:singles] if other != question else ():
                    if known is not None:
                        yield {**chosen, other: known}

    def _try(self, compiled: CompiledAid, answers: dict[str, Answer]) -> None:
        self.found.count("answer_sets")
        urgent = engine.evaluate(compiled, answers).urgent
        expected = tuple(sign for question, sign in self.signs if _is_chosen(answers.get(question), sign))
        if urgent != expected:
            self.found.fail(say("urgent-differ", found=list(urgent), expected=list(expected)), answers)


def _is_chosen(answer: Answer | None, sign: str) -> bool:
    return sign in answer if isinstance(answer, tuple) else sign == answer
