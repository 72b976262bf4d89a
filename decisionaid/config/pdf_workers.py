"""The processes that make PDFs, started together with the server."""

import logging
import threading

from django.conf import settings

from decisionaid.pdf.errors import PdfError
from decisionaid.pdf.libraries import check_pdf_libraries
from decisionaid.pdf.service import MAX_WAITING, get_pdf_service
from decisionaid.web.print_styles import print_stylesheet

logger = logging.getLogger(__name__)


# Always left for pages, however many people wait for a PDF.
PAGE_THREADS = 4


def count_threads() -> int:
    """Give each one who may wait for a PDF a thread, beside those for pages; one more is told at once."""
    return PAGE_THREADS + settings.PDF_WORKERS + MAX_WAITING


def warm_pdf_workers() -> threading.Thread:
    """Say what this machine lacks for PDFs; start the workers while the first pages are served already."""
    for sentence in check_pdf_libraries():
        logger.warning("%s", sentence)
    thread = threading.Thread(target=_warm, name="warm-pdf-workers", daemon=True)
    thread.start()
    return thread


def _warm() -> None:
    try:
        get_pdf_service().warm(print_stylesheet())
    except PdfError as error:
        logger.warning("PDFs cannot be made at present: %s", error)
