"""The eight properties of the shipped content, and the proof held against the engine itself."""

import json
from functools import cache
from random import Random

import pytest

from decisionaid.content.prove import prove
from decisionaid.content.prove.joint import JointRule
from decisionaid.content.prove.values import AnswerSpace
from decisionaid.domain.base import Text
from decisionaid.engine.answers import known_answers, read_answers
from decisionaid.engine.evaluate import evaluate
from decisionaid.summary import wording
from tests.shipped.random_answers import any_answers, contradicting_answers, quiet_answers
from tests.shipped.real_content import real_aid, real_compiled

ANSWER_SETS = 2000


def fixed_wording():
    for name, value in vars(wording).items():
        texts = value if isinstance(value, dict) else {"": value}
        yield from ((f"{name} {key}", text) for key, text in texts.items() if isinstance(text, Text))


def test_all_eight_properties_hold_over_the_whole_answer_space():
    proofs = {proof.id: proof for proof in prove(real_compiled(), wording=fixed_wording())}

    assert {name: proof.counter_example for name, proof in proofs.items() if not proof.holds} == {}
    assert list(proofs) == ["T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8"]
    counts = {name: proof.counts for name, proof in proofs.items()}
    assert counts["T1"]["rules"] == len(real_aid().rules)
    assert counts["T1"]["combinations"] > 1_000_000
    assert counts["T1"]["answer_sets_of_all_questions"] > 10**40
    assert counts["T4"]["questions"] + counts["T4"]["questions_for_display"] == len(real_aid().questions)
    assert counts["T6"]["signs"] == 14
    assert counts["T7"]["options"] == len(real_aid().options) - 1
    assert counts["T8"]["texts"] > 1000


@cache
def joint_rules():
    answer_space = AnswerSpace(real_compiled())
    return [JointRule(answer_space, item) for item in real_compiled().rules]


def number_of(joint, answers):
    """Give the number of the combination that a whole answer set belongs to."""
    known = known_answers(answers)
    number = 0
    for classes, stride in zip(joint.classes, joint.space.strides, strict=True):
        values = joint.answer_space.values[classes.question]
        number += stride * classes.of_value[values.index[known.get(classes.question)]]
    return number


@pytest.mark.parametrize("make", [any_answers, quiet_answers, contradicting_answers])
def test_rules_judged_alone_say_what_the_whole_evaluation_says(make):
    random = Random(20_260_101)  # noqa: S311 (no secret)
    told = 0
    for _ in range(ANSWER_SETS):
        answers = read_answers(real_aid(), make(random))
        whole = {(f.option, f.rule, f.flag, f.reason) for f in evaluate(real_compiled(), answers).findings}

        alone = set()
        for joint in joint_rules():
            number = number_of(joint, answers)
            (judged,) = (judgement for judgement, bits in joint.judged.items() if bits >> number & 1)
            shown = [option for option, bits in joint.shown.items() if bits >> number & 1]
            alone |= {(option, joint.rule.id, *judged) for option in shown if judged is not None}

        assert alone == whole, json.dumps(answers)
        told += len(whole)
    assert told > ANSWER_SETS
