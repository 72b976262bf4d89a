"""Answer sets for tests, and a cookie that holds them."""

from django.conf import settings

from decisionaid.domain.question import NOT_SURE
from decisionaid.engine.route import first_open_step, questions_of
from decisionaid.web.cookie import seal, unseal

ECZEMA = {"conditions": ["atopic-dermatitis"]}
PAIN = {"conditions": ["nerve-pain"]}
SKIN = {"conditions": ["skin-appearance"]}


def give_cookie(client, answers, *, who="self"):
    """Give the client a cookie with these answers."""
    client.cookies[settings.ANSWERS_COOKIE_NAME] = seal({"v": 1, "who": who, "answers": answers})


def read_answers_of(client):
    """Give the answers in the client's cookie."""
    return unseal(client.cookies[settings.ANSWERS_COOKIE_NAME].value)["answers"]


def complete(aid, given):
    """Add "not sure" to these answers until every page is done."""
    answers = dict(given)
    while step := first_open_step(aid, as_tuples(answers)):
        for question in questions_of(aid, step, as_tuples(answers)):
            if question.id not in answers and not question.optional:
                answers[question.id] = [NOT_SURE] if question.kind == "many" else NOT_SURE
    return answers


def as_tuples(answers):
    return {field: tuple(value) if isinstance(value, list) else value for field, value in answers.items()}
