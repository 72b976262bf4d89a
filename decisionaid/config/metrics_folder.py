"""The folder in which several processes share their numbers. It is named before the metrics are imported."""

import os
import shutil
import tempfile
from pathlib import Path

from django.conf import settings

# Several processes keep their numbers in files of one folder, so that each can tell those of all.
SHARED_FOLDER = "PROMETHEUS_MULTIPROC_DIR"
# In memory: the numbers are written with each request, and are of this start alone.
MEMORY = Path("/dev/shm")  # noqa: S108


def make_metrics_folder() -> None:
    """Make a fresh folder for the processes that start after this one, if the metrics page is wanted."""
    if settings.METRICS:
        place = MEMORY if os.access(MEMORY, os.W_OK) else None
        os.environ[SHARED_FOLDER] = tempfile.mkdtemp(prefix="decisionaid-metrics-", dir=place)


def forget_process(pid: int) -> None:
    """Take the release of an ended process out of the metrics; its counts stay in the sums."""
    if folder := os.environ.get(SHARED_FOLDER):
        for file in Path(folder).glob(f"gauge_live*_{pid}.db"):
            file.unlink(missing_ok=True)


def remove_metrics_folder() -> None:
    """Remove the folder when the last process has ended."""
    if folder := os.environ.pop(SHARED_FOLDER, None):
        shutil.rmtree(folder, ignore_errors=True)
