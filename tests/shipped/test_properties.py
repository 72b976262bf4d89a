"""What must hold for every answer set whatever, on the shipped content."""

import json
import os
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from decisionaid.domain.question import NO, NOT_SURE, YES, Question
from decisionaid.engine.answers import CONDITIONS, AnswerError, read_answers
from decisionaid.engine.evaluate import evaluate
from tests.shipped.real_content import evaluate_real, real_aid, real_compiled

STRENGTH = {"fit": 0, "ask": 1, "caution": 2, "exclusion": 3}
QUESTIONS = {question.id: question for question in real_aid().questions}
YES_IS_CONTRAINDICATING = [
    question
    for step in real_aid().steps
    if step.safety
    for question in step.questions
    if QUESTIONS[question].kind == "yes-no"
]
GROWING_LISTS = ["current-treatments", "goals"]
RULES = {rule.id: rule for rule in real_aid().rules}
CONTRAINDICATING = {name for name, rule in RULES.items() if rule.flag in ("exclusion", "caution")}

many_examples = settings(max_examples=200, deadline=None, derandomize=bool(os.environ.get("CI")))


def answers_to(question: Question) -> st.SearchStrategy[Any]:
    if question.kind == "number":
        return st.one_of(st.integers(question.minimum, question.maximum), st.just(NOT_SURE))
    if question.kind != "many":
        return st.sampled_from(question.choice_ids)
    choices = [choice for choice in question.choice_ids if choice != NOT_SURE]
    return st.one_of(st.just([NOT_SURE]), st.lists(st.sampled_from(choices), unique=True))


EVERY_ANSWER = {question.id: answers_to(question) for question in real_aid().questions}
some_conditions = st.lists(
    st.sampled_from(["atopic-dermatitis", "atopic-dermatitis", *(item.id for item in real_aid().conditions)]),
    unique=True,
    max_size=3,
)


@st.composite
def answer_sets(draw, **fixed: st.SearchStrategy[Any]) -> dict[str, Any]:
    """Draw partial, full and contradictory answer sets, most of them with atopic dermatitis."""
    answers = draw(st.fixed_dictionaries({}, optional=EVERY_ANSWER))
    if draw(st.integers(0, 3)):
        answers[CONDITIONS] = draw(some_conditions)
    return answers | {question: draw(strategy) for question, strategy in fixed.items()}


def strengths(answers: dict[str, Any]) -> dict[tuple[str, str], int]:
    """Give each rule's finding for each option as a strength."""
    found = evaluate_real(answers).findings
    assert len({(finding.option, finding.rule) for finding in found}) == len(found)
    return {(finding.option, finding.rule): STRENGTH[finding.flag] for finding in found}


def lowered(
    before: dict[tuple[str, str], int], after: dict[tuple[str, str], int], *, at_least: str
) -> set[Any]:
    """Give the rules against an option whose finding was `at_least` this strong and is weaker now."""
    return {
        place
        for place, strength in before.items()
        if place[1] in CONTRAINDICATING and strength >= STRENGTH[at_least] and after.get(place, -1) < strength
    }


def left_with_nothing(before: dict[tuple[str, str], int], after: dict[tuple[str, str], int]) -> list[Any]:
    """Give the exclusions and cautions of which not even something to ask is left."""
    warned = [place for place, strength in before.items() if strength >= STRENGTH["caution"]]
    return [place for place in warned if after.get(place, -1) < STRENGTH["ask"]]


@many_examples
@given(answer_sets())
def test_replacing_a_no_by_not_sure_or_nothing_leaves_at_least_something_to_ask(answers):
    before = strengths(answers)

    for question in [question for question, answer in answers.items() if answer == NO]:
        missing = {name: answer for name, answer in answers.items() if name != question}
        assert left_with_nothing(before, strengths(answers | {question: NOT_SURE})) == [], question
        assert left_with_nothing(before, strengths(missing)) == [], question


@many_examples
@given(answer_sets())
def test_replacing_every_no_at_once_leaves_at_least_something_to_ask(answers):
    unsure = {question: NOT_SURE if answer == NO else answer for question, answer in answers.items()}

    assert left_with_nothing(strengths(answers), strengths(unsure)) == []


@many_examples
@given(answer_sets(), st.sampled_from(YES_IS_CONTRAINDICATING))
def test_a_safety_item_turned_to_yes_lowers_nothing(answers, item):
    without = {question: answer for question, answer in answers.items() if question != item}
    after = strengths(without | {item: YES})

    for weaker in (without, without | {item: NO}, without | {item: NOT_SURE}):
        assert lowered(strengths(weaker), after, at_least="ask") == set(), weaker.get(item)


def more_of(answers: dict[str, Any], question: str, choice: str) -> dict[str, Any]:
    chosen = answers.get(question, [])
    return answers | {question: sorted({*chosen, choice} - {NOT_SURE})}


choices_to_add = st.one_of(
    *(
        st.tuples(st.just(question), st.sampled_from(QUESTIONS[question].choices))
        for question in GROWING_LISTS
    )
)


@many_examples
@given(answer_sets(), choices_to_add)
def test_a_treatment_or_goal_added_lowers_no_exclusion_or_caution(answers, added):
    question, choice = added

    after = strengths(more_of(answers, question, choice.id))

    assert lowered(strengths(answers), after, at_least="caution") == set()


@many_examples
@given(answer_sets(), choices_to_add)
def test_a_treatment_or_goal_added_to_a_list_lowers_nothing_to_ask_either(answers, added):
    # While the list is unanswered, each of its choices may hold and is asked; the first answer settles that.
    question, choice = added
    if answers.get(question, []) in ([], [NOT_SURE]):
        answers = answers | {question: [QUESTIONS[question].choices[0].id]}

    after = strengths(more_of(answers, question, choice.id))

    assert lowered(strengths(answers), after, at_least="ask") == set()


@many_examples
@given(answer_sets(), st.data())
def test_the_order_of_answers_and_of_lists_does_not_matter(answers, data):
    turned = {
        question: data.draw(st.permutations(answer)) if isinstance(answer, list) else answer
        for question, answer in data.draw(st.permutations(list(answers.items())))
    }

    assert evaluate_real(turned) == evaluate_real(answers)


@many_examples
@given(answer_sets())
def test_findings_name_options_that_are_shown_and_rules_that_exist_once_each_in_order(answers):
    found = evaluate_real(answers)

    option_order = [option.id for option in real_aid().options]
    flag_order = ["exclusion", "caution", "ask", "fit"]
    places = [(option_order.index(f.option), flag_order.index(f.flag), f.rule) for f in found.findings]
    assert places == sorted(set(places))
    for finding in found.findings:
        rule = RULES[finding.rule]
        assert finding.option in found.options
        assert finding.option in rule.options
        assert (finding.rows, finding.level, finding.source) == (rule.rows, rule.level, rule.source)
        assert finding.flag == ("ask" if finding.reason else rule.flag)


def is_asked(answers: dict[str, Any], question: str) -> bool:
    limited_to = QUESTIONS[question].conditions
    return limited_to is None or not set(limited_to).isdisjoint(answers.get(CONDITIONS, []))


def is_known(answers: dict[str, Any], question: str) -> bool:
    return is_asked(answers, question) and answers.get(question, []) not in ([], NOT_SURE, [NOT_SURE])


@many_examples
@given(answer_sets())
def test_every_finding_names_questions_that_decided_it_and_are_asked(answers):
    for finding in evaluate_real(answers).findings:
        assert finding.because
        assert len(set(finding.because)) == len(finding.because)
        # While the concern is unknown it is named itself, beside the questions that it would open.
        opens = CONDITIONS in finding.because and not is_known(answers, CONDITIONS)
        assert opens or all(is_asked(answers, name) for name in finding.because), finding


@many_examples
@given(answer_sets())
def test_a_finding_that_holds_names_answers_and_one_to_be_asked_names_what_is_missing(answers):
    found = evaluate_real(answers)

    for finding in found.findings:
        known = [is_known(answers, name) for name in finding.because]
        if finding.reason == "not-answered" and not found.consistency:
            # Pain of unknown kind is a known concern with something unknown in it.
            assert not any(known) or "pain-unknown-kind" in answers.get(CONDITIONS, []), finding
        if finding.reason == "contradicting-answers":
            assert any(known), finding
        if finding.reason is None:
            assert all(known), finding


@many_examples
@given(answer_sets())
def test_answers_that_the_conditions_do_not_ask_change_nothing(answers):
    asked = {name: answer for name, answer in answers.items() if is_asked(answers, name)}

    assert evaluate_real(asked) == evaluate_real(answers)


@many_examples
@given(answer_sets())
def test_not_sure_is_the_same_as_not_answered(answers):
    missing = {name: answer for name, answer in answers.items() if answer not in (NOT_SURE, [NOT_SURE], [])}

    assert evaluate_real(missing) == evaluate_real(answers)


scalars = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8))
any_json = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=8,
)
words = st.sampled_from(
    sorted({choice for question in real_aid().questions for choice in question.choice_ids})
)
near_misses = st.one_of(any_json, words, st.lists(words, max_size=3), st.integers(-1, 130))
strange_answers = st.one_of(
    any_json, st.dictionaries(st.one_of(st.sampled_from(sorted(QUESTIONS)), st.text(max_size=8)), near_misses)
)


@settings(many_examples, max_examples=400)
@given(strange_answers)
def test_any_json_is_either_read_and_evaluated_or_refused_with_a_code(raw):
    try:
        answers = read_answers(real_aid(), raw)
    except AnswerError as error:
        assert error.code
        assert error.message
        assert all(isinstance(choice, str) for choice in error.allowed)
        return

    evaluate(real_compiled(), answers)
    assert read_answers(real_aid(), json.loads(json.dumps(answers))) == answers


def test_every_single_answer_and_every_pair_of_unanswered_and_answered_is_evaluated():
    for question in real_aid().questions:
        for conditions in (None, *([condition.id] for condition in real_aid().conditions)):
            base = {} if conditions is None else {CONDITIONS: conditions}
            for choice in question.choice_ids:
                answer = [choice] if question.kind == "many" else choice
                assert evaluate_real(base | {question.id: answer}).options


def test_the_safety_step_and_the_lists_are_those_that_the_properties_speak_of():
    assert len(YES_IS_CONTRAINDICATING) == 12 + 10
    assert {QUESTIONS[question].kind for question in GROWING_LISTS} == {"many"}
