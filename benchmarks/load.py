"""Many patients at once, for two minutes: whole journeys with a PDF; errors, waiting times, "busy"."""

import random
import statistics
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from http.client import HTTPException
from re import search

from benchmarks.journey import pages_of
from benchmarks.measure import Row
from benchmarks.server import Browser, serve
from decisionaid.content.load import load_folder
from decisionaid.releases.selectors import content_folder

PATIENTS = 200
SECONDS = 120
# Nobody comes at the same moment, and nobody reads and answers a page faster than this.
SECONDS_TO_ARRIVE = 20
SECONDS_TO_READ = (2.0, 5.0)
# As many tries as a patient person makes when told that too many are waiting.
PDF_TRIES = 4
PROCESSES = 2
# A page is late for a person after a second; a PDF may take as long as the queue and the renderer allow.
PAGE_GOAL_MS = 1000
Pages = Sequence[tuple[str, str, dict[str, object]]]


@dataclass
class Seen:
    """What all patients together met."""

    page_ms: list[float] = field(default_factory=list)
    pdf_ms: list[float] = field(default_factory=list)
    busy_ms: list[float] = field(default_factory=list)
    errors: Counter[str] = field(default_factory=Counter)
    journeys: int = 0
    turned_away: int = 0


class NotSo(Exception):
    """An answer is none that a patient should get."""


class Patient(threading.Thread):
    """Walks one journey after the other until the time is over."""

    def __init__(self, number: int, port: int, pages: Pages, seen: Seen, over: threading.Event) -> None:
        super().__init__(daemon=True)
        self.port, self.pages, self.seen, self.over = port, pages, seen, over
        self.chance = random.Random(number)  # noqa: S311 (no secret)

    def run(self) -> None:
        """Arrive, then walk."""
        self.over.wait(self.chance.uniform(0, SECONDS_TO_ARRIVE))
        while not self.over.is_set():
            try:
                self._walk()
            except (OSError, HTTPException, NotSo) as error:
                # What cannot be is counted and told; the person begins again.
                self.seen.errors[f"{type(error).__name__}: {error}"] += 1

    def _walk(self) -> None:
        browser = Browser(self.port)
        page = self._page(browser, "GET", "/", expected=200)
        self._page(browser, "POST", "/begin/", {"who": "self"}, token_in=page, expected=302)
        for _, path, data in self.pages:
            page = self._page(browser, "GET", path, expected=200)
            if self._reads():
                return
            self._page(browser, "POST", path, data, token_in=page, expected=302)
        page = self._page(browser, "GET", "/summary/", expected=200)
        if self._reads():
            return
        self._take_pdf(browser, page)

    def _take_pdf(self, browser: Browser, page: bytes) -> None:
        for _ in range(PDF_TRIES):
            began = time.monotonic()
            data = {"csrfmiddlewaretoken": token_of(page)}
            status, headers, content = browser.send("POST", "/summary/pdf/", data)
            took = 1000 * (time.monotonic() - began)
            if status == 200 and content.startswith(b"%PDF"):
                self.seen.pdf_ms.append(took)
                self.seen.journeys += 1
                return
            if status != 503 or "retry-after" not in headers:
                raise NotSo(f"/summary/pdf/ answers {status}")
            self.seen.busy_ms.append(took)
            if self.over.wait(int(headers["retry-after"])):
                return
        self.seen.turned_away += 1

    def _page(
        self,
        browser: Browser,
        method: str,
        path: str,
        data: dict[str, object] | None = None,
        *,
        expected: int,
        token_in: bytes = b"",
    ) -> bytes:
        form = None if data is None else {**data, "csrfmiddlewaretoken": token_of(token_in)}
        began = time.monotonic()
        status, _, content = browser.send(method, path, form)
        self.seen.page_ms.append(1000 * (time.monotonic() - began))
        if status != expected:
            raise NotSo(f"{method} {path} answers {status}")
        return content

    def _reads(self) -> bool:
        return self.over.wait(self.chance.uniform(*SECONDS_TO_READ))


def token_of(page: bytes) -> str:
    """Give the token that the forms of a page carry.

    :raises NotSo: if the page has no form.
    """
    found = search(rb'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    if not found:
        raise NotSo("A page has no form")
    return found.group(1).decode()


def run(rounds: int, progress: Callable[[str], None]) -> list[Row]:
    """Let everybody walk for two minutes, however many rounds are asked for."""
    pages = pages_of(load_folder(content_folder()))
    seen, over = Seen(), threading.Event()
    with serve("deployed", workers=PROCESSES) as port:
        patients = [Patient(number, port, pages, seen, over) for number in range(PATIENTS)]
        for patient in patients:
            patient.start()
        until = time.monotonic() + SECONDS
        while (left := until - time.monotonic()) > 0:
            progress(f"{left:.0f} s left, {seen.journeys} journeys, {seen.errors.total()} errors")
            time.sleep(min(1, left))
        over.set()
        for patient in patients:
            patient.join()
    return rows_of(seen)


def rows_of(seen: Seen) -> list[Row]:
    """Tell what was met: errors must be none, everything else is told."""
    asked = len(seen.pdf_ms) + len(seen.busy_ms)
    errors = "; ".join(f"{count} x {what}" for what, count in seen.errors.most_common(3))
    rows = [
        Row(f"errors met by {PATIENTS} patients", seen.errors.total(), "", goal=0, must=0, note=errors),
        Row("pages and forms answered", len(seen.page_ms), "", "higher"),
        Row("whole journeys with a PDF", seen.journeys, "", "higher"),
        Row('"busy" among the answers to a wish for a PDF', 100 * len(seen.busy_ms) / (asked or 1), "%"),
        Row(f'people told "busy" {PDF_TRIES} times', seen.turned_away, ""),
    ]
    for what, found in (("a page or form", seen.page_ms), ("a PDF", seen.pdf_ms), ('"busy"', seen.busy_ms)):
        if len(found) > 1:
            goal = PAGE_GOAL_MS if found is seen.page_ms else None
            rows += [
                Row(f"{what}, p{share}", percentile(found, share), "ms", goal=goal if share == 95 else None)
                for share in (50, 95, 99)
            ]
    return rows


def percentile(numbers: Sequence[float], share: int) -> float:
    """Give the number below which this share (1 to 99, in percent) of the numbers lies."""
    return statistics.quantiles(numbers, n=100, method="inclusive")[share - 1]
