"""What a shared summary holds: enough to make the patient's summary again, and nothing written freely."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from decisionaid.domain.aid import DecisionAid
from decisionaid.engine.answers import read_answers
from decisionaid.web.submission import Submission

FORMAT = 1


@dataclass(frozen=True)
class Payload:
    """`format` says how the patient's PDF was made (size, extent and so on), as short words and numbers."""

    submission: Submission
    language: str
    as_of: date
    format: Mapping[str, str | int | bool] = field(default_factory=dict)


def write_payload(payload: Payload) -> dict[str, Any]:
    """Give the payload as JSON data."""
    submission = payload.submission
    return {
        "v": FORMAT,
        "who": submission.who,
        "answers": {name: _plain(value) for name, value in submission.answers.items()},
        "values": dict(submission.preferences),
        "questions": list(submission.questions),
        "language": payload.language,
        "as_of": payload.as_of.isoformat(),
        "format": dict(payload.format),
    }


def read_payload(aid: DecisionAid, data: Mapping[str, Any]) -> Payload:
    """Give back what `write_payload` was given; `aid` is that of the release it is tied to."""
    submission = Submission(
        data["who"], read_answers(aid, data["answers"]), data["values"], tuple(data["questions"])
    )
    return Payload(submission, data["language"], date.fromisoformat(data["as_of"]), data["format"])


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value
