"""`evaluate` per answer set, with the shipped content and with ten times as many rules."""

import time
from collections.abc import Callable

from benchmarks.content import answer_sets, grown, shipped
from benchmarks.measure import Row, in_turn, median, ratio
from decisionaid.engine.compiled import CompiledAid, compile_aid
from decisionaid.engine.evaluate import evaluate

SETS = 2000
MICROSECONDS = 1_000_000


def run(rounds: int, progress: Callable[[str], None]) -> list[Row]:
    """Measure processor time per answer set over different answer sets."""
    aid = shipped()
    sets = answer_sets(aid, SETS)

    def timed(compiled: CompiledAid) -> Callable[[], float]:
        def measure() -> float:
            start = time.process_time()
            for answers in sets:
                evaluate(compiled, answers)
            return (time.process_time() - start) / len(sets) * MICROSECONDS

        return measure

    variants = {"1x": timed(compile_aid(aid)), "10x": timed(compile_aid(grown(aid, 10)))}
    found = in_turn(variants, rounds, progress=progress)
    return [
        Row(
            "evaluate, one answer set",
            median(found["1x"]),
            "microseconds",
            must=150,
            note=f"{len(aid.rules)} rules",
        ),
        Row("evaluate, ten times as many rules", median(found["10x"]), "microseconds"),
        Row("evaluate, cost of ten times the rules", ratio(found["10x"], found["1x"]), "times", must=12),
    ]
