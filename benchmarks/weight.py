"""What goes over the wire: the first page with style and script, and the pages after it, compressed."""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from benchmarks.content import shipped
from benchmarks.journey import HTMX, pages_of, walk_to_summary
from benchmarks.measure import Row, median
from benchmarks.server import Browser, serve

KILO = 1000
COMPRESSED = {"Accept-Encoding": "gzip"}
LINKED = re.compile(rb'<(?:link rel="stylesheet" href|script src)="([^"]+)"')


def run(rounds: int, progress: Callable[[str], None]) -> list[Row]:
    """Add up the bodies of the answers; headers come on top."""
    progress("loading pages")
    with serve(workers=1) as port:
        browser = Browser(port)
        page = _size(browser, "/")
        _, _, content = browser.send("GET", "/")
        parts = [_size(browser, urlsplit(found.decode()).path) for found in LINKED.findall(content)]
        following = _following(port)
        summary = _size(walk_to_summary(port), "/summary/")
    return [
        Row(
            "first page with style and script",
            (page + sum(parts)) / KILO,
            "kB",
            must=40,
            note=f"{len(parts)} files",
        ),
        Row("first page alone", page / KILO, "kB"),
        Row("following pages, the largest", max(following) / KILO, "kB", must=8),
        Row("following pages, the median", median(following) / KILO, "kB"),
        Row("summary page", summary / KILO, "kB"),
    ]


def _size(browser: Browser, path: str) -> int:
    status, _, content = browser.send("GET", path, headers=COMPRESSED)
    if status != 200:
        raise RuntimeError(f"{path} answers with status {status}.")
    return len(content)


def _following(port: int) -> list[int]:
    browser = Browser(port)
    browser.send("POST", "/begin/", {"who": "self", "csrfmiddlewaretoken": browser.token("/")})
    sizes = []
    for _, path, data in pages_of(shipped()):
        form = {**data, "csrfmiddlewaretoken": browser.token(path)}
        _, _, content = browser.send("POST", path, form, {**HTMX, **COMPRESSED})
        sizes.append(len(content))
    return [size for size in sizes if size]
