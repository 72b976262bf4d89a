"""Rules of independent sources (I-..): each flag they give, and that no standard option is without them."""

from itertools import product
from typing import Any

import pytest

from decisionaid.domain.match import Match
from decisionaid.domain.question import NO, NONE, NOT_SURE, YES
from decisionaid.domain.rule import Rule
from tests.shipped.real_content import evaluate_real, real_aid

RULES = tuple(rule for rule in real_aid().rules if rule.source == "independent")
QUESTIONS = {question.id: question for question in real_aid().questions}
SOURCES = {source.id: source for source in real_aid().sources}
OPTIONS = {option.id: option for option in real_aid().options}
STANDARD = ("usual-care", "biologic-injection", "jak-tablet", "usual-pain-care")
CONDITIONS = "conditions"
CASES = [
    pytest.param(rule, index, condition, id=f"{rule.id}-{index}-{condition}")
    for rule in RULES
    for index, alternative in enumerate(rule.when)
    for condition in alternative.root[CONDITIONS].any_of or ()
]


def parts_of(rule: Rule) -> dict[str, list[Match]]:
    """Give the questions of a rule beside the conditions, with what each must be."""
    parts: dict[str, list[Match]] = {}
    for alternative in rule.when:
        for question, match in alternative.root.items():
            if question != CONDITIONS:
                parts.setdefault(question, []).append(match)
    return parts


def meeting(question: str, match: Match) -> Any:
    if match.below is not None:
        return match.below - 1
    if match.at_least is not None:
        return match.at_least
    assert match.any_of
    return [match.any_of[0]] if QUESTIONS[question].kind == "many" else match.any_of[0]


def missing_it(question: str, match: Match) -> Any:
    """Give an answer that just does not meet the match: the bound itself, or another choice."""
    if match.below is not None:
        return match.below
    if match.at_least is not None:
        return match.at_least - 1
    assert match.any_of
    if QUESTIONS[question].kind == "yes-no":
        return NO
    kept = [choice for choice in QUESTIONS[question].choice_ids if choice not in (*match.any_of, NOT_SURE)]
    return [NONE] if QUESTIONS[question].kind == "many" else kept[0]


def not_sure(question: str) -> Any:
    return [NOT_SURE] if QUESTIONS[question].kind == "many" else NOT_SURE


def quiet(rule: Rule, condition: str) -> dict[str, Any]:
    """Give answers that meet no part of the rule."""
    return {
        CONDITIONS: [condition],
        **{question: missing_it(question, matches[0]) for question, matches in parts_of(rule).items()},
    }


def found(rule: Rule, answers: dict[str, Any]) -> list[tuple[str, str, str | None, tuple[str, ...]]]:
    return [
        (finding.option, finding.flag, finding.reason, finding.because)
        for finding in evaluate_real(answers).findings
        if finding.rule == rule.id
    ]


@pytest.mark.parametrize(("rule", "index", "condition"), CASES)
def test_a_rule_gives_its_flag_asks_while_unknown_and_is_silent_otherwise(rule, index, condition):
    answers = quiet(rule, condition)
    ((question, match),) = [
        part for part in rule.when[index].root.items() if part[0] != CONDITIONS
    ]  # one answer decides each alternative
    unanswered = {name: answer for name, answer in answers.items() if name != question}

    assert found(rule, answers) == []
    told = found(rule, answers | {question: meeting(question, match)})
    assert told == [(option, rule.flag, None, (CONDITIONS, question)) for option in rule.options]
    asked = [(option, "ask", "not-answered", (question,)) for option in rule.options]
    assert rule.ask_if_unknown
    assert found(rule, answers | {question: not_sure(question)}) == asked
    assert found(rule, unanswered) == asked


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_says_nothing_about_conditions_it_does_not_name(rule):
    named = {name for alternative in rule.when for name in alternative.root[CONDITIONS].any_of or ()}
    yes = {question: meeting(question, matches[0]) for question, matches in parts_of(rule).items()}

    for condition in real_aid().conditions:
        if condition.id not in named:
            assert found(rule, {CONDITIONS: [condition.id], **yes}) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_rests_on_independent_sources_only(rule):
    assert rule.sources
    assert {SOURCES[name].kind for name in rule.sources} == {"independent"}
    if any(SOURCES[name].needs_clinician for name in rule.sources):
        assert rule.needs_clinician


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_has_the_level_of_its_flag_and_names_only_standard_care(rule):
    assert rule.level == {"exclusion": "label", "caution": "label-caution", "ask": None}[rule.flag]
    assert set(rule.options) <= set(STANDARD)


@pytest.mark.parametrize(
    ("option", "condition"),
    [
        (option, condition.id)
        for option, condition in product(STANDARD, real_aid().conditions)
        if condition.evidence_searched
        # For pain, usual care is only what the person has now; its medicines stand in usual-pain-care.
        and condition.id in (OPTIONS[option].conditions or ["atopic-dermatitis"])
    ],
)
def test_every_standard_option_has_an_exclusion_or_a_caution_of_its_own(option, condition):
    flags = {
        rule.flag
        for rule in RULES
        if option in rule.options
        and any(condition in (alternative.root[CONDITIONS].any_of or ()) for alternative in rule.when)
    }

    assert flags & {"exclusion", "caution"}


def test_each_new_question_is_asked_only_where_a_rule_needs_it():
    step = next(step for step in real_aid().steps if step.id == "medicine-safety")
    assert step.safety
    assert len(step.questions) <= 10
    for name in step.questions:
        used = {
            condition
            for rule in RULES
            for alternative in rule.when
            if name in alternative.root
            for condition in alternative.root[CONDITIONS].any_of or ()
        }
        assert QUESTIONS[name].kind == "yes-no"
        assert set(QUESTIONS[name].conditions or ()) == used, name


def test_the_words_of_a_rule_hold_whatever_was_answered():
    # A rule tells what sources say of a medicine; it never speaks of "you".
    for rule in RULES:
        assert "あなた" not in rule.text.ja
        assert " you" not in rule.text.en.lower()


def test_yes_to_every_new_question_warns_of_every_standard_option():
    step = next(step for step in real_aid().steps if step.id == "medicine-safety")
    answers = dict.fromkeys(step.questions, YES)
    for condition in ("atopic-dermatitis", "nerve-pain"):
        given = evaluate_real({CONDITIONS: [condition], **answers})
        warned = {f.option for f in given.findings if f.source == "independent" and f.flag != "ask"}
        shown = set(STANDARD) & set(given.options)
        assert warned == (shown if condition == "atopic-dermatitis" else {"usual-pain-care"})
