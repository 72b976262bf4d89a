"""The shipped content, and the same content several times over to see what growth costs."""

import random
import re
from itertools import count
from string import ascii_lowercase

from decisionaid.content.load import load_folder, read_folder
from decisionaid.domain.aid import DecisionAid
from decisionaid.engine.answers import Answer
from decisionaid.releases.selectors import content_folder

SEED = 20261125
FIRST_NUMBER = 40
RULE = re.compile(r"^(  - id: )(\S+)$", re.MULTILINE)


def shipped() -> DecisionAid:
    """Give the content of the repository."""
    return load_folder(content_folder())


def grown(aid: DecisionAid, times: int) -> DecisionAid:
    """Give the aid with `times` as many rules; the copies have numbers of their own."""
    number = count()
    copies = [
        rule.model_copy(update={"id": _new_id(rule.id, next(number))})
        for _ in range(times - 1)
        for rule in aid.rules
    ]
    return aid.model_copy(update={"rules": (*aid.rules, *copies)})


def grown_texts(times: int) -> dict[str, str]:
    """Give the YAML files of the content with `times` as many rules."""
    texts = read_folder(content_folder())
    rules = {name: text for name, text in texts.items() if name.startswith("rules/")}
    number = count()
    for copy in range(1, times):
        for name, text in rules.items():
            texts[f"{name.removesuffix('.yaml')}-{copy}.yaml"] = RULE.sub(
                lambda found: f"{found[1]}{_new_id(found[2], next(number))}", text
            )
    return texts


def _new_id(rule: str, number: int) -> str:
    # Below this number stand the rules of today.
    tens, letter = divmod(number, len(ascii_lowercase))
    return f"{rule[0]}-{FIRST_NUMBER + tens}{ascii_lowercase[letter]}"


def answer_sets(aid: DecisionAid, how_many: int) -> list[dict[str, Answer]]:
    """Give answer sets of people who chose at random, each question answered three times out of four."""
    choose = random.Random(SEED)  # noqa: S311
    return [_answers(aid, choose) for _ in range(how_many)]


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
