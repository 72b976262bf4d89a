"""Made-up answer sets for the preview and for telling which findings a new release changes (R27)."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from decisionaid.content.answer_words import explain_answer
from decisionaid.content.yaml_text import read_yaml
from decisionaid.domain.base import Text
from decisionaid.domain.finding import Finding
from decisionaid.engine.answers import AnswerError, read_answers
from decisionaid.engine.evaluate import evaluate
from decisionaid.releases.live import LiveRelease


@dataclass(frozen=True)
class Sample:
    """One made-up answer set with its name."""

    id: str
    label: Text
    answers: dict[str, Any]


@dataclass(frozen=True)
class SampleChange:
    """What a release changes for one sample; `error` where its answers cannot be read any more."""

    sample: Sample
    added: tuple[Finding, ...] = ()
    removed: tuple[Finding, ...] = ()
    options_before: tuple[str, ...] = ()
    options_after: tuple[str, ...] = ()
    urgent_changed: bool = False
    error: str = ""  # knows both languages

    @property
    def is_any(self) -> bool:
        """Tell whether anything differs."""
        same_options = self.options_before == self.options_after
        return bool(self.added or self.removed or self.urgent_changed or self.error or not same_options)


class SampleError(Exception):
    """A file of samples cannot be read; the text says why."""


@cache
def list_samples() -> tuple[Sample, ...]:
    """Give the samples in the order of their files.

    :raises SampleError: if a file has mistakes.
    """
    folder = Path(settings.BASE_DIR) / "fixtures" / "samples"
    return tuple(_read(path) for path in sorted(folder.glob("*.yaml")))


def _read(path: Path) -> Sample:
    document = read_yaml(path.read_text(encoding="utf-8"), file=path.name)
    if document.mistakes or not isinstance(document.data, dict):
        raise SampleError("\n".join(map(str, document.mistakes)) or f"{path.name} holds no sample.")
    return Sample(document.data["id"], Text(**document.data["label"]), document.data["answers"])


def find_sample(sample_id: str) -> Sample | None:
    """Give a sample by its id, or None."""
    return next((sample for sample in list_samples() if sample.id == sample_id), None)


def compare_samples(old: LiveRelease, new: LiveRelease) -> tuple[SampleChange, ...]:
    """Give what changes for each sample from one release to another."""
    return tuple(_compare(sample, old, new) for sample in list_samples())


def _compare(sample: Sample, old: LiveRelease, new: LiveRelease) -> SampleChange:
    try:
        before = evaluate(old.compiled, read_answers(old.aid, sample.answers))
        after = evaluate(new.compiled, read_answers(new.aid, sample.answers))
    except AnswerError as error:
        return SampleChange(sample, error=explain_answer(error))
    return SampleChange(
        sample,
        added=tuple(finding for finding in after.findings if finding not in before.findings),
        removed=tuple(finding for finding in before.findings if finding not in after.findings),
        options_before=before.options,
        options_after=after.options,
        urgent_changed=before.urgent != after.urgent,
    )
