"""Which questions are named as deciding, and that a remembered finding is never used for other answers."""

import pytest

from decisionaid.engine.answers import AnswerError, read_answer, read_answers
from decisionaid.engine.compiled import compile_aid
from decisionaid.engine.evaluate import MOST_KEPT, evaluate
from tests.shipped.real_content import real_aid
from tests.unit.small_aid import evaluate_rules, find_only, make_aid, make_check, make_rule

BASICS = ("ointment-used-correctly", "moisturising-kept-up", "daily-life-reviewed")
SKIN = {"conditions": ["atopic-dermatitis"]}
DOUBT_SIZE = make_check("L-50", [{"age": {"below": 6}, "foot-size": ["large"]}], ["foot-size"])


def real_with(when, flag="caution", **changes):
    """The shipped content with one rule only, on usual care."""
    rule = make_rule("K-50", flag, when, ask_if_unknown=True).model_copy(
        update={"options": ("usual-care",), **changes}
    )
    return compile_aid(real_aid().model_copy(update={"rules": (rule,), "checks": ()}))


def ask(compiled, **answers):
    return find_only(evaluate(compiled, read_answers(compiled.aid, {**SKIN, **answers})))


def all_basics(answer, **changes):
    return {**dict.fromkeys(BASICS, answer), **changes}


@pytest.mark.parametrize("missing", BASICS)
def test_a_derived_value_that_is_no_names_the_parts_that_are_no(missing):
    finding = ask(real_with([{"basics": ["no"]}]), **all_basics("yes", **{missing: "no"}))

    assert (finding.flag, finding.reason, finding.because) == ("caution", None, (missing,))


def test_a_derived_value_that_is_yes_names_all_its_parts():
    finding = ask(real_with([{"basics": ["yes"]}]), **all_basics("yes"))

    assert set(finding.because) == set(BASICS)


def test_a_derived_value_is_false_for_another_value_and_asks_where_it_is_unknown():
    compiled = real_with([{"basics": ["no"]}])

    assert ask(compiled, **all_basics("yes")) is None
    finding = ask(compiled, **all_basics("yes", **{BASICS[0]: "not-sure"}))
    assert (finding.flag, finding.reason, finding.because) == ("ask", "not-answered", (BASICS[0],))


def test_the_kind_of_pain_is_matched_against_the_values_of_the_rule():
    compiled = real_with([{"pain-kind": ["neuro", "both"]}])

    assert ask(compiled, conditions=["nerve-pain"]).because == ("conditions",)
    assert ask(compiled, conditions=["joint-muscle-pain"]) is None
    assert ask(compiled, conditions=["pain-unknown-kind"]).reason == "not-answered"


def test_a_predicate_holds_fails_and_is_unknown():
    compiled = real_with([{"predicate": "years-exceed-age"}])

    assert set(ask(compiled, age=20, **{"years-with-eczema": 21}).because) == {"age", "years-with-eczema"}
    assert ask(compiled, age=21, **{"years-with-eczema": 21}) is None
    finding = ask(compiled, age=20)
    assert (finding.reason, finding.because) == ("not-answered", ("years-with-eczema",))


def test_a_predicate_names_the_missing_answer_of_each_answer_set():
    compiled = real_with([{"predicate": "years-exceed-age"}])

    assert ask(compiled, age=20).because == ("years-with-eczema",)
    assert ask(compiled, **{"years-with-eczema": 21}).because == ("age",)


def test_in_doubt_a_derived_value_names_the_doubtful_and_the_missing_parts():
    rule = make_rule("S-50", "fit", [{"basics": ["no"]}]).model_copy(update={"options": ("usual-care",)})
    check = make_check("L-50", [{"severity": ["mild"]}], [BASICS[0]])
    aid = real_aid().model_copy(update={"rules": (rule,), "checks": (check,)})
    answers = {**SKIN, "severity": "mild", BASICS[0]: "no", BASICS[2]: "yes"}

    finding = find_only(evaluate(compile_aid(aid), read_answers(aid, answers)))

    assert (finding.flag, finding.reason) == ("ask", "contradicting-answers")
    assert set(finding.because) == {BASICS[0], BASICS[1]}


@pytest.mark.parametrize(("size", "holds"), [("large", True), ("medium", False)])
def test_one_of_each_list_can_be_asked_of_a_question_with_one_choice(size, holds):
    rule = make_rule("K-50", "caution", [{"foot-size": {"all_of": [["medium", "large"], ["large"]]}}])

    assert bool(find_only(evaluate_rules({"foot-size": size}, rule))) is holds


@pytest.mark.parametrize(("minimum", "maximum", "value"), [(5, 9, 4), (5, 9, 10), (0, 0, 1), (1, 9, 0)])
def test_a_number_out_of_the_range_of_its_question_is_refused(minimum, maximum, value):
    age = next(question for question in make_aid().questions if question.id == "age")
    question = age.model_copy(update={"minimum": minimum, "maximum": maximum})

    with pytest.raises(AnswerError) as caught:
        read_answer(question, value)

    assert caught.value.code == "out-of-range"


def test_a_derived_finding_is_worked_out_again_for_other_answers():
    compiled = real_with([{"basics": ["no"]}])
    found = [ask(compiled, **all_basics("yes", **{part: "no"})).because for part in BASICS]

    assert found == [(part,) for part in BASICS]


def test_of_two_alternatives_only_the_one_that_holds_decides():
    rule = make_rule("K-50", "caution", [{"wool-allergy": ["yes"]}, {"foot-size": ["large"]}])

    finding = find_only(evaluate_rules({"wool-allergy": "no", "foot-size": "large"}, rule))

    assert finding.because == ("foot-size",)


def test_a_finding_remembered_for_some_answers_is_not_given_for_others():
    rule = make_rule("K-50", "caution", [{"wool-allergy": ["yes"]}], ask_if_unknown=True)
    aid = make_aid(rule)
    compiled = compile_aid(aid)

    def flag(**answers):
        finding = find_only(evaluate(compiled, read_answers(aid, answers)))
        return finding and finding.flag

    for _ in range(2):
        assert flag(**{"wool-allergy": "yes"}) == "caution"
        assert flag(**{"wool-allergy": "no"}) is None
        assert flag() == "ask"


def test_a_finding_remembered_without_doubt_is_not_given_in_doubt():
    rule = make_rule("S-50", "fit", [{"foot-size": ["large"]}])
    aid = make_aid(rule, checks=(DOUBT_SIZE,))
    compiled = compile_aid(aid)

    sure = find_only(evaluate(compiled, read_answers(aid, {"age": 40, "foot-size": "large"})))
    doubt = find_only(evaluate(compiled, read_answers(aid, {"age": 4, "foot-size": "large"})))

    assert (sure.flag, sure.reason) == ("fit", None)
    assert (doubt.flag, doubt.reason, doubt.because) == ("ask", "contradicting-answers", ("foot-size",))


def test_what_is_asked_names_the_missing_answer_and_not_the_given_one():
    rule = make_rule(
        "K-50", "caution", [{"wool-allergy": ["yes"], "foot-size": ["large"]}], ask_if_unknown=True
    )

    finding = find_only(evaluate_rules({"foot-size": "large"}, rule))

    assert (finding.reason, finding.because) == ("not-answered", ("wool-allergy",))


def test_remembered_findings_stay_few():
    rule = make_rule("K-50", "caution", [{"wool-allergy": ["yes"]}])
    compiled = compile_aid(make_aid(rule))
    memo = compiled.rules[0].memo
    memo.update({(f"other {number}",): () for number in range(MOST_KEPT)})

    evaluate(compiled, read_answers(compiled.aid, {"wool-allergy": "yes"}))

    assert len(memo) == 1


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (["x"], "An answer set is an object of question id to answer."),
        ({"no-such": "yes"}, "There is no question with this id."),
        ({"foot-size": 3}, "This question takes one choice id."),
        ({"foot-size": "giant"}, "This question has no such choice."),
        ({"age": "old"}, "This question takes a whole number."),
        ({"age": 10_000}, "The number is out of range."),
        ({"conditions": "x"}, "This question takes a list of choice ids."),
        ({"conditions": ["not-sure", "cold-feet"]}, "not-sure cannot stand beside other choices."),
    ],
)
def test_a_refused_answer_is_told_in_words(raw, message):
    with pytest.raises(AnswerError) as caught:
        read_answers(make_aid(), raw)

    assert caught.value.message == message


def test_not_sure_beside_others_tells_what_is_allowed():
    with pytest.raises(AnswerError) as caught:
        read_answers(make_aid(), {"conditions": ["not-sure", "cold-feet"]})

    assert caught.value.allowed == ("not-sure", "or other choices")
