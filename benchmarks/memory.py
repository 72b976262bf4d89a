"""The memory of one PDF process over 5,000 PDFs, which takes most of an hour of one core."""

from collections.abc import Callable

from benchmarks.measure import Row
from benchmarks.pdf import measure_memory

PDFS = 5_000


def run(rounds: int, progress: Callable[[str], None]) -> list[Row]:
    """Make them once, whatever the rounds."""
    return [measure_memory(PDFS, progress)]
