"""Which sample answer sets get other findings from one content than from another (R27)."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import Field, JsonValue

from decisionaid.content.mistakes import ContentError
from decisionaid.content.yaml_text import read_yaml
from decisionaid.domain.aid import DecisionAid
from decisionaid.domain.base import Model, Slug, Text
from decisionaid.domain.finding import Finding
from decisionaid.engine.answers import AnswerError, read_answer
from decisionaid.engine.compiled import CompiledAid
from decisionaid.engine.evaluate import evaluate


class Sample(Model):
    """One invented answer set, held against every release."""

    id: Slug
    label: Text
    answers: dict[Slug, JsonValue] = Field(min_length=1)


class _Samples(Model):
    samples: tuple[Sample, ...]


@dataclass(frozen=True)
class Told:
    """What one rule says about one option; the questions that decided it do not count as a change."""

    option: str
    rule: str
    flag: str
    level: str | None
    reason: str | None


@dataclass(frozen=True)
class Effect:
    """A sample whose findings differ: those that came and those that went, in the order of the page."""

    sample: Sample
    came: tuple[Told, ...]
    went: tuple[Told, ...]


def read_samples(path: Path) -> tuple[Sample, ...]:
    """Read the sample answer sets.

    :raises ContentError: if the file is not YAML.
    :raises pydantic.ValidationError: if it does not fit.
    """
    document = read_yaml(path.read_text(encoding="utf-8"), file=path.name)
    if document.mistakes:
        raise ContentError(document.mistakes)
    return _Samples.model_validate_json(json.dumps(document.data)).samples


def effects(old: CompiledAid, new: CompiledAid, samples: Iterable[Sample]) -> tuple[Effect, ...]:
    """Give the samples whose findings differ between two contents."""
    found = []
    for sample in samples:
        before, after = _told(old, sample), _told(new, sample)
        if before.keys() != after.keys():
            came = tuple(told for told in after if told not in before)
            found.append(Effect(sample, came, tuple(told for told in before if told not in after)))
    return tuple(found)


def _told(compiled: CompiledAid, sample: Sample) -> dict[Told, None]:
    evaluation = evaluate(compiled, _known(compiled.aid, sample))
    return dict.fromkeys(_as_told(finding) for finding in evaluation.findings)


def _as_told(finding: Finding) -> Told:
    return Told(finding.option, finding.rule, finding.flag, finding.level, finding.reason)


def _known(aid: DecisionAid, sample: Sample) -> dict[str, Any]:
    """Read the answers that this content asks for; an older or newer one may lack a question or a choice."""
    answers: dict[str, Any] = {}
    for question in aid.questions:
        if question.id in sample.answers:
            try:
                answers[question.id] = read_answer(question, sample.answers[question.id])
            except AnswerError:
                continue  # this content has no such choice: it is not answered
    return answers
