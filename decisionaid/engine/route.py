"""Which page comes next: worked out anew from all answers each time, so that a changed one counts."""

from decisionaid.domain.aid import DecisionAid
from decisionaid.domain.question import Question, Step
from decisionaid.engine.answers import Answers, chosen_conditions, is_for, known_answers
from decisionaid.engine.atoms import holds


def questions_of(aid: DecisionAid, step: Step, answers: Answers) -> tuple[Question, ...]:
    """Give the questions of a step that the chosen conditions ask, in the order of the step."""
    chosen = chosen_conditions(answers)
    by_id = {question.id: question for question in aid.questions}
    asked = (by_id[question] for question in step.questions)
    return tuple(question for question in asked if is_for(question.conditions, chosen))


def list_steps(aid: DecisionAid, answers: Answers) -> tuple[Step, ...]:
    """Give the steps this person goes through; a step with safety items is never left out (ledger T9)."""
    known = known_answers(answers)
    return tuple(
        step
        for step in aid.steps
        if questions_of(aid, step, answers) and holds(step.skip_when, known) is not True
    )


def may_postpone(step: Step, answers: Answers) -> bool:
    """Tell whether a step may be passed without an answer for now; the answer then stays unknown."""
    return holds(step.postpone_when, known_answers(answers)) is True


def is_done(aid: DecisionAid, step: Step, answers: Answers) -> bool:
    """Tell whether every question of the step that must be answered has an answer."""
    return may_postpone(step, answers) or all(
        question.optional or question.id in answers for question in questions_of(aid, step, answers)
    )


def first_open_step(aid: DecisionAid, answers: Answers) -> Step | None:
    """Give the first step that still needs an answer, or None when all are done."""
    return next((step for step in list_steps(aid, answers) if not is_done(aid, step, answers)), None)


def neighbours(aid: DecisionAid, step: Step, answers: Answers) -> tuple[Step | None, Step | None]:
    """Give the step before and the step after; None at either end.

    A step that is skipped for these answers takes its place in the full order.
    """
    order = [item.id for item in aid.steps]
    here = order.index(step.id)
    listed = list_steps(aid, answers)
    before = [item for item in listed if order.index(item.id) < here]
    after = [item for item in listed if order.index(item.id) > here]
    return (before[-1] if before else None), (after[0] if after else None)
