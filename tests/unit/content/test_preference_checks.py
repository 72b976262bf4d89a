"""Values, prompts and checks of knowledge name only what is there."""

import json

import pytest
from pydantic import ValidationError

from decisionaid.content.load import load_texts
from decisionaid.domain.guidance import KnowledgeCheck
from tests.unit.small_aid import ABOUT, TEXTS, mistakes_of

OUTCOMES = """\
outcomes:
  - {id: cosy, attribute: warmth, kind: benefit, conditions: [itchy-feet], label: {ja: ぬくもり, en: Cosy}}
"""
VALUE = """\
preferences:
  - id: warm-feet
    conditions: [itchy-feet]
    attributes: [warmth]
    outcomes: [cosy]
    sources: [shop-note]
    label: {ja: あたたかいこと, en: Warm feet}
    help: {ja: 冬の足です, en: Feet in winter}
"""
# Independent sources count as searched for, or outcomes would be refused.
SEARCHED = ABOUT.replace("  - id: itchy-feet\n", "  - id: itchy-feet\n    evidence_searched: true\n")
TEXT = {"ja": "靴下", "en": "Socks"}
CHECK = {
    "id": "wool",
    "question": TEXT,
    "replies": [{"id": "yes", "label": TEXT}, {"id": "no", "label": TEXT}],
    "right": "no",
    "explanation": TEXT,
    "rows": ["A0-01"],
}


def texts(value):
    return {**TEXTS, "about.yaml": SEARCHED, "values.yaml": OUTCOMES + value}


def test_a_value_leads_to_rows_and_outcomes():
    aid = load_texts(texts(VALUE))

    assert aid.preferences[0].attributes == ("warmth",)
    assert aid.preferences[0].outcomes == ("cosy",)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        pytest.param("[warmth]", "[warmth, colour]", "no 'colour' in attributes", id="unknown row"),
        pytest.param("[cosy]", "[cosy, glow]", "no 'glow' in outcomes", id="unknown outcome"),
        pytest.param("[shop-note]", "[a-book]", "no 'a-book' in sources", id="unknown source"),
        pytest.param(
            "[itchy-feet]\n    att", "[flat-feet]\n    att", "no 'flat-feet'", id="unknown condition"
        ),
        pytest.param("[warmth]", "[washing]", "stands in the row 'warmth'", id="outcome of another row"),
        pytest.param("[itchy-feet]\n    att", "[cold-feet]\n    att", "never asked", id="outcome of others"),
    ],
)
def test_a_value_that_leads_nowhere_is_refused(old, new, told):
    assert VALUE.count(old) == 1

    mistakes = mistakes_of(texts(VALUE.replace(old, new)))

    assert any(told in mistake.message and mistake.file == "values.yaml" for mistake in mistakes), mistakes


@pytest.mark.parametrize(
    ("change", "told"),
    [
        pytest.param({"right": "maybe"}, "names no reply", id="right is no reply"),
        pytest.param({"rows": []}, "rows or sources", id="no source"),
        pytest.param({"replies": [{"id": "no", "label": TEXT}] * 2}, "names no reply", id="same reply twice"),
    ],
)
def test_a_check_of_knowledge_that_cannot_be_answered_is_refused(change, told):
    KnowledgeCheck.model_validate_json(json.dumps(CHECK))

    with pytest.raises(ValidationError, match=told):
        KnowledgeCheck.model_validate_json(json.dumps(CHECK | change))
