"""What somebody gave on one page of the questionnaire: as typed, and as an answer or an error."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from decisionaid.domain.question import NOT_SURE, Question
from decisionaid.engine.answers import Answer, AnswerError, Answers, read_answer

NOT_SURE_SUFFIX = "-not-sure"
MISSING = "missing"


@dataclass(frozen=True)
class Entry:
    """`picked` and `text` are kept as given; `error` is a code, empty where there is none."""

    question: Question
    picked: tuple[str, ...] = ()
    text: str = ""
    answer: Answer | None = None
    error: str = ""


def saved_entry(question: Question, answers: Answers) -> Entry:
    """Give what was answered before."""
    answer = answers.get(question.id)
    if isinstance(answer, tuple):
        return Entry(question, picked=answer, answer=answer)
    if isinstance(answer, int):
        return Entry(question, text=str(answer), answer=answer)
    return Entry(question, picked=(answer,) if answer else (), answer=answer)


def posted_entries(
    questions: Iterable[Question], data: QueryDict, *, may_be_empty: bool
) -> tuple[Entry, ...]:
    """Read what was posted for these questions; all else that was posted is ignored."""
    return tuple(_posted_entry(question, data, may_be_empty or question.optional) for question in questions)


def _posted_entry(question: Question, data: QueryDict, may_be_empty: bool) -> Entry:
    picked, text = _picked(question, data), data.get(question.id, "") if question.kind == "number" else ""
    if not picked and not text.strip():
        return Entry(question, error="" if may_be_empty else MISSING)
    try:
        answer = read_answer(question, _value(question, picked, text))
    except AnswerError as error:
        return Entry(question, picked, text, error=error.code)
    return Entry(question, picked, text, answer)


def _picked(question: Question, data: QueryDict) -> tuple[str, ...]:
    if question.kind == "number":
        return (NOT_SURE,) if question.id + NOT_SURE_SUFFIX in data else ()
    return tuple(data.getlist(question.id))


def _value(question: Question, picked: tuple[str, ...], text: str) -> Any:
    if question.kind == "many":
        return picked
    if question.kind != "number":
        return picked[0] if len(picked) == 1 else picked
    if not text.strip():
        return NOT_SURE
    if picked:
        raise AnswerError(question.id, "not-sure-with-others", "Not sure cannot stand beside a number.")
    return _number(question, text)


def _number(question: Question, text: str) -> int | str:
    # Full-width digits are what a Japanese keyboard gives; some people type the unit too.
    plain = unicodedata.normalize("NFKC", text).strip()
    if question.unit:
        plain = plain.removesuffix(question.unit.ja).removesuffix(question.unit.en).strip()
    return int(plain) if re.fullmatch(r"[0-9]{1,9}", plain) else plain
