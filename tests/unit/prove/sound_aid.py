"""The small aid with rules and checks that have all eight properties, and ways to spoil it."""

from typing import Any

from decisionaid.content.prove import Proof, prove
from decisionaid.domain.aid import DecisionAid
from decisionaid.domain.rule import ConsistencyCheck, Rule
from decisionaid.engine.answers import read_answers
from decisionaid.engine.compiled import CompiledAid, compile_aid
from tests.unit.small_aid import make_check, make_rule, small_aid

SOUND_RULES = (
    make_rule("K-01", "exclusion", [{"wool-allergy": ["yes"]}]),
    make_rule("K-02", "caution", [{"wardrobe": ["nylon"]}, {"age": {"below": 6}}]),
    make_rule("K-03", "exclusion", [{"foot-size": ["large"], "has-dog": ["yes"]}], options=["grey-socks"]),
    make_rule("K-04", "ask", [{"conditions": ["itchy-feet"], "itch-place": ["toe"]}], options=["foot-cream"]),
    make_rule("K-05", "caution", [{"has-dog": ["no"]}]),
    make_rule("S-01", "fit", [{"foot-size": ["medium", "large"]}], options=["wool-socks", "grey-socks"]),
)
SOUND_CHECKS = (
    make_check("L-01", [{"age": {"below": 6}, "foot-size": ["large"]}], ["foot-size"]),
    make_check("L-02", [{"has-dog": ["no"], "wardrobe": ["cotton"]}], ["has-dog", "wardrobe"]),
)


def sound_aid(*more: Rule, rules: tuple[Rule, ...] = SOUND_RULES, **changes: Any) -> DecisionAid:
    """Give the sound aid with some rules more, or with parts changed."""
    return small_aid().model_copy(update={"rules": (*rules, *more), "checks": SOUND_CHECKS, **changes})


def with_checks(*checks: ConsistencyCheck) -> dict[str, Any]:
    return {"checks": (*SOUND_CHECKS, *checks)}


def with_question(question_id: str, **changes: Any) -> dict[str, Any]:
    """Give the questions with one of them changed."""
    questions = (
        question.model_copy(update=changes) if question.id == question_id else question
        for question in small_aid().questions
    )
    return {"questions": tuple(questions)}


def prove_aid(aid: DecisionAid, **more: Any) -> dict[str, Proof]:
    """Prove an aid; every counter-example must be read by `evaluate`'s reader."""
    return prove_compiled(compile_aid(aid), **more)


def prove_compiled(compiled: CompiledAid, **more: Any) -> dict[str, Proof]:
    proofs = {proof.id: proof for proof in prove(compiled, **more)}
    assert list(proofs) == ["T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8"]
    for proof in proofs.values():
        assert (proof.holds is False) == (proof.counter_example is not None) == (proof.failures > 0)
        if proof.counter_example is not None:
            assert proof.counter_example.breaks
            read_answers(compiled.aid, proof.counter_example.answers)
            read_answers(compiled.aid, proof.counter_example.changed or {})
    return proofs


def failing(proofs: dict[str, Proof]) -> list[str]:
    return [name for name, proof in proofs.items() if not proof.holds]
