"""The live release in memory: patients' requests read it here and touch no table.

A background thread of each process loads it and looks every few seconds whether another is live.
"""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from django.db import DatabaseError, InterfaceError

from decisionaid.domain.aid import DecisionAid
from decisionaid.engine.compiled import CompiledAid
from decisionaid.releases.history import release_history

logger = logging.getLogger(__name__)

SECONDS_BETWEEN_LOOKS = 5
SECONDS_TO_WAIT_FOR_FIRST = 15


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


class LiveReleaseHolder:
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
        self._look = look
        self._afterwards = afterwards
        self._told: LiveRelease | None = None
        self._watchers: list[Callable[[LiveRelease], None]] = []
        self._trouble = ""
        self._lock = threading.Lock()
        self._loaded = threading.Event()
        self._release: LiveRelease | None = None
        self._is_pinned = False
        self._thread: threading.Thread | None = None

    def get(self) -> LiveRelease:
        """Give the live release; the first call waits until it is loaded.

        :raises NoLiveRelease: if there is none.
        """
        if self._release is None:
            self._start()
            self._loaded.wait(SECONDS_TO_WAIT_FOR_FIRST)
        release = self._release
        if release is None:
            raise NoLiveRelease("No release is published. Run 'manage.py up', or publish one in the panel.")
        return release

    def pin(self, release: LiveRelease | None) -> None:
        """Use this release until `pin(None)`, without looking for another (for tests and commands)."""
        self._release = release
        self._is_pinned = release is not None

    def watch(self, watcher: Callable[[LiveRelease], None]) -> None:
        """Call this with each release that becomes the live one of this process."""
        self._watchers.append(watcher)

    def refresh(self) -> None:
        """Look once whether another release is live, and keep the old one where reading fails."""
        try:
            fresh = self._look(self._release.number if self._release else None)
        except Exception as error:
            # The database may be away for a moment; patients go on with the release in memory.
            self._note_trouble(error)
            return
        if self._trouble:
            self._trouble = ""
            logger.warning("The live release can be read again.")
        if fresh is not None and not self._is_pinned:
            self._release = fresh
            for watcher in self._watchers:
                watcher(fresh)

    def _note_trouble(self, error: Exception) -> None:
        # It is tried every few seconds: only another kind of trouble is worth another line.
        trouble = type(error).__name__
        if trouble == self._trouble:
            return
        self._trouble = trouble
        goes_on = "going on with the one in memory" if self._release else "there is none in memory"
        message = f"The live release could not be read (%s); {goes_on}. It is tried again."
        # Of a database that is away or has no tables yet the place in the code tells nothing.
        place = None if isinstance(error, DatabaseError | InterfaceError) else error
        logger.error(message, trouble, exc_info=place)

    def _start(self) -> None:
        with self._lock:
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._run, name="live-release", daemon=True)
                self._thread.start()

    def _run(self) -> None:
        pause = threading.Event()
        while True:
            self.refresh()
            self._loaded.set()
            self._tell()
            pause.wait(SECONDS_BETWEEN_LOOKS)

    def _tell(self) -> None:
        if self._release is self._told:
            return
        try:
            self._afterwards()
        except Exception:
            logger.exception("The history of releases could not be read; it is tried again.")
        else:
            self._told = self._release


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
