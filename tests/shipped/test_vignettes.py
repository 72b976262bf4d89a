"""Worked cases against the shipped content: exactly these findings, in this order, for rules of articles.

`v*.yaml` are the vignettes of the ledger (T10), `own-*.yaml` were worked out by hand from DESIGN.md 4.
"""

import pytest

from tests.shipped.real_content import evaluate_real, real_aid
from tests.vignettes import OWN_CASES, VIGNETTES, read_vignette

CASES = (*VIGNETTES, *OWN_CASES)


@pytest.mark.parametrize("name", CASES)
def test_a_case_gives_exactly_its_findings(name):
    case = read_vignette(name)

    found = evaluate_real(case["answers"])

    told = [
        {
            "option": finding.option,
            "flag": finding.flag,
            "rule": finding.rule,
            "level": finding.level,
            "reason": finding.reason,
            "rows": list(finding.rows),
        }
        for finding in found.findings
        if finding.source == "article"
    ]
    order = [option.id for option in real_aid().options]
    expected = sorted(case["findings"], key=lambda finding: order.index(finding["option"]))
    assert told == expected
    assert list(found.consistency) == case["consistency"]


@pytest.mark.parametrize("name", CASES)
def test_a_case_shows_the_options_of_its_conditions(name):
    conditions = read_vignette(name)["answers"].get("conditions", [])

    expected = ["no-change", "usual-care"]
    if "atopic-dermatitis" in conditions:
        expected += ["biologic-injection", "jak-tablet"]
    if any("pain" in condition for condition in conditions):
        expected += ["usual-pain-care"]
    expected += ["supernatant"]
    if "atopic-dermatitis" in conditions:
        expected += ["stem-cell-infusion-abroad"]
    assert list(evaluate_real(read_vignette(name)["answers"]).options) == expected


def test_all_vignettes_of_the_ledger_are_here():
    assert VIGNETTES == tuple(f"v{number:02}" for number in (*range(1, 13), 21, 22))
    assert len(OWN_CASES) >= 9


@pytest.mark.parametrize("name", CASES)
def test_findings_of_a_case_stand_in_the_order_of_flags_and_rules(name):
    flags = ["exclusion", "caution", "ask", "fit"]
    findings = read_vignette(name)["findings"]

    for option in {finding["option"] for finding in findings}:
        told = [(flags.index(f["flag"]), f["rule"]) for f in findings if f["option"] == option]
        assert told == sorted(told)
