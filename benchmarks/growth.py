"""What more content costs: evaluating, building the summary, checking and proving, at 1, 3 and 10 times."""

import time
from collections.abc import Callable
from datetime import date

from benchmarks.content import answer_sets, grown, shipped
from benchmarks.measure import Row, median
from decisionaid.content.prove import prove
from decisionaid.domain.aid import DecisionAid
from decisionaid.engine.compiled import compile_aid
from decisionaid.engine.evaluate import evaluate
from decisionaid.releases.selectors import release_from_aid
from decisionaid.summary.presenters import build_summary

TIMES = (1, 3, 10)
SETS = 200
PAGES = 5


def run(rounds: int, progress: Callable[[str], None]) -> list[Row]:
    """Measure each size of the content a few times and give the cost as a multiple of today's."""
    aid = shipped()
    rows = []
    tasks: dict[str, Callable[[DecisionAid], float]] = {
        "evaluate": _evaluate,
        "summary page": _build,
        "compile": _compile,
        "prove": _prove,
    }
    for name, task in tasks.items():
        base = 0.0
        for times in TIMES:
            progress(f"{name}, {times} times the rules")
            taken = median([task(grown(aid, times)) for _ in range(1 if name == "prove" else 3)])
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


def _compile(aid: DecisionAid) -> float:
    return _timed(lambda: compile_aid(aid))


def _prove(aid: DecisionAid) -> float:
    return _timed(lambda: prove(compile_aid(aid)))
