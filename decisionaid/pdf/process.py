"""The web process's side of one PDF worker: start it, ask it, end it."""

import os
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import IO, cast

from decisionaid.pdf.errors import PdfError, PdfTimeout, PdfUnavailable
from decisionaid.pdf.protocol import read_frame, unpack_error, write_frame

PROJECT = Path(__file__).resolve().parents[2]
RUN_WORKER = ("-m", "decisionaid.pdf.worker")
TICKET_BYTES = 8
STOP_SECONDS = 2
# What Python and fontconfig look at. Keys and passwords of the web process are none of the worker's business.
PASSED_ON = frozenset(
    "PATH HOME TMPDIR LANG LC_ALL LC_CTYPE LD_LIBRARY_PATH VIRTUAL_ENV PYTHONHOME PYTHONDONTWRITEBYTECODE "
    "FONTCONFIG_FILE FONTCONFIG_PATH XDG_CACHE_HOME XDG_CONFIG_HOME XDG_DATA_HOME XDG_DATA_DIRS".split()
)


class WorkerProcess:
    """A running worker: makes one PDF at a time, ends when its pipe closes, so at the latest with us."""

    def __init__(self) -> None:
        """Start the worker.

        :raises PdfUnavailable: if the system starts no process.
        """
        try:
            self._process = subprocess.Popen(  # noqa: S603
                [sys.executable, *RUN_WORKER],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                # Bytes left in a buffer would be sent a second time by a forked copy of this process.
                bufsize=0,
                env=worker_environment(),
                # Ctrl-C in a terminal is for the server, which then closes the pipe.
                start_new_session=True,
            )
        except OSError as error:
            raise PdfUnavailable(f"The PDF worker did not start: {error}.") from error
        self._requests = cast(IO[bytes], self._process.stdin)
        self._answers = cast(IO[bytes], self._process.stdout)

    @property
    def pid(self) -> int:
        """The process id, for logs and monitors."""
        return self._process.pid

    def is_alive(self) -> bool:
        """Tell whether the worker still runs."""
        return self._process.poll() is None

    def render(self, html: bytes, stylesheet: bytes, *, seconds: float) -> bytes:
        """Return the PDF. The worker is gone after everything but a PDF or a refusal of this document.

        :raises PdfTimeout: if it took longer than allowed.
        :raises PdfError: if the worker refused the document, or died.
        """
        late = threading.Event()
        timer = threading.Timer(seconds, self._end_late, (late,))
        timer.daemon = True
        timer.start()
        try:
            error, pdf = self._ask(html, stylesheet, seconds)
        except (OSError, EOFError) as cause:
            self.kill()
            if late.is_set():
                raise PdfTimeout(f"The PDF was not ready after {seconds:g} seconds.") from None
            raise PdfError(f"The PDF worker died with status {self._process.returncode}.") from cause
        except BaseException:
            # An answer left unread would be taken for the next one: another person's summary.
            self.kill()
            raise
        finally:
            timer.cancel()
            timer.join()
        if late.is_set():
            self.kill()
        if error:
            raise unpack_error(error)
        return pdf

    def _ask(self, html: bytes, stylesheet: bytes, seconds: float) -> tuple[bytes, bytes]:
        ticket = os.urandom(TICKET_BYTES)
        for frame in (ticket, str(seconds).encode(), stylesheet, html):
            write_frame(self._requests, frame)
        if read_frame(self._answers) != ticket:
            raise EOFError("The worker answered another question.")
        return read_frame(self._answers), read_frame(self._answers)

    def _end_late(self, late: threading.Event) -> None:
        late.set()
        self._process.kill()

    def stop(self) -> None:
        """End the worker, by force if it does not leave by itself."""
        self._close_pipes()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(STOP_SECONDS)
        self.kill()

    def kill(self) -> None:
        """End the worker at once."""
        self._process.kill()
        self._process.wait()
        self._close_pipes()

    def forget(self) -> None:
        """Let go of a worker that belongs to the process this one was forked from."""
        self._close_pipes()
        # It is not our child: without a status, Popen would warn that it still runs.
        self._process.returncode = 0

    def _close_pipes(self) -> None:
        self._requests.close()
        self._answers.close()


def worker_environment() -> dict[str, str]:
    """Return the few environment variables a worker needs, with the project where Python looks first."""
    passed_on = {name: value for name, value in os.environ.items() if name in PASSED_ON}
    python_path = filter(None, (str(PROJECT), os.environ.get("PYTHONPATH")))
    return {**passed_on, "PYTHONPATH": os.pathsep.join(python_path), "PYTHONSAFEPATH": "1"}
