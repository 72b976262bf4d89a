"""Tells whoever counts PDFs what became of each that was asked for, and nothing else about it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final, Literal

from decisionaid.pdf.errors import PdfBusy

Outcome = Literal["made", "busy", "failed"]
PDF_OUTCOMES: Final[tuple[Outcome, ...]] = ("made", "busy", "failed")
_watchers: list[Callable[[Outcome], None]] = []


def watch_pdfs(watcher: Callable[[Outcome], None]) -> None:
    """Call this with the outcome of every PDF from now on."""
    _watchers.append(watcher)


@contextmanager
def telling_outcome() -> Iterator[None]:
    """Tell the watchers how this block ends."""
    outcome: Outcome = "failed"
    try:
        yield
        outcome = "made"
    except PdfBusy:
        outcome = "busy"
        raise
    finally:
        for watcher in _watchers:
            watcher(outcome)
