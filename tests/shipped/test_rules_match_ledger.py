"""The shipped rules against a frozen transcript of the ledger: their data, and what they find.

The transcript is evaluated by a second evaluator (`ledger_rules`) that shares no code with the engine.
"""

from functools import cache
from random import Random

import pytest

from tests.shipped.ledger_rules import CHECKS, RULES, evaluate_ledger
from tests.shipped.random_answers import any_answers, contradicting_answers, quiet_answers
from tests.shipped.real_content import evaluate_real, real_aid
from tests.vignettes import VIGNETTES, read_vignette

ARTICLE_RULES = {rule.id: rule for rule in real_aid().rules if rule.source == "article"}


def test_the_shipped_rules_are_those_of_the_ledger():
    assert len(RULES) == 73
    assert sorted(ARTICLE_RULES) == sorted(rule.id for rule in RULES)


@pytest.mark.parametrize("expected", RULES, ids=lambda rule: rule.id)
def test_a_shipped_rule_has_the_data_of_the_ledger(expected):
    rule = ARTICLE_RULES[expected.id]

    assert set(rule.options) == set(expected.options)
    assert len(rule.options) == len(expected.options)
    assert (rule.flag, rule.level) == (expected.flag, expected.level)
    assert rule.rows == expected.rows
    assert rule.ask_if_unknown is expected.asks


def test_the_shipped_checks_are_those_of_the_ledger():
    assert [check.id for check in real_aid().checks] == list(CHECKS)


def found_by_engine(answers):
    found = evaluate_real(answers)
    told = [
        (finding.option, finding.rule, finding.flag, finding.level, finding.reason, finding.rows)
        for finding in found.findings
        if finding.source == "article"
    ]
    assert len(told) == len(set(told)), answers
    return set(told), list(found.consistency)


@pytest.mark.parametrize("name", VIGNETTES)
def test_the_second_evaluator_agrees_on_the_vignettes(name):
    case = read_vignette(name)

    findings, checks = evaluate_ledger(case["answers"])

    assert checks == case["consistency"]
    assert findings == {
        (f["option"], f["rule"], f["flag"], f["level"], f["reason"], tuple(f["rows"]))
        for f in case["findings"]
    }


MAKERS = [any_answers, quiet_answers, contradicting_answers]


@cache
def compare_thousands(make):
    """Compare both evaluators and give every outcome that was met."""
    random, seen = Random(20_260_101), set()  # noqa: S311
    for _ in range(2_000):
        answers = make(random)
        findings, checks = evaluate_ledger(answers)
        assert found_by_engine(answers) == (findings, checks), answers
        seen |= {(rule, flag, reason) for _, rule, flag, _, reason, _ in findings}
        seen |= {(check, None, None) for check in checks}
    return seen


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
def test_both_evaluators_find_the_same_for_thousands_of_answer_sets(make):
    assert compare_thousands(make)


def test_the_answer_sets_meet_every_rule_every_check_and_every_outcome():
    seen = set().union(*map(compare_thousands, MAKERS))

    holding = {(rule.id, rule.flag, None) for rule in RULES}
    asked = {(rule.id, "ask", "not-answered") for rule in RULES if rule.asks}
    # L-01 doubts severity only where it is mild: S-05 and S-10 never rest on it.
    fits = ("S-01", "S-02", "S-03", "S-06", "S-07", "S-08", "S-09")
    contradicting = {(rule, "ask", "contradicting-answers") for rule in fits}
    assert seen == holding | asked | contradicting | {(check, None, None) for check in CHECKS}
