"""Answer sets made at random from the shipped questions, all as in JSON."""

from random import Random
from typing import Any

from decisionaid.domain.question import NOT_SURE, Question
from tests.shipped.real_content import real_aid

QUIET: dict[str, Any] = {
    "current-treatments": ["none"],
    "injection-history": "never",
    "severity": "moderate",
    "body-area": "local",
    "painkillers-enough": "enough",
    "goals": ["better-sleep"],
    "urgent-signs": ["none"],
    "age": 40,
    "years-with-eczema": 3,
}
"""Answers that few rules speak to; yes-no questions are "no" there."""


def any_answer(random: Random, question: Question) -> Any:
    """Give any answer that is allowed, "not sure" and the empty list included."""
    if question.kind == "number":
        low, high = question.minimum or 0, question.maximum or 0
        ages = [low, high, 6, 17, 18, random.randint(low, high), random.randint(low, high), NOT_SURE]
        return random.choice([value for value in ages if value == NOT_SURE or low <= value <= high])
    if question.kind != "many":
        return random.choice(question.choice_ids)
    choices = [choice for choice in question.choice_ids if choice != NOT_SURE]
    size = random.choice((0, 1, 1, 2, 2, 3, len(choices)))
    return random.choice(([NOT_SURE], random.sample(choices, min(size, len(choices)))))


def any_answers(random: Random) -> dict[str, Any]:
    """Give answers to some questions, all of them at random."""
    share = random.choice((0.3, 0.7, 0.95))
    answers = {
        question.id: any_answer(random, question)
        for question in real_aid().questions
        if random.random() < share
    }
    if random.random() < 0.8:
        answers["conditions"] = random.sample(
            [choice.id for choice in real_aid().conditions], random.choice((1, 1, 2))
        )
    return answers


def quiet_answers(random: Random) -> dict[str, Any]:
    """Give a full answer set that few rules speak to, changed in a few places to show parts of rules."""
    questions = real_aid().questions
    answers = {
        question.id: QUIET.get(question.id, "no") for question in questions if question.kind != "number"
    }
    answers |= {question.id: QUIET[question.id] for question in questions if question.id in QUIET}
    answers["conditions"] = [
        random.choice(["atopic-dermatitis", *(choice.id for choice in real_aid().conditions)])
    ]
    for question in random.sample(questions, random.choice((1, 1, 2, 2, 3))):
        if random.random() < 0.2:
            answers.pop(question.id, None)
        else:
            answers[question.id] = any_answer(random, question)
    return answers


def contradicting_answers(random: Random) -> dict[str, Any]:
    """Give answers for atopic dermatitis that often contradict one another."""
    answers = quiet_answers(random) | {"conditions": ["atopic-dermatitis"]}
    choices: dict[str, list[Any]] = {
        "severity": ["mild", "severe"],
        "body-area": ["widespread", "local"],
        "ointment-enough": ["no", "yes"],
        "long-term-topical-steroid": ["yes", "no"],
        "moisturising-kept-up": ["no", "yes", "not-sure"],
        "injection-history": ["never", "no-effect", "stopped-side-effect", "ongoing-weak", "ongoing-good"],
        "current-treatments": [["none"], ["none", "jak-tablet"], ["biologic-injection"], ["ciclosporin"]],
        "immunosuppressive-treatment": ["no", "yes"],
        "autoimmune-disease": ["yes", "no"],
        "age": [3, 30],
        "years-with-eczema": [2, 4, 31],
        "goals": [["less-steroid"], ["worried-about-side-effects", "cure-in-one-go"]],
    }
    changed = random.sample(list(choices), random.randint(2, len(choices)))
    return answers | {question: random.choice(choices[question]) for question in changed}
