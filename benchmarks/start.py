"""How long it takes until something answers: import, first page, and what a process holds in memory."""

import os
import re
import secrets
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from cryptography.fernet import Fernet

from benchmarks.measure import Row, median
from benchmarks.server import ROOT, Browser, free_port, wait_until_it_answers

IMPORT = "import django; django.setup(); import decisionaid.config.urls, decisionaid.config.wsgi"
LOOK = IMPORT + "; import sys; sys.exit(3 if 'weasyprint' in sys.modules else 0)"
MEGA = 1000


def run(rounds: int, progress: Callable[[str], None]) -> list[Row]:
    """Measure fresh processes; a start counts from the command to the first page."""
    rounds = min(rounds, 5)
    with TemporaryDirectory() as folder:
        environment = _environment(folder)
        progress("first start, which sets up the database")
        _start(environment)
        imports, starts, memory = [], [], []
        for turn in range(rounds):
            progress(f"round {turn + 1} of {rounds}")
            begun = time.perf_counter()
            subprocess.run([sys.executable, "-c", IMPORT], cwd=ROOT, env=environment, check=True)
            imports.append(time.perf_counter() - begun)
            seconds, kilobytes = _start(environment)
            starts.append(seconds)
            memory.append(kilobytes / MEGA)
        has_renderer = subprocess.run([sys.executable, "-c", LOOK], cwd=ROOT, env=environment).returncode
    return [
        Row("import of the app, without the PDF library", median(imports), "s", must=1.0),
        Row("PDF library imported with the app", float(has_renderer != 0), "0 or 1", must=0),
        Row("second start of `up` to the first page", median(starts), "s", must=3.0),
        Row("memory of the server's process", median(memory), "MB"),
    ]


def _environment(folder: str) -> dict[str, str]:
    return {
        **os.environ,
        "SECRET_KEY": secrets.token_urlsafe(50),
        "DATA_KEYS": Fernet.generate_key().decode(),
        "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
        "DJANGO_SETTINGS_MODULE": "decisionaid.config.settings",
        "LOG_LEVEL": "ERROR",
    }


def _start(environment: dict[str, str]) -> tuple[float, int]:
    port = free_port()
    begun = time.perf_counter()
    with _server([sys.executable, "-m", "django", "up", str(port)], environment) as process:
        wait_until_it_answers(port, process)
        taken = time.perf_counter() - begun
        Browser(port).send("GET", "/")
        return taken, sum(_memory(pid) for pid in (process.pid, *_children(process.pid)))


@contextmanager
def _server(command: list[str], environment: dict[str, str]) -> Iterator[subprocess.Popen]:
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(timeout=30)


def _children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _memory(pid: int) -> int:
    # Shared pages are counted once, in proportion.
    found = re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.MULTILINE)
    return int(found.group(1)) if found else 0
