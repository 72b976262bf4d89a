"""The process that makes PDFs, one after the other, until its standard input closes.

`decisionaid.pdf.process` runs it as `python -m decisionaid.pdf.worker`.
"""

import logging
import math
import os
import resource
import signal
import sys
import traceback
from contextlib import suppress
from pathlib import Path
from typing import IO

from decisionaid.pdf.errors import PdfError
from decisionaid.pdf.protocol import pack_error, read_frame, write_frame
from decisionaid.pdf.render import load_weasyprint, render_pdf

logger = logging.getLogger(__name__)

MAX_PDF_BYTES = 20_000_000
# The web process ends a late worker itself; this is for the time after the web process has gone.
GRACE_SECONDS = 10
LOWEST_PRIORITY = 19


def main() -> None:
    """Answer requests until the web process is gone."""
    logging.basicConfig(format="pdf worker: %(message)s")
    be_modest()
    with claim_standard_output() as answers, suppress(EOFError, BrokenPipeError):
        get_ready()
        while True:
            answer_one(sys.stdin.buffer, answers)


def get_ready() -> None:
    """Take up the library, which is most of what the first document would wait for."""
    try:
        load_weasyprint()
    except PdfError as error:
        # Every request will be answered with it.
        logger.error("%s", error)


def answer_one(requests: IO[bytes], answers: IO[bytes]) -> None:
    """Wait for a request and answer it.

    :raises EOFError: if no request comes any more.
    """
    ticket, seconds, stylesheet, html = (read_frame(requests) for _ in range(4))
    # Nobody handles SIGALRM, so it ends the process even inside a C library.
    signal.alarm(math.ceil(float(seconds)) + GRACE_SECONDS)
    error, pdf = make_pdf(html.decode(), stylesheet.decode())
    signal.alarm(0)
    for frame in (ticket, error, pdf):
        write_frame(answers, frame)


def make_pdf(html: str, stylesheet: str) -> tuple[bytes, bytes]:
    """Return the packed error, or nothing, and the PDF, or nothing."""
    try:
        pdf = render_pdf(html, stylesheet=stylesheet)
    except PdfError as error:
        return pack_error(error), b""
    except Exception as error:
        return pack_error(report_defect(error)), b""
    if len(pdf) > MAX_PDF_BYTES:
        return pack_error(PdfError(f"The PDF has more than {MAX_PDF_BYTES} bytes.")), b""
    return b"", pdf


def report_defect(error: Exception) -> PdfError:
    """Log where code failed, without the error's own words, which may quote the document."""
    lines = [f"{frame.filename}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)]
    logger.error("%s at %s", type(error).__name__, ", ".join(lines))
    return PdfError(f"The PDF worker failed with {type(error).__name__}; its log says where.")


def be_modest() -> None:
    """Let web requests go first, and leave no copy of a patient's answers behind in a core dump."""
    with suppress(OSError):
        os.nice(LOWEST_PRIORITY)
    with suppress(OSError):
        # To Linux a session is a group, and between groups only the groups' own nice values count.
        Path("/proc/self/autogroup").write_text(f"{LOWEST_PRIORITY}", encoding="ascii")
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def claim_standard_output() -> IO[bytes]:
    """Keep standard output for answers; what a library prints goes to standard error."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb", buffering=0)
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return answers


if __name__ == "__main__":
    main()
