"""The live release in memory: patients' requests read it here and touch no table."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from decisionaid.domain.aid import DecisionAid
from decisionaid.engine.compiled import CompiledAid
from decisionaid.releases.history import release_history
from decisionaid.web.live import LiveHolder

logger = logging.getLogger(__name__)


class NoLiveRelease(Exception):
    """No release is published, or it could not be read yet."""


@dataclass(frozen=True)
class LiveRelease:
    """A release ready for use; `number` is None for content that is not published."""

    number: int | None
    content_hash: str
    aid: DecisionAid
    compiled: CompiledAid

    @property
    def is_published(self) -> bool:
        """Tell whether it is a stored release, so that something can be tied to it."""
        return self.number is not None

    @cached_property
    def label(self) -> str:
        """Name the release with the start of its hash, as printed on every page."""
        return f"{self.number or 'draft'}-{self.content_hash[:8]}"


class LiveReleaseHolder(LiveHolder[LiveRelease]):
    """Holds the live release of one process and keeps it up to date."""

    def __init__(
        self,
        look: Callable[[int | None], LiveRelease | None],
        *,
        afterwards: Callable[[], None] = lambda: None,
    ) -> None:
        """`look(number)` gives the live release, or None when release `number` still is.

        `afterwards` is called in the same thread when another release has become the live one.
        """
        super().__init__(look, called="live release")
        self._afterwards = afterwards
        self._told: LiveRelease | None = None

    def get(self) -> LiveRelease:
        """Give the live release; the first call waits until it is loaded.

        :raises NoLiveRelease: if there is none.
        """
        release = self.find()
        if release is None:
            raise NoLiveRelease("No release is published. Run 'manage.py up', or publish one in the panel.")
        return release

    def pin(self, release: LiveRelease | None) -> None:
        """Use this release until `pin(None)`, without looking for another (for tests and commands)."""
        if release is None:
            self.unpin()
        else:
            super().pin(release)

    def _finish_look(self) -> None:
        if self._held is self._told:
            return
        try:
            self._afterwards()
        except Exception:
            logger.exception("The history of releases could not be read; it is tried again.")
        else:
            self._told = self._held


def _look_in_database(number: int | None) -> LiveRelease | None:
    from django.db import connection  # noqa: PLC0415 (only this thread uses the database)

    from decisionaid.releases import selectors  # noqa: PLC0415 (selectors build LiveRelease from here)

    try:
        if number is not None and selectors.find_published_number() == number:
            return None
        release = selectors.find_published_release()
        return selectors.read_release(release) if release else None
    finally:
        connection.close()


def _fill_history() -> None:
    from django.db import connection  # noqa: PLC0415 (only this thread uses the database)

    from decisionaid.releases import selectors  # noqa: PLC0415 (selectors build LiveRelease from here)

    try:
        release_history.fill(selectors.list_published_releases())
    finally:
        connection.close()


live_release = LiveReleaseHolder(_look_in_database, afterwards=_fill_history)
