"""Reading answer sets: nothing guessed, each refusal with its code and what is allowed."""

from contextlib import contextmanager

import pytest

from decisionaid.engine.answers import (
    AnswerError,
    asked_answers,
    chosen_conditions,
    is_for,
    known_answers,
    read_answers,
)
from tests.unit.small_aid import small_aid

YES_NO = ("yes", "no", "not-sure")
SIZES = ("small", "medium", "large", "not-sure")
SOCKS = ("cotton", "nylon", "none", "not-sure")
AGES = ("0-120", "not-sure")


def refused(raw) -> AnswerError:
    with pytest.raises(AnswerError) as caught:
        read_answers(small_aid(), raw)
    return caught.value


@pytest.mark.parametrize("raw", [[], [["age", 3]], "age", 17, 1.5, True, None], ids=repr)
def test_an_answer_set_that_is_no_object_is_refused(raw):
    error = refused(raw)

    assert (error.field, error.code, error.allowed) == (None, "not-an-object", ())


def test_an_unknown_question_is_refused_with_the_list_of_questions():
    error = refused({"age": 17, "shoe-size": 3})

    assert (error.field, error.code) == ("shoe-size", "unknown-question")
    assert error.allowed == tuple(question.id for question in small_aid().questions)


@pytest.mark.parametrize(
    ("field", "value", "allowed"),
    [
        ("wool-allergy", "maybe", YES_NO),
        ("wool-allergy", "Yes", YES_NO),
        ("wool-allergy", " yes", YES_NO),
        ("wool-allergy", "", YES_NO),
        ("wool-allergy", "not-applicable", YES_NO),
        ("has-dog", "maybe", ("yes", "no", "not-applicable", "not-sure")),
        ("foot-size", "huge", SIZES),
        ("wardrobe", ["cotton", "silk"], SOCKS),
        ("wardrobe", [""], SOCKS),
        ("conditions", ["cold-hands"], ("cold-feet", "itchy-feet", "not-sure")),
    ],
)
def test_an_unknown_choice_is_refused_with_the_choices(field, value, allowed):
    error = refused({field: value})

    assert (error.field, error.code, error.allowed) == (field, "unknown-choice", allowed)


@pytest.mark.parametrize(
    ("field", "value", "allowed"),
    [
        ("wool-allergy", True, YES_NO),
        ("wool-allergy", False, YES_NO),
        ("wool-allergy", None, YES_NO),
        ("wool-allergy", ["yes"], YES_NO),
        ("wool-allergy", {"yes": "yes"}, YES_NO),
        ("wool-allergy", 1, YES_NO),
        ("foot-size", ["large"], SIZES),
        ("foot-size", [], SIZES),
        ("wardrobe", "cotton", SOCKS),
        ("wardrobe", "", SOCKS),
        ("wardrobe", {"cotton": True}, SOCKS),
        ("wardrobe", None, SOCKS),
        ("wardrobe", ["cotton", 1], SOCKS),
        ("wardrobe", [["cotton"]], SOCKS),
        ("wardrobe", [None], SOCKS),
        ("age", "17", AGES),
        ("age", True, AGES),
        ("age", False, AGES),
        ("age", 17.0, AGES),
        ("age", 17.5, AGES),
        ("age", float("inf"), AGES),
        ("age", None, AGES),
        ("age", [17], AGES),
        ("age", [], AGES),
        ("age", ["not-sure"], AGES),
        ("age", "yes", AGES),
    ],
    ids=repr,
)
def test_a_wrong_type_is_refused_with_what_is_allowed(field, value, allowed):
    error = refused({field: value})

    assert (error.field, error.code, error.allowed) == (field, "wrong-type", allowed)


@pytest.mark.parametrize("value", [-1, 121, 10**30, -(10**30)])
def test_a_number_out_of_range_is_refused_with_the_range(value):
    error = refused({"age": value})

    assert (error.field, error.code, error.allowed) == ("age", "out-of-range", AGES)


@pytest.mark.parametrize(
    "value", [["not-sure", "cotton"], ["none", "not-sure"], ["cotton", "nylon", "not-sure"]]
)
def test_not_sure_beside_other_choices_is_refused(value):
    error = refused({"wardrobe": value})

    assert (error.field, error.code) == ("wardrobe", "not-sure-with-others")
    assert "not-sure" in error.allowed


def test_an_error_speaks_with_its_message_and_holds_no_answer():
    error = refused({"wool-allergy": "a secret"})

    assert str(error) == error.message
    assert "secret" not in error.message


def test_an_error_passes_through_a_context_manager():
    @contextmanager
    def passing():
        yield

    with pytest.raises(AnswerError), passing():
        read_answers(small_aid(), [])


@pytest.mark.parametrize(
    ("field", "value", "answer"),
    [
        ("age", 0, 0),
        ("age", 120, 120),
        ("age", "not-sure", "not-sure"),
        ("wool-allergy", "no", "no"),
        ("wool-allergy", "not-sure", "not-sure"),
        ("has-dog", "not-applicable", "not-applicable"),
        ("foot-size", "large", "large"),
        ("foot-size", "not-sure", "not-sure"),
        ("wardrobe", ["cotton"], ("cotton",)),
        ("wardrobe", ["none", "nylon", "cotton"], ("cotton", "nylon", "none")),
        ("wardrobe", ("nylon",), ("nylon",)),
        ("wardrobe", ["cotton", "cotton"], ("cotton",)),
        ("wardrobe", ["not-sure"], ("not-sure",)),
        ("wardrobe", "not-sure", ("not-sure",)),
        ("itch-score", 10, 10),
    ],
)
def test_a_good_answer_is_kept_in_the_order_of_the_choices(field, value, answer):
    assert read_answers(small_aid(), {field: value}) == {field: answer}


def test_an_empty_list_is_not_answered():
    assert read_answers(small_aid(), {"wardrobe": [], "conditions": [], "age": 3}) == {"age": 3}


def test_none_beside_other_choices_is_read():
    # Two answers that contradict are for a consistency check, not an error.
    assert read_answers(small_aid(), {"wardrobe": ["none", "cotton"]}) == {"wardrobe": ("cotton", "none")}


@pytest.mark.parametrize(
    ("answers", "chosen"),
    [
        ({}, ()),
        ({"conditions": ("not-sure",)}, ()),
        ({"conditions": ("cold-feet",)}, ("cold-feet",)),
        ({"conditions": ("cold-feet", "itchy-feet")}, ("cold-feet", "itchy-feet")),
    ],
)
def test_chosen_conditions_are_empty_when_not_answered_or_not_sure(answers, chosen):
    assert chosen_conditions(answers) == chosen


@pytest.mark.parametrize(
    ("conditions", "chosen", "expected"),
    [
        (None, (), True),
        (None, ("cold-feet",), True),
        (("cold-feet",), (), False),
        (("cold-feet",), ("itchy-feet",), False),
        (("cold-feet", "itchy-feet"), ("itchy-feet",), True),
        ((), ("itchy-feet",), False),
    ],
)
def test_something_without_conditions_is_for_everybody(conditions, chosen, expected):
    assert is_for(conditions, chosen) is expected


def test_answers_that_the_conditions_do_not_ask_are_left_out():
    answers = {"itch-place": "heel", "itch-score": 3, "age": 9}

    assert asked_answers(small_aid(), answers) == {"age": 9}
    assert asked_answers(small_aid(), answers | {"conditions": ("cold-feet",)}) == {
        "age": 9,
        "conditions": ("cold-feet",),
    }
    assert asked_answers(small_aid(), answers | {"conditions": ("itchy-feet",)}) == answers | {
        "conditions": ("itchy-feet",)
    }


def test_not_sure_is_the_same_as_missing_and_not_applicable_is_no():
    answers = {
        "age": "not-sure",
        "wardrobe": ("not-sure",),
        "conditions": (),
        "has-dog": "not-applicable",
        "wool-allergy": "no",
        "itch-score": 0,
    }

    assert known_answers(answers) == {"has-dog": "no", "wool-allergy": "no", "itch-score": 0}
