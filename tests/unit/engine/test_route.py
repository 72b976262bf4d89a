"""Which page comes next, on the steps of the small aid."""

import pytest

from decisionaid.engine.route import Route, first_open_step, list_steps, questions_of
from tests.unit.small_aid import small_aid

AID = small_aid()
STEPS = {step.id: step for step in AID.steps}
COLD = {"conditions": ("cold-feet",)}
ITCHY = {"conditions": ("itchy-feet",)}
ALL_COLD = COLD | {
    "urgent-signs": ("none",),
    "age": 40,
    "wool-allergy": "yes",
    "has-dog": "not-sure",
    "foot-size": "small",
    "wardrobe": ("not-sure",),
}


def way_of(answers):
    return Route(AID).way(answers)


def ids_of(answers):
    return [step.id for step in list_steps(AID, answers)]


def open_step(answers):
    step = first_open_step(AID, answers)
    return step and step.id


def around(step, answers):
    before, after = way_of(answers).neighbours(STEPS[step])
    return before and before.id, after and after.id


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        pytest.param({}, ["concern", "urgent", "age", "safety", "size", "wardrobe"], id="nothing-answered"),
        pytest.param(COLD, ["concern", "urgent", "age", "safety", "size", "wardrobe"], id="other-condition"),
        pytest.param(
            ITCHY, ["concern", "urgent", "age", "safety", "size", "itch", "wardrobe"], id="own-condition"
        ),
        pytest.param(
            ITCHY | COLD, ["concern", "urgent", "age", "safety", "size", "wardrobe"], id="changed-condition"
        ),
        pytest.param(
            {"conditions": ("cold-feet", "itchy-feet")},
            ["concern", "urgent", "age", "safety", "size", "itch", "wardrobe"],
            id="both-conditions",
        ),
        pytest.param(
            {"conditions": ("not-sure",)}, ["concern", "urgent", "age", "safety", "size", "wardrobe"], id="?"
        ),
    ],
)
def test_the_chosen_conditions_decide_which_steps_are_gone_through(answers, expected):
    assert ids_of(answers) == expected


@pytest.mark.parametrize(("age", "is_listed"), [(2, False), (3, True), ("not-sure", True), (None, True)])
def test_a_step_is_skipped_only_when_it_is_known_that_it_may_be(age, is_listed):
    answers = COLD if age is None else COLD | {"age": age}

    assert ("size" in ids_of(answers)) is is_listed


def test_a_safety_step_stays_whatever_is_answered():
    for answers in ({}, COLD, ITCHY, COLD | {"age": 1}, COLD | {"wool-allergy": "no"}):
        assert "safety" in ids_of(answers)


def test_a_step_shows_only_the_questions_of_the_chosen_conditions():
    assert [question.id for question in questions_of(AID, STEPS["itch"], ITCHY)] == [
        "itch-place",
        "itch-score",
    ]
    assert questions_of(AID, STEPS["itch"], COLD) == ()


@pytest.mark.parametrize(
    ("allergy", "expected"), [("no", True), ("yes", False), ("not-sure", False), (None, False)]
)
def test_a_step_may_be_postponed_only_when_it_is_known_that_it_may_be(allergy, expected):
    answers = ITCHY if allergy is None else ITCHY | {"wool-allergy": allergy}

    assert way_of(answers).may_postpone(STEPS["itch"]) is expected
    assert way_of(answers).is_done(STEPS["itch"]) is expected


def test_a_step_without_a_condition_to_postpone_is_never_postponed():
    assert not way_of(ALL_COLD).may_postpone(STEPS["safety"])


def test_a_step_is_done_when_every_question_that_is_not_optional_has_an_answer():
    step = STEPS["itch"]

    assert not way_of(ITCHY).is_done(step)
    assert not way_of(ITCHY | {"itch-score": 4}).is_done(step)
    assert way_of(ITCHY | {"itch-place": "not-sure"}).is_done(step)
    assert not way_of({"wool-allergy": "no"}).is_done(STEPS["safety"])


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({}, "concern"),
        (COLD, "urgent"),
        ({"age": 3}, "concern"),
        ({question: answer for question, answer in ALL_COLD.items() if question != "has-dog"}, "safety"),
        ({question: answer for question, answer in ALL_COLD.items() if question != "wardrobe"}, "wardrobe"),
        (ALL_COLD, None),
        (ALL_COLD | {"age": 2}, None),
        (ALL_COLD | ITCHY, "itch"),
        (ALL_COLD | ITCHY | {"wool-allergy": "no"}, None),
        (ALL_COLD | ITCHY | {"itch-place": "toe"}, None),
    ],
)
def test_the_first_open_step_is_found_anew_from_the_answers(answers, expected):
    assert open_step(answers) == expected


def test_a_changed_early_answer_opens_and_closes_a_later_step():
    done = ALL_COLD | {"age": 2}
    del done["foot-size"]

    assert open_step(done) is None
    assert open_step(done | {"age": 30}) == "size"


@pytest.mark.parametrize(
    ("step", "answers", "expected"),
    [
        ("concern", {}, (None, "urgent")),
        ("wardrobe", COLD, ("size", None)),
        ("wardrobe", ITCHY, ("itch", None)),
        ("safety", COLD, ("age", "size")),
        ("safety", COLD | {"age": 1}, ("age", "wardrobe")),
        pytest.param("size", COLD | {"age": 1}, ("safety", "wardrobe"), id="the step itself is skipped"),
        pytest.param("itch", COLD, ("size", "wardrobe"), id="the step is not for this condition"),
    ],
)
def test_neighbours_are_the_steps_gone_through_before_and_after(step, answers, expected):
    assert around(step, answers) == expected


def test_walking_on_from_the_first_step_meets_every_listed_step_once():
    for answers in ({}, COLD, ITCHY, COLD | {"age": 1}):
        step, walked = AID.steps[0], [AID.steps[0].id]
        while (step := way_of(answers).neighbours(step)[1]) is not None:
            walked.append(step.id)

        assert walked == ids_of(answers)
