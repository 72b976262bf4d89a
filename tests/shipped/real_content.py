"""The shipped content, loaded once for all tests of it."""

from functools import cache
from pathlib import Path
from typing import Any

from decisionaid.content.load import load_folder
from decisionaid.domain.aid import DecisionAid
from decisionaid.domain.finding import Evaluation
from decisionaid.engine.answers import read_answers
from decisionaid.engine.compiled import CompiledAid, compile_aid
from decisionaid.engine.evaluate import evaluate

ROOT = Path(__file__).resolve().parents[2]
CONTENT = ROOT / "fixtures" / "content"


@cache
def real_aid() -> DecisionAid:
    return load_folder(CONTENT)


@cache
def real_compiled() -> CompiledAid:
    return compile_aid(real_aid())


def evaluate_real(answers: dict[str, Any]) -> Evaluation:
    """Evaluate raw answers (as in JSON) against the shipped content."""
    return evaluate(real_compiled(), read_answers(real_aid(), answers))
