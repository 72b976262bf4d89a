"""Made-up answer sets for the preview and for telling which findings a new release changes (R27)."""

from dataclasses import dataclass
from functools import cache

from decisionaid.content.answer_words import explain_answer
from decisionaid.content.effects import Sample, read_samples
from decisionaid.domain.finding import Finding
from decisionaid.engine.answers import AnswerError, read_answers
from decisionaid.engine.evaluate import evaluate
from decisionaid.releases.history import samples_file
from decisionaid.releases.live import LiveRelease


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


@cache
def list_samples() -> tuple[Sample, ...]:
    """Give the samples in the order of their file, those that `/changes/` compares too.

    :raises ContentError: if the file has mistakes.
    """
    return read_samples(samples_file())


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
