"""Which page comes next: worked out anew from all answers each time, so that a changed one counts."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from decisionaid.domain.aid import DecisionAid
from decisionaid.domain.question import Question, Step
from decisionaid.engine.answers import Answers, chosen_conditions, is_for, known_answers
from decisionaid.engine.atoms import Condition, compile_condition

# So many sets of conditions that somebody chose are kept with what they are asked.
MOST_CHOSEN_KEPT = 256


@dataclass(frozen=True)
class CompiledStep:
    """A step with its questions and its conditions, ready to be asked."""

    step: Step
    questions: tuple[Question, ...]
    skip_when: Condition
    postpone_when: Condition


@dataclass(frozen=True)
class Asked:
    """The questions of a step that some conditions ask; `required` are the ids that need an answer."""

    questions: tuple[Question, ...]
    required: frozenset[str]


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
        # What is asked follows from the conditions alone, of which few are chosen together.
        self.asked = lru_cache(maxsize=MOST_CHOSEN_KEPT)(self._asked)

    def way(self, answers: Answers) -> "Way":
        """Give the way of somebody with these answers."""
        return Way(self, answers)

    def _asked(self, chosen: tuple[str, ...]) -> Mapping[str, Asked]:
        """Give what each step asks of somebody who chose these conditions, by step id; not what it skips."""
        asked = {}
        for name, item in self.steps.items():
            questions = tuple(each for each in item.questions if is_for(each.conditions, chosen))
            asked[name] = Asked(questions, frozenset(each.id for each in questions if not each.optional))
        return asked


class Way:
    """The pages one person goes through with one answer set; each thing is worked out once, when needed."""

    def __init__(self, route: Route, answers: Answers) -> None:
        self.answers = answers
        self._route = route
        self._asked = route.asked(chosen_conditions(answers))
        self._known = known_answers(answers)

    def questions_of(self, step: Step) -> tuple[Question, ...]:
        """Give the questions of a step that the chosen conditions ask, in the order of the step."""
        return self._asked[step.id].questions

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The steps this person goes through; a step with safety items is never left out (ledger T9)."""
        return tuple(
            item.step
            for name, item in self._route.steps.items()
            if self._asked[name].questions and item.skip_when.test(self._known) is not True
        )

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The place of each of these steps on the way, from 0, by step id."""
        return {step.id: place for place, step in enumerate(self.steps)}

    def may_postpone(self, step: Step) -> bool:
        """Tell whether a step may be passed without an answer for now; the answer then stays unknown."""
        return self._route.steps[step.id].postpone_when.test(self._known) is True

    def is_done(self, step: Step) -> bool:
        """Tell whether every question of the step that must be answered has an answer."""
        return self._asked[step.id].required <= self.answers.keys() or self.may_postpone(step)

    @cached_property
    def first_open(self) -> Step | None:
        """The first step that still needs an answer, or None when all are done."""
        return next((step for step in self.steps if not self.is_done(step)), None)

    def neighbours(self, step: Step) -> tuple[Step | None, Step | None]:
        """Give the step before and the step after; None at either end.

        A step that is skipped for these answers takes its place in the full order.
        """
        order = self._route.order
        after = bisect_right(self.steps, order[step.id], key=lambda item: order[item.id])
        before = after - 2 if step.id in self.places else after - 1
        return (
            self.steps[before] if before >= 0 else None,
            self.steps[after] if after < len(self.steps) else None,
        )


def questions_of(aid: DecisionAid, step: Step, answers: Answers) -> tuple[Question, ...]:
    """Give `Way.questions_of` for an aid that is not compiled."""
    return Route(aid).way(answers).questions_of(step)


def list_steps(aid: DecisionAid, answers: Answers) -> tuple[Step, ...]:
    """Give `Way.steps` for an aid that is not compiled."""
    return Route(aid).way(answers).steps


def first_open_step(aid: DecisionAid, answers: Answers) -> Step | None:
    """Give `Way.first_open` for an aid that is not compiled."""
    return Route(aid).way(answers).first_open
