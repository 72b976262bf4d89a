"""Each effect of a rule, the two readings, and the form and order of what comes out."""

import pytest

from decisionaid.domain.finding import Evaluation, Finding
from decisionaid.engine.compiled import compile_aid
from decisionaid.engine.evaluate import evaluate
from tests.unit.small_aid import evaluate_rules, find_only, make_check, make_rule, small_aid

WOOL = [{"wool-allergy": ["yes"]}]
LARGE = [{"foot-size": ["large"]}]
DOUBT_SIZE = make_check("L-50", [{"age": {"below": 6}, "foot-size": ["large"]}], ["foot-size"])
LARGE_AT_4 = {"age": 4, "foot-size": "large"}


@pytest.mark.parametrize("flag", ["exclusion", "caution", "ask", "fit"])
@pytest.mark.parametrize(
    ("answer", "asks", "expected"),
    [
        pytest.param("yes", True, "holds", id="yes"),
        pytest.param("yes", False, "holds", id="yes-never-asks"),
        pytest.param("no", True, None, id="no"),
        pytest.param("no", False, None, id="no-never-asks"),
        pytest.param("not-sure", True, "asked", id="not-sure"),
        pytest.param("not-sure", False, None, id="not-sure-never-asks"),
        pytest.param(None, True, "asked", id="not-answered"),
        pytest.param(None, False, None, id="not-answered-never-asks"),
    ],
)
def test_a_rule_gives_its_flag_or_asks_or_says_nothing(flag, answer, asks, expected):
    rule = make_rule("K-50", flag, WOOL, ask_if_unknown=asks)

    finding = find_only(evaluate_rules({"wool-allergy": answer} if answer else {}, rule))

    flags = {"holds": (flag, None), "asked": ("ask", "not-answered"), None: None}
    assert (finding and (finding.flag, finding.reason)) == flags[expected]


@pytest.mark.parametrize("asks", [True, False])
@pytest.mark.parametrize("flag", ["exclusion", "caution", "ask"])
def test_a_doubtful_answer_still_gives_an_exclusion_caution_or_ask(flag, asks):
    rule = make_rule("K-50", flag, LARGE, ask_if_unknown=asks)

    finding = find_only(evaluate_rules(LARGE_AT_4, rule, checks=(DOUBT_SIZE,)))

    assert (finding.flag, finding.reason) == (flag, None)


@pytest.mark.parametrize("asks", [True, False])
def test_a_fit_on_a_doubtful_answer_is_only_asked_whatever_the_rule_does_with_unknown(asks):
    rule = make_rule("S-50", "fit", LARGE, ask_if_unknown=asks)

    finding = find_only(evaluate_rules(LARGE_AT_4, rule, checks=(DOUBT_SIZE,)))

    assert (finding.flag, finding.reason) == ("ask", "contradicting-answers")


def test_a_fit_that_holds_without_the_doubtful_answer_stays_a_fit():
    rule = make_rule("S-50", "fit", [*LARGE, {"age": {"below": 18}}])

    finding = find_only(evaluate_rules(LARGE_AT_4, rule, checks=(DOUBT_SIZE,)))

    assert (finding.flag, finding.reason) == ("fit", None)


@pytest.mark.parametrize("flag", ["exclusion", "caution", "ask", "fit"])
@pytest.mark.parametrize("asks", [True, False])
def test_a_rule_that_a_doubtful_answer_makes_false_is_asked_as_not_answered(flag, asks):
    rule = make_rule("K-50", flag, [{"foot-size": ["small"]}], ask_if_unknown=asks)

    finding = find_only(evaluate_rules(LARGE_AT_4, rule, checks=(DOUBT_SIZE,)))

    assert (finding and (finding.flag, finding.reason)) == (("ask", "not-answered") if asks else None)


def test_an_unknown_check_makes_nothing_doubtful():
    rule = make_rule("S-50", "fit", LARGE)

    found = evaluate_rules({"foot-size": "large"}, rule, checks=(DOUBT_SIZE,))

    assert found.consistency == ()
    assert find_only(found).flag == "fit"


def test_a_check_without_doubtful_answers_only_asks_for_confirmation():
    rule = make_rule("S-50", "fit", LARGE)
    check = make_check("L-51", [{"age": {"below": 6}, "foot-size": ["large"]}], [])

    found = evaluate_rules(LARGE_AT_4, rule, checks=(check,))

    assert found.consistency == ("L-51",)
    assert find_only(found).flag == "fit"


def test_only_the_listed_answers_are_doubtful_not_those_of_the_condition():
    rule = make_rule("S-50", "fit", [{"age": {"below": 6}}])

    found = evaluate_rules(LARGE_AT_4, rule, checks=(DOUBT_SIZE,))

    assert find_only(found).flag == "fit"


def test_checks_are_told_in_the_order_of_their_ids():
    checks = tuple(make_check(name, [{"age": {"below": 6}}], []) for name in ("L-53", "L-51", "L-52"))

    assert evaluate_rules({"age": 1}, checks=checks).consistency == ("L-51", "L-52", "L-53")


def test_a_fit_does_not_take_away_an_exclusion_and_both_stand_side_by_side():
    exclusion = make_rule("K-50", "exclusion", WOOL)
    fits = [make_rule(f"S-5{number}", "fit", WOOL) for number in range(3)]

    found = evaluate_rules({"wool-allergy": "yes"}, *fits, exclusion)

    assert [finding.flag for finding in found.findings] == ["exclusion", "fit", "fit", "fit"]


def test_findings_are_ordered_by_option_then_flag_then_rule():
    everywhere = {"options": ["grey-socks", "no-change", "wool-socks"]}
    rules = [
        make_rule("S-50", "fit", WOOL, **everywhere),
        make_rule("K-60", "ask", WOOL, **everywhere),
        make_rule("K-52", "caution", WOOL, **everywhere),
        make_rule("K-51b", "exclusion", WOOL, **everywhere),
        make_rule("K-51a", "exclusion", WOOL, **everywhere),
        make_rule("E-50", "caution", [{"has-dog": ["yes"]}], **everywhere),
    ]

    found = evaluate_rules({"wool-allergy": "yes"}, *rules)

    one_option = [
        ("exclusion", "K-51a"),
        ("exclusion", "K-51b"),
        ("caution", "K-52"),
        ("ask", "E-50"),
        ("ask", "K-60"),
        ("fit", "S-50"),
    ]
    assert [(finding.option, finding.flag, finding.rule) for finding in found.findings] == [
        (option, *pair) for option in ("no-change", "wool-socks", "grey-socks") for pair in one_option
    ]


def test_a_finding_carries_level_source_and_the_full_list_of_rows_in_every_case():
    rows = ["A0-03", "A0-01", "G-01"]
    rule = make_rule("K-50", "exclusion", WOOL, level="not-suited", rows=rows)

    holding = find_only(evaluate_rules({"wool-allergy": "yes"}, rule))
    asked = find_only(evaluate_rules({}, rule))

    assert holding == Finding(
        "wool-socks",
        "K-50",
        "article",
        "exclusion",
        "not-suited",
        None,
        ("A0-03", "A0-01", "G-01"),
        ("wool-allergy",),
    )
    assert asked == holding._replace(flag="ask", reason="not-answered")


def test_a_rule_of_independent_sources_gives_findings_without_rows():
    rule = make_rule(
        "I-50", "exclusion", WOOL, source="independent", level="label", rows=[], sources=["shop-note"]
    )

    finding = find_only(evaluate_rules({"wool-allergy": "yes"}, rule))

    assert (finding.rule, finding.source, finding.level, finding.rows) == ("I-50", "independent", "label", ())


@pytest.mark.parametrize(("age", "flag"), [(64, None), (65, "caution"), (66, "caution"), (None, "ask")])
def test_a_number_can_have_to_be_at_least_so_high(age, flag):
    rule = make_rule("K-50", "caution", [{"age": {"at_least": 65}}])

    found = evaluate_rules({} if age is None else {"age": age}, rule).findings

    assert [finding.flag for finding in found] == ([flag] if flag else [])


class TestBecause:
    def test_names_only_the_alternatives_that_hold(self):
        rule = make_rule("K-50", "exclusion", [*WOOL, {"has-dog": ["yes"]}, {"age": {"below": 18}}])

        finding = find_only(evaluate_rules({"wool-allergy": "yes", "has-dog": "no", "age": 9}, rule))

        assert finding.because == ("age", "wool-allergy")

    def test_names_every_part_of_the_alternative_that_holds_in_the_order_asked(self):
        rule = make_rule(
            "K-50", "exclusion", [{"foot-size": ["large"], "wool-allergy": ["yes"], "age": {"below": 9}}]
        )

        finding = find_only(evaluate_rules({"wool-allergy": "yes", "foot-size": "large", "age": 1}, rule))

        assert finding.because == ("age", "wool-allergy", "foot-size")

    def test_names_the_missing_answers_when_asked(self):
        rule = make_rule("K-50", "exclusion", [{"wool-allergy": ["yes"], "age": {"below": 18}}])

        finding = find_only(evaluate_rules({"age": 17, "wool-allergy": "not-sure"}, rule))

        assert finding.because == ("wool-allergy",)

    def test_leaves_out_missing_answers_that_could_not_change_anything(self):
        rule = make_rule(
            "K-50", "exclusion", [{"wool-allergy": ["yes"], "age": {"below": 18}}, {"has-dog": ["yes"]}]
        )

        finding = find_only(evaluate_rules({"age": 18}, rule))

        assert finding.because == ("has-dog",)

    def test_names_missing_and_doubtful_answers_side_by_side_when_asked(self):
        rule = make_rule("K-50", "exclusion", [{"foot-size": ["large"], "wool-allergy": ["yes"]}])

        found = evaluate_rules(LARGE_AT_4, rule, checks=(DOUBT_SIZE,))

        assert find_only(found).reason == "not-answered"
        assert find_only(found).because == ("wool-allergy", "foot-size")

    def test_names_the_doubtful_answers_when_answers_contradict(self):
        rule = make_rule("S-50", "fit", [{"foot-size": ["large"], "wardrobe": ["cotton"]}])

        found = evaluate_rules(LARGE_AT_4 | {"wardrobe": ["cotton"]}, rule, checks=(DOUBT_SIZE,))

        assert find_only(found).because == ("foot-size",)


class TestOptionsShown:
    def test_an_option_for_another_condition_is_not_shown_and_its_findings_are_dropped(self):
        rule = make_rule("K-50", "exclusion", WOOL, options=["foot-cream", "wool-socks"])

        found = evaluate_rules({"conditions": ["cold-feet"], "wool-allergy": "yes"}, rule)

        assert found.options == ("no-change", "wool-socks", "grey-socks")
        assert [finding.option for finding in found.findings] == ["wool-socks"]

    def test_an_option_is_shown_when_one_of_several_conditions_is_its_own(self):
        rule = make_rule("K-50", "exclusion", WOOL, options=["foot-cream"])

        found = evaluate_rules({"conditions": ["itchy-feet", "cold-feet"], "wool-allergy": "yes"}, rule)

        assert found.options == ("no-change", "wool-socks", "foot-cream", "grey-socks")
        assert find_only(found).option == "foot-cream"

    @pytest.mark.parametrize("conditions", [None, [], ["not-sure"]], ids=["missing", "empty", "not-sure"])
    def test_without_conditions_only_options_for_everybody_are_shown(self, conditions):
        found = evaluate_rules({} if conditions is None else {"conditions": conditions})

        assert found.options == ("no-change", "wool-socks", "grey-socks")

    @pytest.mark.parametrize("conditions", [None, [], ["not-sure"]], ids=["missing", "empty", "not-sure"])
    def test_without_conditions_a_rule_that_names_one_is_unknown(self, conditions):
        rule = make_rule("K-50", "exclusion", [{"conditions": ["cold-feet"], "wool-allergy": ["yes"]}])
        answers = {"wool-allergy": "yes"} | ({} if conditions is None else {"conditions": conditions})

        finding = find_only(evaluate_rules(answers, rule))

        assert (finding.flag, finding.reason, finding.because) == ("ask", "not-answered", ("conditions",))


class TestAnswersOfOtherConditions:
    PLACE = [{"itch-place": ["heel"]}]

    def test_an_answer_left_over_from_a_condition_no_longer_chosen_is_ignored_by_rules(self):
        rule = make_rule("K-50", "exclusion", self.PLACE, ask_if_unknown=False)
        left_over = {"conditions": ["cold-feet"], "itch-place": "heel"}

        assert find_only(evaluate_rules(left_over, rule)) is None
        assert find_only(evaluate_rules(left_over | {"conditions": ["itchy-feet"]}, rule)) is not None

    def test_an_answer_left_over_is_ignored_by_checks(self):
        check = make_check("L-50", [{"itch-place": ["heel"], "age": {"below": 6}}], ["age"])
        left_over = {"conditions": ["cold-feet"], "itch-place": "heel", "age": 3}

        assert evaluate_rules(left_over, checks=(check,)).consistency == ()
        assert evaluate_rules(left_over | {"conditions": ["itchy-feet"]}, checks=(check,)).consistency == (
            "L-50",
        )

    def test_an_answer_of_a_condition_is_ignored_while_no_condition_is_chosen(self):
        rule = make_rule("K-50", "exclusion", self.PLACE, ask_if_unknown=False)

        assert find_only(evaluate_rules({"itch-place": "heel"}, rule)) is None


@pytest.mark.parametrize(
    ("signs", "expected"),
    [
        (["lost-toe", "blue-toe"], ("blue-toe", "lost-toe")),
        (["lost-toe"], ("lost-toe",)),
        (["none"], ()),
        (["not-sure"], ()),
        ([], ()),
    ],
)
def test_urgent_signs_are_told_in_the_order_of_the_question_and_none_is_no_sign(signs, expected):
    assert evaluate_rules({"urgent-signs": signs}).urgent == expected


def test_nothing_answered_gives_nothing_but_asks():
    found = evaluate(compile_aid(small_aid()), {})

    assert found == Evaluation(
        options=("no-change", "wool-socks", "grey-socks"), findings=found.findings, consistency=(), urgent=()
    )
    assert {(finding.flag, finding.reason) for finding in found.findings} == {("ask", "not-answered")}
    assert [(finding.option, finding.rule) for finding in found.findings] == [
        ("wool-socks", "K-01"),
        ("wool-socks", "S-01"),
        ("grey-socks", "S-01"),
    ]


def test_the_order_of_answers_does_not_matter():
    rules = [make_rule("K-50", "exclusion", WOOL), make_rule("K-51", "caution", [{"wardrobe": ["nylon"]}])]
    answers = {"wool-allergy": "yes", "wardrobe": ["cotton", "nylon"], "age": 3}
    turned = {"age": 3, "wardrobe": ["nylon", "cotton"], "wool-allergy": "yes"}

    assert evaluate_rules(answers, *rules) == evaluate_rules(turned, *rules)
