"""PDFs for the web process: a short queue in front of one worker, which is replaced when it fails or ages."""

import os
import threading
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache

from decisionaid.pdf.errors import PdfBusy, PdfError
from decisionaid.pdf.process import WorkerProcess

MAX_HTML_BYTES = 2_000_000
singleton_lock = threading.Lock()


def get_pdf_service() -> "PdfService":
    """Return the one service of this process."""
    with singleton_lock:
        return _make_service()


@cache
def _make_service() -> "PdfService":
    return PdfService()


class PdfService:
    """Makes PDFs for any number of threads, one at a time. The worker starts with the first PDF."""

    _worker: WorkerProcess | None = None
    _renders: int
    _turn: threading.Lock
    _places: threading.BoundedSemaphore

    def __init__(
        self,
        *,
        max_waiting: int = 4,
        max_wait_seconds: float = 10,
        renders_per_worker: int = 500,
        start_worker: Callable[[], WorkerProcess] = WorkerProcess,
    ) -> None:
        """Set the limits. A worker is replaced after some renders, which bounds what its caches can hold."""
        self._max_waiting = max_waiting
        self._max_wait_seconds = max_wait_seconds
        self._renders_per_worker = renders_per_worker
        self._start_worker = start_worker
        self._start_over()
        # A fork copies the pipes, and the locks as they happen to be; the child still has one thread then.
        start_over = weakref.WeakMethod(self._start_over)
        os.register_at_fork(after_in_child=lambda: (method := start_over()) and method())

    def render(self, html: str, *, stylesheet: str, timeout: float = 30) -> bytes:
        """Return the PDF of an HTML document, with PDF/UA-1 tags.

        :raises PdfBusy: if too many are waiting, or the wait was too long.
        :raises PdfTimeout: if the PDF took longer than `timeout` seconds, the wait not counted.
        :raises PdfMissingGlyph: if a character is in no installed font.
        :raises PdfUnavailable: if this machine cannot make PDFs.
        :raises PdfError: for any other reason; the next document is not affected.
        """
        try:
            document, css = html.encode(), stylesheet.encode()
        except UnicodeEncodeError:
            # The error quotes the document, so it is not chained.
            raise PdfError("The document holds half a character, a lone surrogate.") from None
        if len(document) > MAX_HTML_BYTES:
            raise PdfError(f"The document has more than {MAX_HTML_BYTES} bytes.")
        with self._turn_in_queue():
            return self._ready_worker().render(document, css, seconds=timeout)

    def close(self) -> None:
        """End the worker when it is done; a later `render` starts another."""
        with self._turn:
            self._stop_worker()

    @contextmanager
    def _turn_in_queue(self) -> Iterator[None]:
        if not self._places.acquire(blocking=False):
            raise PdfBusy("Too many PDFs are being asked for.")
        try:
            if not self._turn.acquire(timeout=self._max_wait_seconds):
                raise PdfBusy("The PDFs before this one take too long.")
            try:
                yield
            finally:
                self._turn.release()
        finally:
            self._places.release()

    def _ready_worker(self) -> WorkerProcess:
        if self._worker and (self._renders >= self._renders_per_worker or not self._worker.is_alive()):
            self._stop_worker()
        if not self._worker:
            self._worker = self._start_worker()
            self._renders = 0
        self._renders += 1
        return self._worker

    def _stop_worker(self) -> None:
        if self._worker:
            self._worker.stop()
        self._worker = None

    def _start_over(self) -> None:
        if self._worker:
            self._worker.forget()
        self._worker = None
        self._renders = 0
        self._turn = threading.Lock()
        self._places = threading.BoundedSemaphore(1 + self._max_waiting)
