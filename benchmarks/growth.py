"""What more content costs, at 1, 3 and 10 times the rules: each step from YAML files to the PDF."""

import time
from collections.abc import Callable
from datetime import date

import yaml

from benchmarks.content import answer_sets, grown, grown_texts, shipped
from benchmarks.measure import Row, median
from benchmarks.pdf import FULLEST
from decisionaid.content.load import load_texts
from decisionaid.content.prove import prove
from decisionaid.domain.aid import DecisionAid
from decisionaid.engine.answers import read_answers
from decisionaid.engine.compiled import compile_aid
from decisionaid.engine.evaluate import evaluate
from decisionaid.pdf.render import render_pdf
from decisionaid.releases.selectors import release_from_aid
from decisionaid.summary.documents import pdf_stylesheet, write_html
from decisionaid.summary.presenters import build_summary

TIMES = (1, 3, 10)
SETS = 200
PAGES = 5
SLOW = ("content check", "prove")


def run(rounds: int, progress: Callable[[str], None]) -> list[Row]:
    """Measure each size of the content a few times and give the cost as a multiple of today's."""
    aid = shipped()
    rows = []
    tasks: dict[str, Callable[[int], float]] = {
        "evaluate": lambda times: _evaluate(grown(aid, times)),
        "summary page": lambda times: _build(grown(aid, times)),
        "PDF, main parts": lambda times: _print(grown(aid, times)),
        "compile": lambda times: _compile(grown(aid, times)),
        "content check": _check,
        "prove": lambda times: _prove(grown(aid, times)),
    }
    for name, task in tasks.items():
        base = 0.0
        for times in TIMES:
            progress(f"{name}, {times} times the rules")
            taken = median([task(times) for _ in range(1 if name in SLOW else 3)])
            base = base or taken
            rows.append(
                Row(
                    f"{name}, {times} times the rules",
                    taken / base,
                    "times",
                    must=1.2 * times if times > 1 else None,
                    note=f"{taken * 1000:.4g} ms",
                )
            )
    return rows


def _timed(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _evaluate(aid: DecisionAid) -> float:
    compiled, sets = compile_aid(aid), answer_sets(aid, SETS)
    return _timed(lambda: [evaluate(compiled, answers) for answers in sets]) / SETS


def _build(aid: DecisionAid) -> float:
    release, sets = release_from_aid(aid), answer_sets(aid, PAGES)
    return (
        _timed(
            lambda: [
                build_summary(release=release, answers=answers, language="ja", as_of=date(2026, 11, 25))
                for answers in sets
            ]
        )
        / PAGES
    )


def _print(aid: DecisionAid) -> float:
    """Give the time of a second PDF of everybody's findings; the first one lays out the common pages."""
    release = release_from_aid(aid)
    answers = read_answers(aid, yaml.safe_load(FULLEST.read_text(encoding="utf-8"))["answers"])
    page = build_summary(release=release, answers=answers, language="ja", as_of=date(2026, 11, 25))
    html, css = write_html(page, extent="main"), pdf_stylesheet()
    render_pdf(html, stylesheet=css)
    return _timed(lambda: render_pdf(html, stylesheet=css))


def _check(times: int) -> float:
    texts = grown_texts(times)
    return _timed(lambda: load_texts(texts))


def _compile(aid: DecisionAid) -> float:
    return _timed(lambda: compile_aid(aid))


def _prove(aid: DecisionAid) -> float:
    return _timed(lambda: prove(compile_aid(aid)))
