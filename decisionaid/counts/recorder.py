"""Counts in memory, written by a background thread: a patient's request runs no query of its own.

What was counted since the last writing is lost when a process is killed; at an orderly end it is written.
"""

import atexit
import logging
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date

logger = logging.getLogger(__name__)

SECONDS_BETWEEN_WRITES = 3
Key = tuple[date, str, str]


class Recorder:
    """Adds up counts of one process; `write` stores them all or none."""

    def __init__(self, write: Callable[[Mapping[Key, int]], None]) -> None:
        self._write = write
        self._lock = threading.Lock()
        self._writing = threading.Lock()
        self._counts: Counter[Key] = Counter()
        self._thread: threading.Thread | None = None
        self._is_held = False
        self._trouble = ""

    def add(self, changes: Iterable[tuple[Key, int]]) -> None:
        """Count; changes given together are stored together."""
        with self._lock:
            for key, change in changes:
                self._counts[key] += change
            if not self._is_held:
                self._start()

    def hold(self) -> None:
        """Write only when `flush` is called (for tests)."""
        self._is_held = True

    def drop(self) -> None:
        """Forget what is not written yet (for tests)."""
        with self._lock:
            self._counts.clear()

    def flush(self) -> None:
        """Write what was counted; where that fails it is kept for the next time."""
        with self._writing:
            with self._lock:
                counts, self._counts = self._counts, Counter()
            changes = {key: count for key, count in counts.items() if count}
            if not changes:
                return
            try:
                self._write(changes)
            except Exception as error:
                self._note_trouble(error)
                with self._lock:
                    self._counts.update(changes)
            else:
                self._note_success()

    def _note_trouble(self, error: Exception) -> None:
        # It is tried every few seconds: only another kind of trouble is worth another line.
        trouble = type(error).__name__
        if trouble != self._trouble:
            self._trouble = trouble
            logger.error("Counts could not be written; they are kept and tried again.", exc_info=error)

    def _note_success(self) -> None:
        if self._trouble:
            self._trouble = ""
            logger.warning("Counts can be written again.")

    def _start(self) -> None:
        # A thread does not survive a fork, so each process starts its own with its first count.
        if self._thread is None or not self._thread.is_alive():
            self._thread = threading.Thread(target=self._run, name="counts", daemon=True)
            self._thread.start()
            atexit.register(self.flush)

    def _run(self) -> None:
        pause = threading.Event()
        while True:
            pause.wait(SECONDS_BETWEEN_WRITES)
            self.flush()


def _write_to_database(changes: Mapping[Key, int]) -> None:
    from decisionaid.counts.actions import write_counts  # noqa: PLC0415 (only this thread uses models)

    write_counts(changes)


recorder = Recorder(_write_to_database)
