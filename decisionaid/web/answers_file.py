"""A person's answers as a JSON file, to go on later: not encrypted, without name or free text."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from decisionaid.domain.aid import DecisionAid
from decisionaid.engine.answers import Answer, AnswerError, read_answers
from decisionaid.web.submission import WHO, Submission

FORMAT_NAME = "decision-aid-answers"
FORMAT_VERSION = 1
MAX_BYTES = 64 * 1024
MAX_VALUES = 30
MAX_QUESTIONS = 100
ID = re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*")
LONGEST_ID = 80

Problem = Literal["missing", "too-large", "unreadable", "not-ours", "newer"]


class AnswersFileError(Exception):
    """The file cannot be used at all; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(f"The file is {problem}.")
        self.problem = problem


@dataclass(frozen=True)
class LoadedAnswers:
    """What fits the live release, and the names of what does not.

    `answers_left` holds ids of questions whose answer does not fit, `unknown` ids that mean nothing here.
    """

    submission: Submission
    release: str
    answers_left: tuple[str, ...]
    unknown: tuple[str, ...]


def write_answers_file(submission: Submission, *, release: str, warning: str) -> bytes:
    """Write the file. The same submission and release give the same bytes."""
    data = {
        "format": FORMAT_NAME,
        "version": FORMAT_VERSION,
        "about": warning,
        "release": release,
        "who": submission.who,
        "answers": dict(submission.answers),
        "values": dict(submission.preferences),
        "questions": list(submission.questions),
    }
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def read_answers_file(aid: DecisionAid, data: bytes) -> LoadedAnswers:
    """Read a file back; what does not fit the aid is left out and named.

    :raises AnswersFileError: if it is too large, no JSON, or not such a file.
    """
    match _read_json(data):
        case {
            "format": str(name),
            "version": int(version),
            "who": str(who),
            "answers": dict(raw),
            **rest,
        } if name == FORMAT_NAME and who in WHO:
            if version > FORMAT_VERSION:
                raise AnswersFileError("newer")
        case _:
            raise AnswersFileError("not-ours")
    answers, answers_left, unknown = _fitting(aid, raw)
    values, odd_values = _values(rest.get("values", {}))
    questions, odd_questions = _questions(aid, rest.get("questions", []))
    return LoadedAnswers(
        Submission(who, answers, values, questions),
        _plain(rest.get("release", "")),
        answers_left,
        tuple(dict.fromkeys(_plain(name) for name in (*unknown, *odd_values, *odd_questions))),
    )


def _read_json(data: bytes) -> Any:
    if len(data) > MAX_BYTES:
        raise AnswersFileError("too-large")
    try:
        return json.loads(data.decode("utf-8-sig"), object_pairs_hook=_once_each)
    except (ValueError, RecursionError) as error:
        raise AnswersFileError("unreadable") from error


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key is given twice")
    return found


def _fitting(
    aid: DecisionAid, raw: Mapping[str, Any]
) -> tuple[dict[str, Answer], tuple[str, ...], tuple[str, ...]]:
    known = {question.id for question in aid.questions}
    answers: dict[str, Answer] = {}
    left = []
    for name, value in raw.items():
        try:
            answers |= read_answers(aid, {name: value})
        except AnswerError:
            left.append(name)
    return answers, tuple(n for n in left if n in known), tuple(n for n in left if n not in known)


def _values(raw: Any) -> tuple[dict[str, str], tuple[Any, ...]]:
    if not isinstance(raw, dict):
        return {}, ("values",)
    fitting = {key: value for key, value in raw.items() if _is_id(key) and _is_id(value)}
    kept = dict(list(fitting.items())[:MAX_VALUES])
    return kept, tuple(key for key in raw if key not in kept)


def _questions(aid: DecisionAid, raw: Any) -> tuple[tuple[str, ...], tuple[Any, ...]]:
    if not isinstance(raw, list):
        return (), ("questions",)
    known = {question.id for question in aid.questions_to_ask}
    names = [name for name in raw if isinstance(name, str) and name in known]
    kept = tuple(dict.fromkeys(names))[:MAX_QUESTIONS]
    return kept, tuple(name for name in raw if name not in kept)


def _is_id(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST_ID and bool(ID.fullmatch(value))


def _plain(value: Any) -> str:
    # Only what may be an id is shown again; the file may hold anything.
    return value if _is_id(value) else "…"
