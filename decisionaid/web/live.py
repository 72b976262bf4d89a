"""What is published, in memory: patients' requests read it here and touch no table.

A background thread of each process loads it and looks every few seconds whether another is live.
"""

import logging
import threading
from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from django.db import DatabaseError, InterfaceError

logger = logging.getLogger(__name__)

SECONDS_BETWEEN_LOOKS = 5
SECONDS_TO_WAIT_FOR_FIRST = 15


class Numbered(Protocol):
    """Something published: its number tells whether another one is live by now."""

    @property
    def number(self) -> int | None:
        """Give the number; None for what is not published."""


T = TypeVar("T", bound=Numbered)


class LiveHolder(Generic[T]):
    """Holds what is live in one process and keeps it up to date."""

    def __init__(self, look: Callable[[int | None], T | None], *, called: str) -> None:
        """`look(number)` gives what is live, or None when `number` still is; `called` names it in the log."""
        self._look = look
        self._called = called
        self._watchers: list[Callable[[T], None]] = []
        self._trouble = ""
        self._starting = threading.Lock()
        self._holding = threading.Lock()
        self._loaded = threading.Event()
        self._held: T | None = None
        self._is_pinned = False
        self._thread: threading.Thread | None = None

    def find(self) -> T | None:
        """Give what is live, or None; the first call waits until somebody has looked."""
        # Threads end where a process is forked: whoever holds something must not hold it for good.
        if not self._is_pinned and (self._held is None or self._has_ended()):
            self._start()
            if self._held is None:
                self._loaded.wait(SECONDS_TO_WAIT_FOR_FIRST)
        return self._held

    def pin(self, held: T | None) -> None:
        """Hold this, or nothing, without looking for another (for tests and commands)."""
        with self._holding:
            self._held, self._is_pinned = held, True

    def unpin(self) -> None:
        """Hold nothing, and look again."""
        with self._holding:
            self._held, self._is_pinned = None, False

    def watch(self, watcher: Callable[[T], None]) -> None:
        """Call this with each one that becomes the live one of this process."""
        self._watchers.append(watcher)

    def refresh(self) -> None:
        """Look once whether another is live, and keep the old one where reading fails."""
        try:
            fresh = self._look(self._held.number if self._held else None)
        except Exception as error:
            # The database may be away for a moment; patients go on with the one in memory.
            self._note_trouble(error)
            return
        if self._trouble:
            self._trouble = ""
            logger.warning("The %s can be read again.", self._called)
        if fresh is not None and self._hold(fresh):
            for watcher in self._watchers:
                watcher(fresh)

    def _hold(self, fresh: T) -> bool:
        with self._holding:
            if not self._is_pinned:
                self._held = fresh
            return not self._is_pinned

    def _note_trouble(self, error: Exception) -> None:
        # It is tried every few seconds: only another kind of trouble is worth another line.
        trouble = type(error).__name__
        if trouble == self._trouble:
            return
        self._trouble = trouble
        goes_on = "going on with the one in memory" if self._held else "there is none in memory"
        # Of a database that is away or has no tables yet the place in the code tells nothing.
        place = None if isinstance(error, DatabaseError | InterfaceError) else error
        message = f"The %s could not be read (%s); {goes_on}. It is tried again."
        logger.error(message, self._called, trouble, exc_info=place)

    def _has_ended(self) -> bool:
        return self._thread is not None and not self._thread.is_alive()

    def _start(self) -> None:
        with self._starting:
            if self._thread is None or not self._thread.is_alive():
                name = self._called.replace(" ", "-")
                self._thread = threading.Thread(target=self._run, name=name, daemon=True)
                self._thread.start()

    def _run(self) -> None:
        pause = threading.Event()
        while True:
            self.refresh()
            self._loaded.set()
            self._finish_look()
            pause.wait(SECONDS_BETWEEN_LOOKS)

    def _finish_look(self) -> None:
        """Do what else this thread has to do after each look."""
