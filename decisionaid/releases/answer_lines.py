"""Answer sets as JSON lines: one in, one out, in constant memory."""

import json
from collections.abc import Iterator
from typing import IO, Any

from decisionaid.domain.finding import Evaluation
from decisionaid.engine.answers import AnswerError, read_answers
from decisionaid.engine.evaluate import evaluate
from decisionaid.releases.live import LiveRelease

MAX_LINE_BYTES = 64_000


def evaluate_lines(release: LiveRelease, lines: IO[bytes]) -> Iterator[tuple[dict[str, Any], bool]]:
    """Give for each non-empty line the object to print and whether it went well."""
    for number, line in enumerate(_limited(lines), 1):
        if line is not None and not line.strip():
            continue
        try:
            answers = read_answers(release.aid, _read_line(line))
            yield as_json(evaluate(release.compiled, answers), release.label), True
        except AnswerError as error:
            yield (
                {
                    "error": {
                        "line": number,
                        "field": error.field,
                        "code": error.code,
                        "message": error.message,
                        "allowed": list(error.allowed),
                    }
                },
                False,
            )


def as_json(evaluation: Evaluation, label: str) -> dict[str, Any]:
    """Give an evaluation in the fixed form of the `evaluate` command."""
    return {
        "release": label,
        "options": list(evaluation.options),
        "findings": [
            {
                "option": finding.option,
                "rule": finding.rule,
                "source": finding.source,
                "flag": finding.flag,
                "level": finding.level,
                "reason": finding.reason,
                "rows": list(finding.rows),
                "because": list(finding.because),
            }
            for finding in evaluation.findings
        ],
        "consistency": list(evaluation.consistency),
        "urgent": list(evaluation.urgent),
    }


def _limited(lines: IO[bytes]) -> Iterator[bytes | None]:
    """Give the lines; None for one that is too long, whose rest is read and dropped."""
    while line := lines.readline(MAX_LINE_BYTES + 1):
        if len(line) <= MAX_LINE_BYTES:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = lines.readline(MAX_LINE_BYTES)
        yield None


def _read_line(line: bytes | None) -> Any:
    if line is None:
        raise AnswerError(None, "too-long", f"A line may hold at most {MAX_LINE_BYTES:,} bytes.")
    try:
        return json.loads(line.decode("utf-8-sig"), object_pairs_hook=_unique, parse_constant=_no_constant)
    except UnicodeDecodeError as error:
        raise AnswerError(None, "not-utf-8", "The line is not UTF-8 text.") from error
    except (ValueError, RecursionError) as error:
        raise AnswerError(None, "not-json", "The line is not one JSON object.") from error


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for key, value in pairs:
        if key in values:
            raise AnswerError(key, "duplicate-key", "This question is answered twice in one line.")
        values[key] = value
    return values


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")
