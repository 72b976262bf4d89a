import pytest

from decisionaid.content.prove import TooLarge
from decisionaid.content.prove.values import AnswerSpace, Values, every_answer
from decisionaid.engine.compiled import compile_aid
from tests.unit.small_aid import small_aid

QUESTIONS = {question.id: question for question in small_aid().questions}


def test_every_answer_to_each_kind_of_question_is_listed():
    assert list(every_answer(QUESTIONS["has-dog"])) == [None, "yes", "no", "not-applicable", "not-sure"]
    assert list(every_answer(QUESTIONS["foot-size"])) == [None, "small", "medium", "large", "not-sure"]
    assert list(every_answer(QUESTIONS["age"])) == [None, *range(121), "not-sure"]
    assert len(list(every_answer(QUESTIONS["wardrobe"]))) == 1 + 7 + 1


def test_not_sure_and_not_applicable_are_no_values_of_their_own():
    values = Values(QUESTIONS["has-dog"])

    assert values.known == (None, "yes", "no")
    assert values.answers == 5


def test_a_choice_is_added_to_each_list_to_nothing_and_in_the_place_of_none():
    values = Values(QUESTIONS["wardrobe"])

    steps = {(values.known[before], values.known[after]) for before, after in values.grown["nylon"]}

    assert steps == {
        (None, ("nylon",)),
        (("none",), ("nylon",)),
        (("cotton",), ("cotton", "nylon")),
        (("none",), ("nylon", "none")),
        (("cotton", "none"), ("cotton", "nylon", "none")),
    }


def test_the_concern_opens_questions_and_shows_options():
    space = AnswerSpace(compile_aid(small_aid()))

    opened = dict(zip(space.values["conditions"].known, space.opened, strict=True))

    assert "itch-place" not in opened[None][0] | opened[("cold-feet",)][0]
    assert "itch-place" in opened[("itchy-feet",)][0] & opened[("cold-feet", "itchy-feet")][0]
    assert ["foot-cream" in shown for _, shown in opened.values()] == [False, False, True, True]


def test_a_list_of_too_many_choices_is_refused_with_its_size():
    choices = tuple(
        QUESTIONS["wardrobe"].choices[0].model_copy(update={"id": f"sock-{n}"}) for n in range(17)
    )

    with pytest.raises(TooLarge, match="'wardrobe' has 17 choices"):
        list(every_answer(QUESTIONS["wardrobe"].model_copy(update={"choices": choices})))
