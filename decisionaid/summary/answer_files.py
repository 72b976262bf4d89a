"""One answer set from a JSON or YAML file."""

import json
from pathlib import Path
from typing import Any

from decisionaid.content.yaml_text import read_yaml
from decisionaid.domain.aid import DecisionAid
from decisionaid.engine.answers import Answer, AnswerError, read_answers


class AnswerFileError(Exception):
    """The file cannot be read as one answer set; the text says why and what to do."""


def read_answer_file(aid: DecisionAid, path: Path) -> dict[str, Answer]:
    """Read one answer set: an object of question id to answer, as JSON or YAML.

    :raises AnswerFileError: if the file, its form, or an answer in it is wrong.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise AnswerFileError(f"{path}: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise AnswerFileError(f"{path}: This is not UTF-8 text.") from error
    try:
        return read_answers(aid, _read(text, path))
    except AnswerError as error:
        allowed = f" Allowed: {', '.join(error.allowed)}." if error.allowed else ""
        raise AnswerFileError(f"{path}: {error.field or 'answers'}: {error.message}{allowed}") from error


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
