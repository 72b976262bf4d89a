"""The PDF: against a newcomer's WeasyPrint, a cold Chromium and Typst, on two workers, and its memory."""

import io
import json
import logging
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import yaml
from pypdf import PdfReader

from benchmarks.content import shipped
from benchmarks.measure import Row, in_turn, median, ratio
from benchmarks.reference.naive import naive_html, naive_pdf
from decisionaid.engine.answers import read_answers
from decisionaid.pdf.process import WorkerProcess
from decisionaid.pdf.render import render_pdf
from decisionaid.pdf.service import PdfService
from decisionaid.releases.selectors import release_from_aid
from decisionaid.summary.documents import pdf_stylesheet, write_html, write_text
from decisionaid.summary.page import SummaryPage
from decisionaid.summary.presenters import build_summary

ROOT = Path(__file__).resolve().parents[1]
FULLEST = ROOT / "tests" / "shipped" / "vignettes" / "v21.yaml"
SECONDS = 120
PDFS_OF_A_ROUND = 4
MEMORY_FIRST, MEMORY_ALL = 20, 60
FLAT_MB = 20
VISIT_EACH = 10


def run(rounds: int, progress: Callable[[str], None]) -> list[Row]:
    """Measure; variants take turns, and ratios are of the same round."""
    logging.getLogger("weasyprint.progress").setLevel(logging.ERROR)
    page = fullest_page()
    html, css = write_html(page, extent="main"), pdf_stylesheet()
    return [
        *_against_others(page, html, css, rounds, progress),
        *_for_the_visit(write_html(page, extent="visit"), css, rounds, progress),
        _two_workers(html, css, max(3, rounds // 5), progress),
        measure_memory(MEMORY_ALL, progress),
    ]


def fullest_page() -> SummaryPage:
    """Build the summary of the vignette with the most findings."""
    return _build_page(FULLEST)


def _build_page(vignette: Path) -> SummaryPage:
    release = release_from_aid(shipped())
    raw = yaml.safe_load(vignette.read_text(encoding="utf-8"))["answers"]
    answers = read_answers(release.aid, raw)
    return build_summary(release=release, answers=answers, language="ja", as_of=date(2026, 11, 25))


def _against_others(
    page: SummaryPage, html: str, css: str, rounds: int, progress: Callable[[str], None]
) -> list[Row]:
    naive = naive_html(html, css)
    text = write_text(page, extent="main")
    variants: dict[str, Callable[[], float]] = {
        "ours": lambda: _cpu(lambda: render_pdf(html, stylesheet=css)),
        "naive": lambda: _cpu(lambda: naive_pdf(naive)),
        "ours, by the clock": lambda: _clock(lambda: render_pdf(html, stylesheet=css)),
    }
    variants |= _chromium_if_any(html, css)
    if typst_pdf := _find_typst():
        variants["typst"] = lambda: _clock(lambda: typst_pdf(text))
    for warm_up in variants.values():
        warm_up()
    found = in_turn(variants, rounds, progress=progress)
    ours = found["ours, by the clock"]
    rows = [
        Row(
            "summary, main parts, fullest vignette",
            median(ours) * 1000,
            "ms",
            note=f"{_count_pages(html, css)} pages",
        ),
        Row(
            "warm, of a newcomer's WeasyPrint",
            ratio(found["ours"], found["naive"]),
            "times",
            goal=0.4,
            must=0.5,
        ),
    ]
    if "chromium" in found:
        rows.append(Row("warm, of a cold Chromium print", ratio(ours, found["chromium"]), "times", must=0.4))
    if "typst" in found:
        rows.append(
            Row("warm, of Typst (the text alone)", ratio(ours, found["typst"]), "times", note="only told")
        )
    return rows


def _for_the_visit(html: str, css: str, rounds: int, progress: Callable[[str], None]) -> list[Row]:
    variants: dict[str, Callable[[], float]] = {
        "ours": lambda: _clock(lambda: render_pdf(html, stylesheet=css))
    }
    variants |= _chromium_if_any(html, css)
    for warm_up in variants.values():
        warm_up()
    found = in_turn(variants, rounds, progress=lambda text: progress(f"for the visit, {text}"))
    rows = [
        Row(
            "summary, for the visit, fullest vignette",
            median(found["ours"]) * 1000,
            "ms",
            note=f"{_count_pages(html, css)} pages",
        )
    ]
    if "chromium" in found:
        times = ratio(found["ours"], found["chromium"])
        rows.append(Row("for the visit, warm, of a cold Chromium print", times, "times", must=0.4))
    return rows


def _chromium_if_any(html: str, css: str) -> dict[str, Callable[[], float]]:
    chromium = shutil.which("chromium")
    return {"chromium": lambda: _clock(lambda: chromium_pdf(chromium, html, css))} if chromium else {}


def _count_pages(html: str, css: str) -> int:
    return len(PdfReader(io.BytesIO(render_pdf(html, stylesheet=css))).pages)


def _two_workers(html: str, css: str, rounds: int, progress: Callable[[str], None]) -> Row:
    services = {
        name: PdfService(workers=count, max_wait_seconds=SECONDS) for name, count in (("one", 1), ("two", 2))
    }
    try:
        for service in services.values():
            service.warm(css)
        found = in_turn(
            {
                name: lambda service=service: _pdfs_a_second(service, html, css)
                for name, service in services.items()
            },
            rounds,
            progress=lambda text: progress(f"two workers, {text}"),
        )
    finally:
        for service in services.values():
            service.close()
    return Row(
        "PDFs a second, two workers of one", ratio(found["two"], found["one"]), "times", "higher", must=1.6
    )


def _pdfs_a_second(service: PdfService, html: str, css: str) -> float:
    def make_one(_: int) -> None:
        service.render(html, stylesheet=css, timeout=SECONDS)

    with ThreadPoolExecutor(max_workers=2) as people:
        # The results are taken, so that a PDF that was not made is not counted as a quick one.
        seconds = _clock(lambda: list(people.map(make_one, range(PDFS_OF_A_ROUND))))
    return PDFS_OF_A_ROUND / seconds


def measure_memory(count: int, progress: Callable[[str], None]) -> Row:
    """Make PDFs of all vignettes in turn, with other words in each, in one worker, and tell how it grew.

    Each tenth is the PDF for the visit, the others are page 1 alone: thousands of long ones take hours.
    The worker is not replaced meanwhile, as the service would do.
    """
    first = min(100, max(MEMORY_FIRST, count // 10))
    pages = [_build_page(path) for path in sorted(FULLEST.parent.glob("v*.yaml"))]
    css = pdf_stylesheet().encode()
    worker = WorkerProcess()
    try:
        for number in range(1, count + 1):
            progress(f"memory, PDF {number} of {count}")
            page = pages[number % len(pages)]
            html = write_html(page, note=f"メモ {number}", extent="visit")
            if number % VISIT_EACH:
                html = re.sub(r'<div class="details">.*</div>\s*</body>', "</body>", html, flags=re.DOTALL)
            worker.render(html.encode(), css, seconds=SECONDS)
            if number == first:
                before = _megabytes(worker.pid)
        after = _megabytes(worker.pid)
    finally:
        worker.stop()
    note = f"{before:.0f} MB after {first} PDFs, {after:.0f} MB after {count}"
    return Row("memory of a worker, grown since then", after - before, "MB", must=FLAT_MB, note=note)


def _megabytes(pid: int) -> float:
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    (line,) = (line for line in lines if line.startswith("VmRSS:"))
    return int(line.split()[1]) / 1024


def chromium_pdf(chromium: str, html: str, css: str) -> bytes:
    """Print our document with a browser that was not running."""
    with tempfile.TemporaryDirectory() as folder:
        source, made = Path(folder, "a.html"), Path(folder, "a.pdf")
        source.write_text(html.replace("</head>", f"<style>{css}</style></head>", 1), encoding="utf-8")
        command = [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
        subprocess.run(
            [*command, f"--user-data-dir={folder}/profile", f"--print-to-pdf={made}", source.as_uri()],
            check=True,
            capture_output=True,
            timeout=SECONDS,
        )
        return made.read_bytes()


def _find_typst() -> Callable[[str], bytes] | None:
    try:
        import typst  # noqa: PLC0415 (installed for measuring alone)
    except ImportError:
        return None

    def make(text: str) -> bytes:
        lines = [
            f"#par({json.dumps(line, ensure_ascii=False)})" for line in text.splitlines() if line.strip()
        ]
        head = '#set document(title: "x")\n#set text(font: "BIZ UDPGothic", size: 10pt, lang: "ja")\n'
        pdf: bytes = typst.compile((head + "\n".join(lines)).encode(), format="pdf")
        return pdf

    return make


def _cpu(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _clock(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
