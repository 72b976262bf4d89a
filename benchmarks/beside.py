"""How long a step takes at worst while the same server makes PDFs, against without."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory

from benchmarks.journey import HTMX, walk_to_step, walk_to_summary
from benchmarks.measure import Row, in_turn, median, ratio
from benchmarks.server import Browser, serve
from benchmarks.steps import MILLISECONDS, P99, attack, write_script

CONNECTIONS = 4
PEOPLE = 2
# Those for pages and one for each who may wait for a PDF, as the project's own servers have.
THREADS = 10


def run(rounds: int, progress: Callable[[str], None]) -> list[Row]:
    """Let steps be asked for with and without people who ask for one PDF after the other."""
    made: list[int] = []
    with serve(threads=THREADS) as port, TemporaryDirectory() as folder:
        step, person = walk_to_step(port), walk_to_summary(port)
        script = write_script(folder, "step", step, HTMX)

        def alone() -> float:
            return _p99(attack(port, script, connections=CONNECTIONS))

        def beside() -> float:
            with _pdfs_meanwhile(person, made):
                return alone()

        with _pdfs_meanwhile(person, []):
            progress("warming up")
            alone()
        found = in_turn({"alone": alone, "beside": beside}, rounds, progress=progress)
    if not made:
        raise RuntimeError("Not one PDF was made beside the steps.")
    return [
        Row("p99 of a step", median(found["alone"]), "ms"),
        Row("p99 of a step while PDFs are made", median(found["beside"]), "ms", note=f"{len(made)} PDFs"),
        Row("p99 with PDFs, of without", ratio(found["beside"], found["alone"]), "times", must=1.5),
    ]


def _p99(told: str) -> float:
    found = P99.search(told)
    if not found:
        raise RuntimeError("wrk tells no latency.")
    return float(found.group(1)) * MILLISECONDS[found.group(2)]


@contextmanager
def _pdfs_meanwhile(person: Browser, made: list[int]) -> Iterator[None]:
    stop = threading.Event()
    token = person.token("/summary/")
    failed: list[int] = []

    def ask() -> None:
        browser = Browser(person.port, dict(person.cookies))
        while not stop.is_set():
            form = {"csrfmiddlewaretoken": token}
            status, _, content = browser.send("POST", "/summary/pdf/", form)
            if status == 200 and content.startswith(b"%PDF-"):
                made.append(status)
            # Too late or too many: on a machine with other work both may happen.
            elif status != 503:
                failed.append(status)

    people = [threading.Thread(target=ask) for _ in range(PEOPLE)]
    for each in people:
        each.start()
    try:
        yield
    finally:
        stop.set()
        for each in people:
            each.join()
    if failed:
        raise RuntimeError(f"A PDF was asked for and refused with status {failed[0]}.")
