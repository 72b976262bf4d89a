"""The last result of the content checks, with its time: of the draft, the live release and the one in review.

The checks take about a second, so no page waits for them: who asks gets the last result, and a thread looks
again at what changed since. The proof is not among them; it runs before publishing.
"""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.core.cache import cache
from django.db import connection
from django.utils import timezone, translation
from pydantic import ValidationError

from decisionaid.content.mistakes import Mistake
from decisionaid.content.pieces import pieces_of_aid
from decisionaid.content.store import from_data
from decisionaid.releases.checking import check_pieces
from decisionaid.releases.draft_rows import draft_pieces
from decisionaid.releases.marks import unsigned_marks
from decisionaid.releases.models import Draft, Release

logger = logging.getLogger(__name__)

# A newer version of the program may check more.
LONGEST: Final = timedelta(days=1)
MOST_KEPT: Final = 100


@dataclass(frozen=True)
class Line:
    """A mistake in one line, kept in both languages: who reads it is not known yet."""

    ja: str
    en: str

    def in_language(self, language: str) -> str:
        return self.en if language.startswith("en") else self.ja


@dataclass(frozen=True)
class LastCheck:
    """What the checks found; `is_current` says whether the content is still the one they looked at."""

    count: int
    mistakes: tuple[Line, ...]
    at: datetime
    is_current: bool


@dataclass(frozen=True)
class _Subject:
    key: str
    # Another state is another content.
    state: str
    find: Callable[[], list[Line]]


class LastChecks:
    """Keeps one result for each content, for all processes, and renews it in a thread of its own."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._is_held = False

    def hold(self) -> None:
        """Check only when `run` is called (for tests)."""
        self._is_held = True

    def of_draft(self) -> LastCheck | None:
        """Give the last result about the draft; None if there is none yet."""
        subject = _draft()
        return self._last(subject) if subject else None

    def of_release(self, release: Release) -> LastCheck | None:
        """Give the last result about a release; None if there is none yet."""
        return self._last(_of(release))

    def run(self) -> None:
        """Check the draft, the live release and the open one, as far as that was not done."""
        open_or_live = Release.objects.exclude(status=Release.Status.RETIRED).defer("files")
        for subject in filter(None, (_draft(), *map(_of, open_or_live))):
            if not _is_fresh(_read(subject)):
                found = subject.find()
                kept = (subject.state, len(found), tuple(found[:MOST_KEPT]), timezone.now())
                cache.set(subject.key, kept, timeout=None)

    def _last(self, subject: _Subject) -> LastCheck | None:
        last = _read(subject)
        if not _is_fresh(last):
            self._run_soon()
        return last

    def _run_soon(self) -> None:
        if self._is_held:
            return
        with self._lock:
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._run, name="content-checks", daemon=True)
                self._thread.start()

    def _run(self) -> None:
        try:
            self.run()
        except Exception:
            # The next who looks at the start page has it tried again.
            logger.exception("The content could not be checked.")
        finally:
            connection.close()


def _draft() -> _Subject | None:
    revision = Draft.objects.values_list("revision", flat=True).first()
    if revision is None:
        return None
    return _Subject("content-checks:draft", str(revision), _check_draft)


def _of(release: Release) -> _Subject:
    return _Subject(f"content-checks:release:{release.pk}", release.content_hash, lambda: _check(release))


def _check_draft() -> list[Line]:
    pieces = draft_pieces()
    marks = []
    for language in ("ja", "en"):
        with translation.override(language):
            marks.append(unsigned_marks(pieces))
    return [*_told(check_pieces(pieces).mistakes), *(Line(ja, en) for ja, en in zip(*marks, strict=True))]


def _check(release: Release) -> list[Line]:
    try:
        aid = from_data(release.content)
    except ValidationError as error:
        # It fits a schema of before.
        lines = [f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in error.errors()]
        return [Line(line, line) for line in lines]
    return _told(check_pieces(pieces_of_aid(aid)).mistakes)


def _told(mistakes: tuple[Mistake, ...]) -> list[Line]:
    return [Line(mistake.in_language("ja"), mistake.in_language("en")) for mistake in mistakes]


def _read(subject: _Subject) -> LastCheck | None:
    kept = cache.get(subject.key)
    if kept is None:
        return None
    state, count, mistakes, at = kept
    return LastCheck(count, mistakes, at, is_current=state == subject.state)


def _is_fresh(last: LastCheck | None) -> bool:
    return last is not None and last.is_current and timezone.now() - last.at < LONGEST


last_checks = LastChecks()
