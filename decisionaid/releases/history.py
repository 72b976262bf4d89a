"""All releases ever published, and what changed from each to the next; held in memory for the public page.

Published content never changes, so each difference is worked out once and kept by its pair of hashes.
The thread that loads the live release fills this; a patient's request runs no query.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from decisionaid.content.difference import ItemChange, difference
from decisionaid.content.effects import Effect, Sample, effects, read_samples
from decisionaid.domain.aid import DecisionAid
from decisionaid.engine.compiled import compile_aid


@dataclass(frozen=True)
class Stored:
    """A release as the database holds it; `read` gives its content."""

    number: int
    content_hash: str
    published_at: datetime
    read: Callable[[], DecisionAid]


@dataclass(frozen=True)
class Change:
    """What differs between a release and the one before, and which samples get other findings."""

    items: tuple[ItemChange, ...]
    effects: tuple[Effect, ...]
    samples: int


@dataclass(frozen=True)
class PublishedRelease:
    """One release; `change` is None for the first."""

    number: int
    content_hash: str
    published_on: date
    change: Change | None


class ReleaseHistory:
    """The published releases of one process, newest first; None until they were loaded."""

    def __init__(self, samples: Callable[[], tuple[Sample, ...]]) -> None:
        self._samples = samples
        self._changes: dict[tuple[str, str], Change] = {}
        self._releases: tuple[PublishedRelease, ...] | None = None

    def get(self) -> tuple[PublishedRelease, ...] | None:
        """Give the releases, newest first, or None while they are being loaded."""
        return self._releases

    def fill(self, stored: list[Stored]) -> None:
        """Take the releases in the order of their numbers; known pairs are not compared again."""
        pairs = zip([None, *stored], stored, strict=False)
        releases = [
            PublishedRelease(
                number=item.number,
                content_hash=item.content_hash,
                published_on=timezone.localdate(item.published_at),
                change=self._change(before, item) if before else None,
            )
            for before, item in pairs
        ]
        self._releases = tuple(reversed(releases))

    def clear(self) -> None:
        """Forget the releases (for tests)."""
        self._releases = None

    def _change(self, before: Stored, after: Stored) -> Change:
        key = (before.content_hash, after.content_hash)
        if key not in self._changes:
            old, new, samples = before.read(), after.read(), self._samples()
            self._changes[key] = Change(
                items=difference(old, new),
                effects=effects(compile_aid(old), compile_aid(new), samples),
                samples=len(samples),
            )
        return self._changes[key]


def samples_file() -> Path:
    """Give the file of the sample answer sets."""
    return Path(settings.BASE_DIR) / "fixtures" / "sample-answers.yaml"


release_history = ReleaseHistory(lambda: read_samples(samples_file()))
