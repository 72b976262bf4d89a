"""PDFs for the web process: a short queue in front of a few workers, each replaced when it fails or ages."""

import logging
import os
import queue
import threading
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache

from django.conf import settings

from decisionaid.pdf.errors import PdfBusy, PdfError, PdfUnavailable
from decisionaid.pdf.outcomes import telling_outcome
from decisionaid.pdf.process import WorkerProcess

logger = logging.getLogger(__name__)

MAX_HTML_BYTES = 2_000_000
# A first document takes up the fonts and a style sheet, so that no person waits for that.
WARM_DOCUMENT = '<html lang="ja"><head><title>x</title></head><body><h1>文字 <b>x</b></h1></body></html>'
WARM_SECONDS = 60
MAX_WAITING = 4
MAX_WAIT_SECONDS = 10
singleton_lock = threading.Lock()


def get_pdf_service() -> "PdfService":
    """Return the one service of this process."""
    with singleton_lock:
        return _make_service()


@cache
def _make_service() -> "PdfService":
    return PdfService(workers=settings.PDF_WORKERS)


@dataclass
class Desk:
    """The place of one worker, which may be empty, and how many PDFs were asked of who sits there."""

    worker: WorkerProcess | None = None
    renders: int = 0

    def stop(self) -> None:
        """End the worker; the place stays."""
        if self.worker:
            self.worker.stop()
        self.worker = None


class PdfService:
    """Makes PDFs for any number of threads, one at a time in each worker, which starts when needed."""

    _desks: tuple[Desk, ...] = ()
    _free: "queue.LifoQueue[Desk]"
    _places: threading.BoundedSemaphore

    def __init__(
        self,
        *,
        workers: int = 1,
        max_waiting: int = MAX_WAITING,
        max_wait_seconds: float = MAX_WAIT_SECONDS,
        renders_per_worker: int = 500,
        start_worker: Callable[[], WorkerProcess] = WorkerProcess,
    ) -> None:
        """Set the limits. A worker is replaced after some renders, which bounds what its caches can hold."""
        self._workers = workers
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
        with telling_outcome():
            return self._render(html, stylesheet, timeout)

    def _render(self, html: str, stylesheet: str, timeout: float) -> bytes:
        try:
            document, css = html.encode(), stylesheet.encode()
        except UnicodeEncodeError:
            # The error quotes the document, so it is not chained.
            raise PdfError("The document holds half a character, a lone surrogate.") from None
        if len(document) > MAX_HTML_BYTES:
            raise PdfError(f"The document has more than {MAX_HTML_BYTES} bytes.")
        with self._turn_in_queue() as desk:
            return self._ready_worker(desk).render(document, css, seconds=timeout)

    def check_room(self) -> None:
        """Refuse at once, before anybody writes a document that would be turned away.

        :raises PdfBusy: if nobody more may wait at this moment.
        """
        if self._places.acquire(blocking=False):
            self._places.release()
            return
        with telling_outcome():
            raise PdfBusy("Too many PDFs are being asked for.")

    def warm(self, stylesheet: str) -> None:
        """Start every worker that nobody uses, and let it take up libraries, fonts and this style sheet.

        :raises PdfError: if a worker cannot make a PDF; the others are not tried then.
        """
        with self._all_free() as desks:
            for desk in desks:
                worker = self._ready_worker(desk)
                worker.render(WARM_DOCUMENT.encode(), stylesheet.encode(), seconds=WARM_SECONDS)

    def close(self) -> None:
        """End the workers when they are done; a later `render` starts another."""
        taken = [self._free.get() for _ in self._desks]
        for desk in taken:
            desk.stop()
            self._free.put(desk)

    @contextmanager
    def _turn_in_queue(self) -> Iterator[Desk]:
        if not self._places.acquire(blocking=False):
            raise PdfBusy("Too many PDFs are being asked for.")
        try:
            try:
                # The last one that was at work comes first: its memory is still in the caches.
                desk = self._free.get(timeout=self._max_wait_seconds)
            except queue.Empty:
                raise PdfBusy("The PDFs before this one take too long.") from None
            try:
                yield desk
            finally:
                self._renew(desk)
                self._free.put(desk)
        finally:
            self._places.release()

    @contextmanager
    def _all_free(self) -> Iterator[list[Desk]]:
        desks: list[Desk] = []
        try:
            with suppress(queue.Empty):
                while True:
                    desks.append(self._free.get_nowait())
            yield desks
        finally:
            for desk in desks:
                self._free.put(desk)

    def _ready_worker(self, desk: Desk) -> WorkerProcess:
        if self._is_spent(desk):
            desk.stop()
        if not desk.worker:
            desk.worker = self._start_worker()
            desk.renders = 0
        desk.renders += 1
        return desk.worker

    def _is_spent(self, desk: Desk) -> bool:
        return desk.worker is not None and (
            desk.renders >= self._renders_per_worker or not desk.worker.is_alive()
        )

    def _renew(self, desk: Desk) -> None:
        """Replace a worker that is spent now: the new one gets warm by itself before somebody needs it."""
        if not self._is_spent(desk):
            return
        desk.stop()
        try:
            desk.worker, desk.renders = self._start_worker(), 0
        except PdfUnavailable as error:
            # Whoever comes next is told, unless it goes well by then.
            logger.error("%s", error)

    def _start_over(self) -> None:
        for desk in self._desks:
            if desk.worker:
                desk.worker.forget()
        self._desks = tuple(Desk() for _ in range(self._workers))
        self._free = queue.LifoQueue()
        for desk in self._desks:
            self._free.put(desk)
        self._places = threading.BoundedSemaphore(self._workers + self._max_waiting)
