"""The shipped content, and the same content several times over to see what growth costs."""

import random

from decisionaid.content.load import load_folder
from decisionaid.domain.aid import DecisionAid
from decisionaid.domain.rule import Rule
from decisionaid.engine.answers import Answer
from decisionaid.releases.selectors import content_folder

SEED = 20261125


def shipped() -> DecisionAid:
    """Give the content of the repository."""
    return load_folder(content_folder())


def grown(aid: DecisionAid, times: int) -> DecisionAid:
    """Give the aid with `times` as many rules; the copies have letters of their own, as split rules have."""
    copies = [_copy(rule, letter) for letter in "qrstuvwxyz"[: times - 1] for rule in aid.rules]
    return aid.model_copy(update={"rules": (*aid.rules, *copies)})


def _copy(rule: Rule, letter: str) -> Rule:
    stem = rule.id.rstrip("abcdefghijklmnop")
    return rule.model_copy(update={"id": f"{stem}{letter}{rule.id[len(stem) :]}"})


def answer_sets(aid: DecisionAid, count: int) -> list[dict[str, Answer]]:
    """Give answer sets of people who chose at random, each question answered three times out of four."""
    choose = random.Random(SEED)  # noqa: S311
    return [_answers(aid, choose) for _ in range(count)]


def _answers(aid: DecisionAid, choose: random.Random) -> dict[str, Answer]:
    answers: dict[str, Answer] = {}
    for question in aid.questions:
        if choose.random() < 0.25 and question.id != "conditions":
            continue
        choices = question.choice_ids
        if question.kind == "number":
            answers[question.id] = choose.randint(question.minimum or 0, question.maximum or 0)
        elif question.kind == "many":
            answers[question.id] = (choose.choice(choices),)
        else:
            answers[question.id] = choose.choice(choices)
    return answers
