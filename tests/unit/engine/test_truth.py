"""Kleene's three values, seen through the flag that a rule of the small aid gives."""

from itertools import product
from typing import Any

import pytest

from decisionaid.domain.match import Alternative
from decisionaid.engine.atoms import compile_condition, truth_of
from tests.unit.small_aid import evaluate_rules, find_only, make_rule

WOOL = {"wool-allergy": ["yes"]}
DOG = {"has-dog": ["yes"]}
ANSWERS: dict[bool | None, Any] = {True: "yes", False: "no", None: None}


def truth(when: list[dict[str, Any]], answers: dict[str, Any]) -> bool | None:
    finding = find_only(evaluate_rules(answers, make_rule("K-50", "exclusion", when)))
    if finding is None:
        return False
    return True if finding.flag == "exclusion" else None


def answered(wool: bool | None, dog: bool | None) -> dict[str, Any]:
    given = {"wool-allergy": ANSWERS[wool], "has-dog": ANSWERS[dog]}
    return {question: answer for question, answer in given.items() if answer is not None}


@pytest.mark.parametrize(
    ("wool", "dog", "expected"),
    [
        (True, True, True),
        (True, None, None),
        (True, False, False),
        (None, True, None),
        (None, None, None),
        (None, False, False),
        (False, True, False),
        (False, None, False),
        (False, False, False),
    ],
)
def test_all_parts_of_an_alternative_must_hold(wool, dog, expected):
    assert truth([WOOL | DOG], answered(wool, dog)) is expected


@pytest.mark.parametrize(
    ("wool", "dog", "expected"),
    [
        (True, True, True),
        (True, None, True),
        (True, False, True),
        (None, True, True),
        (None, None, None),
        (None, False, None),
        (False, True, True),
        (False, None, None),
        (False, False, False),
    ],
)
def test_one_alternative_is_enough(wool, dog, expected):
    assert truth([WOOL, DOG], answered(wool, dog)) is expected


def test_any_of_alls_has_the_truth_of_its_best_alternative():
    for values in product((True, False, None), repeat=4):
        pairs = [values[:2], values[2:]]
        alls = [False if False in pair else None if None in pair else True for pair in pairs]
        expected = True if True in alls else None if None in alls else False

        assert truth_of([(0, 1), (2, 3)], list(values)) is expected, values


@pytest.mark.parametrize(
    ("answer", "expected"),
    [("yes", True), ("no", False), ("not-applicable", False), ("not-sure", None), (None, None)],
)
def test_not_applicable_counts_as_no_and_not_sure_as_unknown(answer, expected):
    assert truth([DOG], {"has-dog": answer} if answer else {}) is expected


@pytest.mark.parametrize(
    ("answer", "expected"),
    [("yes", False), ("no", True), ("not-applicable", True), ("not-sure", None), (None, None)],
)
def test_a_rule_on_no_also_holds_for_not_applicable(answer, expected):
    assert truth([{"has-dog": ["no"]}], {"has-dog": answer} if answer else {}) is expected


@pytest.mark.parametrize(
    ("age", "expected"), [(0, True), (17, True), (18, False), (120, False), ("not-sure", None), (None, None)]
)
def test_a_bound_leaves_out_the_number_itself(age, expected):
    assert truth([{"age": {"below": 18}}], {} if age is None else {"age": age}) is expected


@pytest.mark.parametrize(
    ("size", "expected"),
    [("medium", True), ("large", True), ("small", False), ("not-sure", None), (None, None)],
)
def test_one_choice_must_be_among_those_named(size, expected):
    assert truth([{"foot-size": ["medium", "large"]}], {"foot-size": size} if size else {}) is expected


@pytest.mark.parametrize(
    ("wardrobe", "expected"),
    [
        (["cotton"], True),
        (["cotton", "none"], True),
        (["nylon", "none"], True),
        (["none"], False),
        (["not-sure"], None),
        ([], None),
        (None, None),
    ],
)
def test_an_answered_list_contains_a_choice_or_does_not(wardrobe, expected):
    answers = {} if wardrobe is None else {"wardrobe": wardrobe}

    assert truth([{"wardrobe": ["cotton", "nylon"]}], answers) is expected


@pytest.mark.parametrize(
    ("wardrobe", "expected"),
    [
        (["none", "cotton"], True),
        (["none", "nylon"], True),
        (["none"], False),
        (["cotton", "nylon"], False),
        (["not-sure"], None),
        (None, None),
    ],
)
def test_all_of_needs_one_of_each_list(wardrobe, expected):
    when = [{"wardrobe": {"all_of": [["none"], ["cotton", "nylon"]]}}]

    assert truth(when, {} if wardrobe is None else {"wardrobe": wardrobe}) is expected


@pytest.mark.parametrize(("wool", "dog"), list(product((True, False, None), repeat=2)))
def test_holds_agrees_with_the_compiled_rules(wool, dog):
    answers = answered(wool, dog)
    for when in ([WOOL | DOG], [WOOL, DOG]):
        parts = [Alternative.model_validate_json(_as_json(part)) for part in when]

        assert compile_condition(parts).test(answers) is truth(when, answers)


def test_no_alternative_never_holds():
    assert compile_condition([]).test({"wool-allergy": "yes"}) is False


def _as_json(part: dict[str, list[str]]) -> str:
    return str(part).replace("'", '"')
