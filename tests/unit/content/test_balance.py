"""Balance of words on benefits and harms, within an option and between options."""

import pytest

from decisionaid.content.balance import balances
from tests.unit.small_aid import load_texts, mistakes_of, texts_with

ROWS = [("id: warmth", "id: effect"), ("id: washing", "id: risks")]


def texts(effect="あ" * 10, risks="い" * 10, note=""):
    """Give the small aid with its rows named effect and risks, and one option that tells both."""
    all_options = texts_with({})["options/all.yaml"]
    all_options = all_options.replace("attribute: warmth", "attribute: effect")
    all_options = all_options.replace("attribute: washing", "attribute: risks")
    all_options = all_options.replace("{ja: 手洗い, en: By hand}", f"{{ja: {risks}, en: By hand}}")
    all_options = all_options.replace("{ja: あたたかい, en: Warm}", f"{{ja: {effect}, en: Warm feet}}")
    named = "    rows: [A0-01]\n    parts"
    assert all_options.count(named) == 1
    all_options = all_options.replace(named, f"    rows: [A0-01]\n{note}    parts")
    return texts_with({"about.yaml": ROWS}) | {"options/all.yaml": all_options}


def test_an_option_that_tells_more_of_one_side_needs_a_reason():
    mistakes = mistakes_of(texts(effect="あ" * 16))

    assert "Benefits and harms are out of balance (0.67-1.5) for: cold-feet" in mistakes[0].message
    assert {mistake.path for mistake in mistakes} >= {"options.1.id"}


def test_a_written_reason_lets_it_stand():
    note = "    balance_note: {ja: 店の紙が短いためです, en: The note is short}\n"

    paths = {mistake.path for mistake in mistakes_of(texts(effect="あ" * 16, note=note))}

    assert "options.1.id" not in paths
    assert paths  # the other options still need theirs


def test_the_figures_are_counted_by_condition():
    aid = load_texts(texts_with({}))
    facts = texts()["options/all.yaml"]
    assert all(line.within == {"ja": 1.0, "en": 1.0} for line in balances(aid))

    note = "    balance_note: {ja: 短いためです, en: It is short}\n    parts"
    aid = load_texts(texts() | {"options/all.yaml": facts.replace("    parts", note)})
    line = next(
        line for line in balances(aid) if (line.condition, line.option) == ("cold-feet", "wool-socks")
    )

    assert (line.benefits, line.harms) == ({"ja": 10, "en": 2}, {"ja": 10, "en": 2})
    assert line.within == {"ja": 1.0, "en": 1.0}
    assert line.between == {"ja": 2.0, "en": 2.0}
    assert line.is_outside
    assert line.has_reason


@pytest.mark.parametrize(("harms", "within"), [(7, 1.43), (5, 2.0), (15, 0.67), (20, 0.5)])
def test_the_ratio_within_an_option_is_benefits_over_harms(harms, within):
    note = "    balance_note: {ja: 短いためです, en: It is short}\n    parts"
    facts = texts(risks="い" * harms)["options/all.yaml"].replace("    parts", note)

    aid = load_texts(texts() | {"options/all.yaml": facts})

    line = next(
        line for line in balances(aid) if (line.condition, line.option) == ("cold-feet", "wool-socks")
    )
    assert line.within["ja"] == within
