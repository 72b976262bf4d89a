"""One answer set from a JSON or YAML file, or from the file of answers that a person saved."""

import json
from pathlib import Path
from typing import Any

from decisionaid.content.yaml_text import read_yaml
from decisionaid.domain.aid import DecisionAid
from decisionaid.engine.answers import AnswerError, read_answers
from decisionaid.web.answers_file import FORMAT_NAME, AnswersFileError, read_answers_file
from decisionaid.web.submission import Submission


class AnswerFileError(Exception):
    """The file cannot be read as one answer set; the text says why and what to do."""


def read_answer_file(aid: DecisionAid, path: Path) -> Submission:
    """Read one answer set: an object of question id to answer, as JSON or YAML.

    A file that a person saved to go on later also tells for whom it is, what matters and which questions
    were ticked.

    :raises AnswerFileError: if the file, its form, or an answer in it is wrong.
    """
    try:
        data = path.read_bytes()
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise AnswerFileError(f"{path}: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise AnswerFileError(f"{path}: This is not UTF-8 text.") from error
    document = _read(text, path)
    if isinstance(document, dict) and document.get("format") == FORMAT_NAME:
        return _saved(aid, data, path)
    try:
        return Submission("self", read_answers(aid, document))
    except AnswerError as error:
        allowed = f" Allowed: {', '.join(error.allowed)}." if error.allowed else ""
        raise AnswerFileError(f"{path}: {error.field or 'answers'}: {error.message}{allowed}") from error


def _saved(aid: DecisionAid, data: bytes, path: Path) -> Submission:
    # On the page a person is told what was left out; a command must not go on without it.
    try:
        loaded = read_answers_file(aid, data)
    except AnswersFileError as error:
        raise AnswerFileError(f"{path}: {error}") from error
    if odd := (*loaded.answers_left, *loaded.unknown):
        raise AnswerFileError(f"{path}: This does not fit the live release: {', '.join(odd)}.")
    return loaded.submission


def _read(text: str, path: Path) -> Any:
    # A JSON object is YAML too, and the strict reader tells line and column and refuses duplicates.
    document = read_yaml(text, file=str(path))
    if path.suffix == ".json":
        try:
            json.loads(text)
        except (ValueError, RecursionError) as error:
            raise AnswerFileError(f"{path}: This is not valid JSON: {error}.") from error
    if document.mistakes:
        raise AnswerFileError("\n".join(str(mistake) for mistake in document.mistakes))
    return document.data
