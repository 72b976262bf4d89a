"""Which sample answer sets get other findings from one content than from another."""

import pytest
from pydantic import ValidationError

from decisionaid.content.effects import Sample, effects, read_samples
from decisionaid.content.mistakes import ContentError
from decisionaid.engine.compiled import compile_aid
from tests.unit.small_aid import small_aid

AID = small_aid()
NUMBERS = [question for question in AID.questions if question.kind == "number"]


def sample(answers):
    label = {"ja": "見本", "en": "A sample"}
    return Sample.model_validate({"id": "one", "label": label, "answers": answers})


def without_rule(name):
    return AID.model_copy(update={"rules": tuple(rule for rule in AID.rules if rule.id != name)})


def found(old, new, answers):
    return effects(compile_aid(old), compile_aid(new), [sample(answers)])


def answered():
    return {"conditions": [AID.conditions[0].id]}


def test_the_same_content_has_no_effect():
    assert found(AID, AID, answered()) == ()


@pytest.mark.parametrize("rule", [rule.id for rule in AID.rules])
def test_a_rule_that_went_takes_exactly_its_findings_along(rule):
    whole = found(AID.model_copy(update={"rules": ()}), AID, answered())
    told = {item for effect in whole for item in effect.came}

    effect = found(AID, without_rule(rule), answered())

    assert {item for one in effect for item in one.went} == {item for item in told if item.rule == rule}
    assert not [item for one in effect for item in one.came]


def test_some_rule_of_the_small_aid_is_met():
    (effect,) = found(AID.model_copy(update={"rules": ()}), AID, answered())

    assert effect.came
    assert effect.went == ()


def test_an_answer_that_a_content_does_not_ask_for_is_not_given():
    question = NUMBERS[0]
    answers = {**answered(), question.id: question.minimum, "no-such-question": "yes"}

    assert found(AID, AID, answers) == ()


def test_an_answer_out_of_a_contents_range_is_not_given():
    assert found(AID, AID, {**answered(), NUMBERS[0].id: 10_000}) == ()


@pytest.mark.parametrize("text", ["samples: [", "samples: [{id: one}]", "samples: 3", "other: []"])
def test_a_broken_file_is_refused(tmp_path, text):
    file = tmp_path / "samples.yaml"
    file.write_text(text, encoding="utf-8")

    with pytest.raises((ContentError, ValidationError)):
        read_samples(file)
