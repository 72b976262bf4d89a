"""Each of T1 to T8 fails on a fault planted for it, with the smallest answer set that shows it."""

from dataclasses import replace

import pytest

from decisionaid.domain.base import Text
from decisionaid.engine import derived
from decisionaid.engine import evaluate as engine
from tests.unit.prove.sound_aid import (
    SOUND_RULES,
    failing,
    prove_aid,
    sound_aid,
    with_checks,
    with_question,
)
from tests.unit.small_aid import make_check, make_rule, small_aid

judge_as_it_is = engine.judge


@pytest.fixture
def plant(monkeypatch):
    def plant_judge(judge):
        monkeypatch.setattr(engine, "judge", judge)

    return plant_judge


def smallest(proof):
    return proof.counter_example.answers, proof.counter_example.changed


def test_the_sound_aid_has_all_eight_properties():
    proofs = prove_aid(sound_aid())

    assert failing(proofs) == []
    assert proofs["T1"].counts["rules"] == 6
    assert proofs["T2"].counts["rules"] == proofs["T5"].counts["rules"] == 4
    assert proofs["T4"].counts["questions_for_display"] == 1
    assert proofs["T6"].counts["signs"] == 2
    assert proofs["T7"].counts["options"] == 3
    assert proofs["T7"].counts["grey-socks:fit"] == 1


def test_t1_fails_where_a_judgement_is_no_flag(plant):
    def judge(rule, given, doubt):
        return ("perhaps", None) if rule.id == "K-03" and given else judge_as_it_is(rule, given, doubt)

    plant(judge)

    proof = prove_aid(sound_aid())["T1"]
    assert proof.holds is False
    assert smallest(proof) == ({"has-dog": "yes", "foot-size": "large"}, None)


def test_t1_fails_where_a_judgement_raises_and_the_others_are_left_open(plant):
    def judge(rule, given, doubt):
        if rule.id == "K-05" and given and doubt is None:
            raise ZeroDivisionError
        return judge_as_it_is(rule, given, doubt)

    plant(judge)

    proofs = prove_aid(sound_aid())
    assert smallest(proofs["T1"]) == ({"has-dog": "no", "wardrobe": ["cotton"]}, None)
    assert {proof.holds for name, proof in proofs.items() if name != "T1"} == {None}


def test_t1_fails_where_a_condition_raises(monkeypatch):
    def is_odd(answers):
        return 10 % answers["age"] == 1 if "age" in answers else None

    monkeypatch.setitem(derived.PREDICATES, "odd-age", (is_odd, ("age",)))

    proof = prove_aid(sound_aid(make_rule("K-06", "ask", [{"predicate": "odd-age"}])))["T1"]
    assert "ZeroDivisionError" in proof.counter_example.breaks
    assert smallest(proof) == ({"age": 0}, None)


def test_t1_fails_where_the_whole_evaluation_disagrees_with_a_rule_judged_alone(monkeypatch):
    truth_of = engine.truth_of
    monkeypatch.setattr(engine, "truth_of", lambda parts, values: truth_of(parts, values) or False)

    proof = prove_aid(sound_aid())["T1"]
    assert "judged alone" in proof.counter_example.breaks
    assert smallest(proof) == ({}, None)


def test_t2_fails_where_an_unknown_answer_is_read_as_harmless():
    rule = make_rule("K-06", "caution", [{"has-dog": ["no"], "foot-size": ["small"]}], ask_if_unknown=False)

    proofs = prove_aid(sound_aid(rule))

    assert failing(proofs) == ["T2"]
    assert smallest(proofs["T2"]) == ({"has-dog": "no", "foot-size": "small"}, {"foot-size": "small"})


def test_t2_fails_where_only_two_answers_taken_back_together_leave_nothing(monkeypatch):
    def both_no(answers):
        given = [answers[name] == "no" for name in ("has-dog", "wool-allergy") if name in answers]
        return False if False in given or not given else True if len(given) == 2 else None

    monkeypatch.setitem(derived.PREDICATES, "both-no", (both_no, ("has-dog", "wool-allergy")))
    rule = make_rule("K-06", "caution", [{"predicate": "both-no"}])

    proof = prove_aid(sound_aid(rule))["T2"]

    assert proof.failures == 1
    assert smallest(proof) == ({"wool-allergy": "no", "has-dog": "no"}, {})


def test_t3_fails_where_doubt_takes_a_warning_away(plant):
    def judge(rule, given, doubt):
        return judge_as_it_is(rule, doubt if rule.id == "K-06" else given, doubt)

    plant(judge)
    rule = make_rule("K-06", "exclusion", [{"foot-size": ["large"]}])

    proof = prove_aid(sound_aid(rule))["T3"]

    assert "K-06 (exclusion) for wool-socks is removed or lowered" in proof.counter_example.breaks
    assert smallest(proof) == ({"foot-size": "large"}, {"age": 0, "foot-size": "large"})


def test_t3_fails_where_a_further_choice_of_a_list_takes_a_warning_away(monkeypatch):
    def no_cotton(answers):
        return "cotton" not in answers["wardrobe"] if "wardrobe" in answers else None

    monkeypatch.setitem(derived.PREDICATES, "no-cotton", (no_cotton, ("wardrobe",)))
    rules = (
        make_rule("K-06", "caution", [{"predicate": "no-cotton"}]),
        make_rule("K-07", "caution", [{"wardrobe": ["cotton"]}], options=["grey-socks"]),
    )

    proofs = prove_aid(sound_aid(*rules))

    assert failing(proofs) == ["T3"]
    assert smallest(proofs["T3"]) == ({"wardrobe": ["nylon"]}, {"wardrobe": ["cotton", "nylon"]})


def test_t3_fails_where_an_answer_that_speaks_for_a_rule_silences_what_it_asks(monkeypatch):
    def in_pairs(answers):
        return len(answers["wardrobe"]) % 2 == 0 if "wardrobe" in answers else None

    monkeypatch.setitem(derived.PREDICATES, "in-pairs", (in_pairs, ("wardrobe",)))
    rule = make_rule("K-06", "caution", [{"wardrobe": ["cotton"], "predicate": "in-pairs"}])

    proof = prove_aid(sound_aid(rule))["T3"]

    assert "not even asked" in proof.counter_example.breaks
    assert smallest(proof) == ({}, {"wardrobe": ["cotton"]})


def test_t4_fails_for_a_rule_that_no_answers_make_true():
    proofs = prove_aid(sound_aid(make_rule("K-06", "ask", [{"age": {"below": 0}}])))

    assert failing(proofs) == ["T4"]
    assert "no answers make it hold" in proofs["T4"].counter_example.breaks
    assert smallest(proofs["T4"]) == ({}, None)


def test_t4_fails_for_a_rule_whose_answers_the_pages_never_give():
    rule = make_rule("K-06", "ask", [{"age": {"below": 3}, "foot-size": ["large"]}])

    proofs = prove_aid(sound_aid(rule))

    assert failing(proofs) == ["T4"]
    assert "the pages" in proofs["T4"].counter_example.breaks
    assert smallest(proofs["T4"]) == ({"age": 0, "foot-size": "large"}, None)


def test_t4_fails_for_a_rule_whose_option_is_not_shown_then():
    options = tuple(
        option.model_copy(update={"conditions": ()}) if option.id == "foot-cream" else option
        for option in small_aid().options
    )

    other = make_rule("K-06", "ask", [{"itch-place": ["heel"]}])
    proof = prove_aid(sound_aid(other, options=options))["T4"]

    assert "not shown" in proof.counter_example.breaks
    assert smallest(proof) == ({"conditions": ["itchy-feet"], "itch-place": "toe"}, None)


def test_t4_fails_for_a_question_that_changes_nothing_unless_it_is_only_for_display():
    proofs = prove_aid(sound_aid(**with_question("itch-score", display_only=False)))

    assert failing(proofs) == ["T4"]
    assert "itch-score changes nothing" in proofs["T4"].counter_example.breaks
    assert smallest(proofs["T4"]) == ({"itch-score": 0}, None)


def test_t4_fails_for_a_check_that_is_never_true():
    check = make_check("L-09", [{"age": {"below": 0}}], ["age"])

    assert failing(prove_aid(sound_aid(**with_checks(check)))) == ["T4"]


def test_t5_fails_where_a_match_in_doubt_is_not_told_as_one(plant):
    def judge(rule, given, doubt):
        if given is True and doubt is None:
            return "ask", "contradicting-answers"
        return judge_as_it_is(rule, given, doubt)

    plant(judge)

    proof = prove_aid(sound_aid())["T5"]

    assert proof.holds is False
    assert smallest(proof) == ({"has-dog": "no", "wardrobe": ["cotton"]}, None)


def test_t6_fails_where_the_signs_are_read_for_some_concerns_only():
    proofs = prove_aid(sound_aid(**with_question("urgent-signs", conditions=("itchy-feet",))))

    assert failing(proofs) == ["T6"]
    assert smallest(proofs["T6"]) == ({"urgent-signs": ["blue-toe"]}, None)


def test_t6_fails_for_a_sign_that_stands_at_another_question():
    sign = small_aid().questions[-1].choices[0].urgent
    choices = small_aid().questions[4].choices
    moved = (choices[0].model_copy(update={"urgent": sign}), *choices[1:])

    proofs = prove_aid(sound_aid(**with_question("foot-size", choices=moved)))

    assert failing(proofs) == ["T6"]
    assert smallest(proofs["T6"]) == ({"foot-size": "small"}, None)


def test_t6_fails_where_another_answer_hides_a_sign(monkeypatch):
    evaluate = engine.evaluate

    def evaluate_badly(compiled, answers):
        evaluation = evaluate(compiled, answers)
        return replace(evaluation, urgent=()) if answers.get("has-dog") == "yes" else evaluation

    monkeypatch.setattr(engine, "evaluate", evaluate_badly)

    proof = prove_aid(sound_aid())["T6"]

    assert smallest(proof) == ({"urgent-signs": ["blue-toe"], "has-dog": "yes"}, None)


def test_t7_fails_for_an_option_without_rules_of_safety():
    moved = SOUND_RULES[3].model_copy(update={"options": ("wool-socks",)})

    proofs = prove_aid(sound_aid(rules=(*SOUND_RULES[:3], moved, *SOUND_RULES[4:])))

    assert failing(proofs) == ["T7"]
    assert smallest(proofs["T7"]) == ({"conditions": ["itchy-feet"]}, None)


def test_t8_fails_for_a_rule_that_gives_a_verdict_and_tells_who_reads_it():
    verdict = {"ja": "この靴下はあなたに合います", "en": "These socks are said to itch"}
    rule = make_rule("K-06", "caution", [{"wardrobe": ["cotton"]}], ask_if_unknown=False, text=verdict)

    proofs = prove_aid(sound_aid(rule))

    assert failing(proofs) == ["T8"]
    assert "rule K-06, text, ja: 'あなたに合います'" in proofs["T8"].counter_example.breaks
    assert smallest(proofs["T8"]) == ({"wardrobe": ["cotton"]}, None)


def test_t8_reads_wording_that_is_handed_in():
    wording = [("HEADING", Text(ja="結果", en="The best choice for you"))]

    proofs = prove_aid(sound_aid(), wording=wording)

    assert failing(proofs) == ["T8"]
    assert "HEADING, en: 'best'" in proofs["T8"].counter_example.breaks
