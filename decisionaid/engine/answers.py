"""Reading an answer set: every value checked against the questions, nothing guessed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from decisionaid.domain.aid import DecisionAid
from decisionaid.domain.question import NO, NOT_APPLICABLE, NOT_SURE, Question

Answer = str | int | tuple[str, ...]
Answers = Mapping[str, Answer]
"""Question id to choice id, number, or tuple of choice ids; a missing key means not answered."""

CONDITIONS = "conditions"


@dataclass(eq=False)
class AnswerError(Exception):
    """An answer that cannot be read; `allowed` lists what can be given instead."""

    field: str | None
    code: str
    message: str
    allowed: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.message


def read_answers(aid: DecisionAid, raw: Any) -> dict[str, Answer]:
    """Check one answer set as given (from JSON) and return it with lists as tuples.

    An empty list is not answered and left out.

    :raises AnswerError: for an unknown question or choice, a wrong type, a number out of range,
        or not-sure beside other choices.
    """
    if not isinstance(raw, dict):
        raise AnswerError(None, "not-an-object", "An answer set is an object of question id to answer.")
    questions = aid.question_by_id
    answers: dict[str, Answer] = {}
    for field, value in raw.items():
        question = questions.get(field)
        if question is None:
            raise AnswerError(
                field, "unknown-question", "There is no question with this id.", tuple(questions)
            )
        answer = read_answer(question, value)
        if answer != ():
            answers[field] = answer
    return answers


def read_answer(question: Question, value: Any) -> Answer:
    """Check one answer against its question; an empty list gives an empty tuple.

    :raises AnswerError: as `read_answers`.
    """
    if question.kind == "many":
        return _read_many(question, value)
    if question.kind == "number":
        return _read_number(question, value)
    if not isinstance(value, str):
        raise _wrong_type(question, "one choice id", question.choice_ids)
    return _known(question, value)


def _read_many(question: Question, value: Any) -> Answer:
    if value == NOT_SURE:
        value = [NOT_SURE]
    if not isinstance(value, list | tuple) or not all(isinstance(item, str) for item in value):
        raise _wrong_type(question, "a list of choice ids", question.choice_ids)
    chosen = frozenset(_known(question, item) for item in value)
    if NOT_SURE in chosen and len(chosen) > 1:
        message = "not-sure cannot stand beside other choices."
        raise AnswerError(question.id, "not-sure-with-others", message, (NOT_SURE, "or other choices"))
    return tuple(choice for choice in question.choice_ids if choice in chosen)


def _read_number(question: Question, value: Any) -> Answer:
    allowed = (f"{question.minimum}-{question.maximum}", NOT_SURE)
    if value == NOT_SURE:
        return NOT_SURE
    if isinstance(value, bool) or not isinstance(value, int):
        raise _wrong_type(question, "a whole number", allowed)
    if not (question.minimum or 0) <= value <= (question.maximum or 0):
        raise AnswerError(question.id, "out-of-range", "The number is out of range.", allowed)
    return value


def _known(question: Question, choice: str) -> str:
    allowed = question.choice_ids
    if choice not in allowed:
        raise AnswerError(question.id, "unknown-choice", "This question has no such choice.", allowed)
    return choice


def _wrong_type(question: Question, wanted: str, allowed: tuple[str, ...]) -> AnswerError:
    return AnswerError(question.id, "wrong-type", f"This question takes {wanted}.", allowed)


def chosen_conditions(answers: Answers) -> tuple[str, ...]:
    """Give the conditions chosen; empty when not answered or not sure."""
    chosen = answers.get(CONDITIONS, ())
    return chosen if isinstance(chosen, tuple) and chosen != (NOT_SURE,) else ()


def is_for(conditions: tuple[str, ...] | None, chosen: tuple[str, ...]) -> bool:
    """Tell whether something limited to `conditions` (None: to nobody) concerns the chosen ones."""
    return conditions is None or not set(conditions).isdisjoint(chosen)


def asked_answers(aid: DecisionAid, answers: Answers) -> dict[str, Answer]:
    """Leave out the answers to questions that the chosen conditions do not ask."""
    chosen = chosen_conditions(answers)
    return {
        question.id: answers[question.id]
        for question in aid.questions
        if question.id in answers and is_for(question.conditions, chosen)
    }


def known_answers(answers: Answers) -> dict[str, Answer]:
    """Leave out not-sure, which means the same as missing, and read not-applicable as no."""
    return {
        field: NO if answer == NOT_APPLICABLE else answer
        for field, answer in answers.items()
        if answer not in (NOT_SURE, (NOT_SURE,), ())
    }
