"""Which choices of a question a person sees, and what they are called."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from decisionaid.domain.question import NO, NONE, NOT_APPLICABLE, NOT_SURE, YES, Choice, Question
from decisionaid.engine.answers import CONDITIONS, Answer, Answers, chosen_conditions, is_for

FIXED_LABELS = {
    YES: _("Yes"),
    NO: _("No"),
    NOT_APPLICABLE: _("Does not apply"),
    NOT_SURE: _("Not sure"),
}


def shown_choices(question: Question, answers: Answers) -> tuple[Choice, ...]:
    """Give the choices for the chosen concerns; all of them where no concern is chosen.

    What was picked before stays in sight, because it is still used.
    """
    if not question.choices:
        return ()
    chosen = chosen_conditions(answers)
    picked = answers.get(question.id, ())
    fitting = tuple(
        choice
        for choice in question.choices
        if is_for(choice.conditions, chosen)
        or choice.id == picked
        or (isinstance(picked, tuple) and choice.id in picked)
    )
    return fitting if chosen and fitting else question.choices


def label_of(question: Question, choice_id: str, language: str) -> str:
    """Name a choice of a question, or one of the fixed ones."""
    for choice in question.choices:
        if choice.id == choice_id:
            return choice.label.in_language(language)
    return str(FIXED_LABELS[choice_id])


def drop_outgrown(
    questions: Mapping[str, Question], before: Answers, after: dict[str, Answer]
) -> dict[str, Answer]:
    """Forget a "none of these" whose list has grown with the chosen concerns: it spoke of fewer things.

    `questions` are those of the aid by id.
    """
    outgrown = [
        field
        for field, answer in after.items()
        if isinstance(answer, tuple) and NONE in answer and _has_grown(questions[field], before, after)
    ]
    return {field: answer for field, answer in after.items() if field not in outgrown} if outgrown else after


def _has_grown(question: Question, before: Answers, after: Answers) -> bool:
    # What is in sight follows from these two alone.
    if all(before.get(name) == after.get(name) for name in (CONDITIONS, question.id)):
        return False
    old = {choice.id for choice in shown_choices(question, before)}
    return any(choice.id not in old for choice in shown_choices(question, after))
