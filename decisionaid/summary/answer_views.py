"""The person's answers in words."""

from decisionaid.domain.base import Text
from decisionaid.domain.question import NO, NOT_APPLICABLE, NOT_SURE, YES, Question, Step
from decisionaid.summary import wording
from decisionaid.summary.context import Context
from decisionaid.summary.page import AnswerGroup, AnswerView

_WORDS: dict[str, Text] = {
    YES: wording.YES,
    NO: wording.NO,
    NOT_SURE: wording.NOT_SURE,
    NOT_APPLICABLE: wording.NOT_APPLICABLE,
}


def view_answer(context: Context, question: Question) -> AnswerView:
    """Give one answer in words; missing ones are named as not answered."""
    if (found := context.answer_views.get(question.id)) is None:
        found = context.answer_views[question.id] = _view(context, question)
    return found


def _view(context: Context, question: Question) -> AnswerView:
    value = context.answers.get(question.id)
    given = value not in (None, NOT_SURE, (NOT_SURE,))
    return AnswerView(question.id, context.say(question.short), _in_words(context, question, value), given)


def view_answers(context: Context) -> tuple[AnswerGroup, ...]:
    """Give all answers, grouped by the pages of the questionnaire.

    A page that was skipped is shown when it was answered before, because the answer is still used.
    """
    listed = context.way.steps
    groups = (_group(context, step, is_listed=step in listed) for step in context.aid.steps)
    return tuple(group for group in groups if group.answers)


def _group(context: Context, step: Step, *, is_listed: bool) -> AnswerGroup:
    views = tuple(
        view_answer(context, question)
        for question in context.way.questions_of(step)
        if is_listed or question.id in context.answers
    )
    return AnswerGroup(step.id, context.say(step.title), step.safety, views)


def _in_words(context: Context, question: Question, value: object) -> str:
    if value is None:
        return context.say(wording.NOT_ANSWERED)
    if isinstance(value, tuple):
        comma = ", " if context.language == "en" else "、"
        return comma.join(_choice(context, question, choice) for choice in value)
    if isinstance(value, int):
        unit = context.say(question.unit)
        return f"{value} {unit}".strip() if context.language == "en" else f"{value}{unit}"
    return _choice(context, question, str(value))


def _choice(context: Context, question: Question, choice: str) -> str:
    for item in question.choices:
        if item.id == choice:
            return context.say(item.label)
    return context.say(_WORDS[choice])
