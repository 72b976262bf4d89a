"""Values worked out from answers; the tables stand in vocabulary.yaml and in the ledger (T9)."""

from itertools import chain, combinations, product

import pytest

from decisionaid.engine.derived import (
    DERIVED,
    PREDICATES,
    basics,
    injection_not_listed,
    pain_kind,
    years_exceed_age,
)

PARTS = ("ointment-used-correctly", "moisturising-kept-up", "daily-life-reviewed")


@pytest.mark.parametrize("values", list(product(("yes", "no", None), repeat=3)), ids=str)
def test_basics_are_no_if_any_part_is_no_else_unknown_if_any_is_else_yes(values):
    answers = {part: value for part, value in zip(PARTS, values, strict=True) if value}

    expected = "no" if "no" in values else None if None in values else "yes"
    assert basics(answers) == expected


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({PARTS[0]: "no", PARTS[1]: "yes", PARTS[2]: "yes"}, (PARTS[0],)),
        ({PARTS[0]: "no", PARTS[2]: "no"}, (PARTS[0], PARTS[2])),
        (dict.fromkeys(PARTS, "yes"), PARTS),
    ],
)
def test_basics_are_decided_by_the_parts_that_agree_with_them(answers, expected):
    assert DERIVED["basics"].decided_by(answers) == expected


PAINS = ("nerve-pain", "joint-muscle-pain", "pain-unknown-kind")
OTHERS = ("atopic-dermatitis", "sleep")
PAIN_KINDS = {
    (): "no-pain",
    ("nerve-pain",): "neuro",
    ("joint-muscle-pain",): "joint-muscle",
    ("pain-unknown-kind",): None,
    ("nerve-pain", "joint-muscle-pain"): "both",
    ("nerve-pain", "pain-unknown-kind"): "neuro",
    ("joint-muscle-pain", "pain-unknown-kind"): "joint-muscle",
    ("nerve-pain", "joint-muscle-pain", "pain-unknown-kind"): "both",
}


@pytest.mark.parametrize(
    "others", list(chain.from_iterable(combinations(OTHERS, size) for size in range(3))), ids=str
)
@pytest.mark.parametrize("pains", list(PAIN_KINDS), ids=str)
def test_pain_kind_follows_the_chosen_pains_whatever_else_is_chosen(pains, others):
    assert pain_kind({"conditions": (*others, *pains)}) == PAIN_KINDS[pains]


def test_pain_kinds_cover_every_combination():
    assert set(PAIN_KINDS) == set(chain.from_iterable(combinations(PAINS, size) for size in range(4)))


def test_pain_kind_is_unknown_while_conditions_are():
    assert pain_kind({}) is None


def test_no_rule_can_ask_for_no_pain():
    assert DERIVED["pain-kind"].values == ("neuro", "joint-muscle", "both")


@pytest.mark.parametrize(
    ("years", "age", "expected"),
    [
        (34, 30, True),
        (31, 30, True),
        (30, 30, False),
        (0, 0, False),
        (1, 0, True),
        (0, 40, False),
        (None, 30, None),
        (34, None, None),
        (None, None, None),
    ],
)
def test_years_exceed_age(years, age, expected):
    given = {"years-with-eczema": years, "age": age}
    answers = {question: answer for question, answer in given.items() if answer is not None}

    assert years_exceed_age(answers) is expected


ONGOING = ("ongoing-weak", "ongoing-good")
ENDED = ("never", "no-effect", "stopped-side-effect", "stopped-other-reason")
LISTED = ("moisturiser", "biologic-injection")
NOT_LISTED = ("moisturiser",)


@pytest.mark.parametrize(
    ("history", "treatments", "expected"),
    [
        *((history, NOT_LISTED, True) for history in ONGOING),
        *((history, ("none",), True) for history in ONGOING),
        *((history, LISTED, False) for history in ONGOING),
        *((history, None, None) for history in ONGOING),
        *((history, treatments, False) for history in ENDED for treatments in (LISTED, NOT_LISTED, None)),
        (None, LISTED, False),
        (None, NOT_LISTED, None),
        (None, None, None),
    ],
)
def test_injection_not_listed(history, treatments, expected):
    given = {"injection-history": history, "current-treatments": treatments}
    answers = {question: answer for question, answer in given.items() if answer is not None}

    assert injection_not_listed(answers) is expected


def test_names_of_values_and_predicates_are_those_of_the_vocabulary():
    assert set(DERIVED) == {"basics", "pain-kind"}
    assert set(PREDICATES) == {"years-exceed-age", "injection-not-listed"}
