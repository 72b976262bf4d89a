"""Which page comes next: worked out anew from all answers each time, so that a changed one counts."""

from dataclasses import dataclass
from functools import cached_property

from decisionaid.domain.aid import DecisionAid
from decisionaid.domain.question import Question, Step
from decisionaid.engine.answers import Answers, chosen_conditions, is_for, known_answers
from decisionaid.engine.atoms import Condition, compile_condition


@dataclass(frozen=True)
class CompiledStep:
    """A step with its questions and its conditions, ready to be asked."""

    step: Step
    questions: tuple[Question, ...]
    skip_when: Condition
    postpone_when: Condition


class Route:
    """The steps of an aid in order; `way` gives one person's way through them."""

    def __init__(self, aid: DecisionAid) -> None:
        self.steps = {
            step.id: CompiledStep(
                step,
                tuple(aid.question_by_id[question] for question in step.questions),
                compile_condition(step.skip_when),
                compile_condition(step.postpone_when),
            )
            for step in aid.steps
        }
        self.order = {step.id: place for place, step in enumerate(aid.steps)}

    def way(self, answers: Answers) -> "Way":
        """Give the way of somebody with these answers."""
        return Way(self, answers)


class Way:
    """The pages one person goes through with one answer set; each thing is worked out once, when needed."""

    def __init__(self, route: Route, answers: Answers) -> None:
        self.answers = answers
        self._route = route
        self._chosen = chosen_conditions(answers)
        self._known = known_answers(answers)

    def questions_of(self, step: Step) -> tuple[Question, ...]:
        """Give the questions of a step that the chosen conditions ask, in the order of the step."""
        questions = self._route.steps[step.id].questions
        return tuple(question for question in questions if is_for(question.conditions, self._chosen))

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The steps this person goes through; a step with safety items is never left out (ledger T9)."""
        return tuple(
            item.step
            for item in self._route.steps.values()
            if any(is_for(question.conditions, self._chosen) for question in item.questions)
            and item.skip_when.test(self._known) is not True
        )

    def may_postpone(self, step: Step) -> bool:
        """Tell whether a step may be passed without an answer for now; the answer then stays unknown."""
        return self._route.steps[step.id].postpone_when.test(self._known) is True

    def is_done(self, step: Step) -> bool:
        """Tell whether every question of the step that must be answered has an answer."""
        return self.may_postpone(step) or all(
            question.optional or question.id in self.answers for question in self.questions_of(step)
        )

    @cached_property
    def first_open(self) -> Step | None:
        """The first step that still needs an answer, or None when all are done."""
        return next((step for step in self.steps if not self.is_done(step)), None)

    def neighbours(self, step: Step) -> tuple[Step | None, Step | None]:
        """Give the step before and the step after; None at either end.

        A step that is skipped for these answers takes its place in the full order.
        """
        order = self._route.order
        here = order[step.id]
        before = [item for item in self.steps if order[item.id] < here]
        after = [item for item in self.steps if order[item.id] > here]
        return (before[-1] if before else None), (after[0] if after else None)


def questions_of(aid: DecisionAid, step: Step, answers: Answers) -> tuple[Question, ...]:
    """Give `Way.questions_of` for an aid that is not compiled."""
    return Route(aid).way(answers).questions_of(step)


def list_steps(aid: DecisionAid, answers: Answers) -> tuple[Step, ...]:
    """Give `Way.steps` for an aid that is not compiled."""
    return Route(aid).way(answers).steps


def first_open_step(aid: DecisionAid, answers: Answers) -> Step | None:
    """Give `Way.first_open` for an aid that is not compiled."""
    return Route(aid).way(answers).first_open
