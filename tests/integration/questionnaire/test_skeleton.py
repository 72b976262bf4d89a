"""Question pages are filled into what was rendered once: the same bytes, and nobody's answers kept."""

import random
import re

import pytest
from django.conf import settings

from decisionaid.domain.question import NOT_SURE
from decisionaid.questionnaire import skeleton
from tests.answers import ECZEMA, PAIN, as_tuples, complete, give_cookie, read_answers_of

HTMX = {"hx-request": "true"}
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"')


def some_answers(aid, seed):
    """Answers of a person who chose at random, some pages not answered."""
    choose = random.Random(seed)  # noqa: S311
    concerns = [condition.id for condition in aid.conditions if condition.id not in ("other",)]
    answers = {"conditions": choose.sample(concerns, choose.choice((1, 2)))}
    answers = complete(aid, answers)
    for question in aid.questions:
        if question.id == "conditions" or question.id not in answers or choose.random() < 0.3:
            continue
        choices = [choice for choice in question.choice_ids if choice not in (NOT_SURE, "none")]
        if question.kind == "number":
            answers[question.id] = choose.randint(question.minimum, question.maximum)
        elif question.kind == "many":
            answers[question.id] = choose.sample(choices, min(2, len(choices)))
        else:
            answers[question.id] = choose.choice(choices)
    answers["urgent-signs"] = ["none"]
    return complete(aid, answers)


def page_of(client, step, headers, query=""):
    response = client.get(f"/q/{step.id}/{query}", headers=headers)
    assert response.status_code == 200, (step.id, response.headers.get("Location"))
    return TOKEN.sub(b"", response.content)


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "fragment"])
@pytest.mark.parametrize(("language", "who"), [("ja", "self"), ("en", "child"), ("ja-easy", "other")])
def test_a_filled_page_is_the_rendered_page(client, live_aid, monkeypatch, language, who, headers):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    for seed in range(4):
        answers = some_answers(live_aid, seed)
        give_cookie(client, answers, who=who)
        steps = [step for step in live_aid.steps if is_asked(client, step)]
        query = "?change=1" if seed % 2 else ""
        filled = [page_of(client, step, headers, query) for step in steps]
        with monkeypatch.context() as patch:
            # As if every page had something that is for this person alone.
            patch.setattr(skeleton, "_is_for_anybody", lambda *_: False)
            rendered = [page_of(client, step, headers, query) for step in steps]
        assert len(steps) > 5
        assert filled == rendered


def is_asked(client, step):
    return client.get(f"/q/{step.id}/").status_code == 200


def test_every_page_comes_from_a_skeleton(client, live_aid, monkeypatch):
    def refuse(*_, **__):
        raise AssertionError("rendered anew")

    monkeypatch.setattr(skeleton, "render_page", refuse)
    give_cookie(client, ECZEMA)

    assert client.get("/q/concern/").status_code == 200
    assert client.get("/q/urgent/").status_code == 200


def test_nothing_that_was_answered_is_kept(client, live_aid, monkeypatch):
    made = []
    make = skeleton._make_skeleton.__wrapped__
    monkeypatch.setattr(
        skeleton, "_make_skeleton", lambda *key: made.append((repr(key[1:]), make(*key))) or made[-1][1]
    )
    give_cookie(client, {**some_answers(live_aid, 1), "age": 87})
    for step in live_aid.steps:
        client.get(f"/q/{step.id}/")

    texts = [text for _, kept in made for text in kept.texts]
    assert any("checked conditions-" in slot for _, kept in made for slot in kept.slots)
    assert not any(" checked" in text or 'value="87"' in text for text in texts)


def test_a_choice_in_sight_because_it_was_picked_is_not_kept(client, live_aid, monkeypatch):
    kept = []
    make = skeleton._make_skeleton
    monkeypatch.setattr(skeleton, "_make_skeleton", lambda *key: kept.append(key[1]) or make(*key))
    question, choice = next(
        (question, choice)
        for question in live_aid.questions
        for choice in question.choices
        if question.kind == "many"
        and question.conditions is None
        and choice.conditions
        and "nerve-pain" not in choice.conditions
    )
    step = next(step for step in live_aid.steps if question.id in step.questions)
    give_cookie(client, complete(live_aid, {**PAIN, question.id: [choice.id]}))

    response = client.get(f"/q/{step.id}/")

    assert f'id="{question.id}-{choice.id}" checked' in response.content.decode()
    assert kept == []


class TestNextPageAtOnce:
    """With htmx the answer to a form is the next question: no second round trip."""

    def test_the_next_page_is_the_one_that_a_redirect_leads_to(self, client, live_aid):
        give_cookie(client, {})
        response = client.post("/q/concern/", ECZEMA, headers=HTMX)

        assert response.status_code == 200
        assert response.headers["HX-Push-Url"] == "/q/urgent/"
        assert read_answers_of(client) == ECZEMA
        assert TOKEN.sub(b"", response.content) == page_of(client, live_aid.steps[1], HTMX)

    def test_without_htmx_the_browser_is_sent_there(self, client):
        give_cookie(client, {})
        response = client.post("/q/concern/", ECZEMA)

        assert (response.status_code, response.headers["Location"]) == (302, "/q/urgent/")

    def test_a_change_stays_a_change(self, client, live_aid):
        answers = complete(live_aid, ECZEMA)
        del answers["age"]
        give_cookie(client, answers)
        response = client.post("/q/concern/", {**ECZEMA, "change": "1"}, headers=HTMX)

        assert response.headers["HX-Push-Url"] == "/q/age/?change=1"
        assert b'name="change" value="1"' in response.content

    @pytest.mark.parametrize(
        ("data", "goes_to"), [({"conditions": "other"}, "/concern/"), ({**ECZEMA, "change": "1"}, "/check/")]
    )
    def test_other_pages_come_by_a_redirect(self, client, live_aid, data, goes_to):
        give_cookie(client, complete(live_aid, ECZEMA))
        response = client.post("/q/concern/", data, headers=HTMX)

        assert response.status_code == 302
        assert response.headers["Location"].startswith(goes_to)

    def test_an_urgent_sign_stands_on_the_page_at_once(self, client, live_aid):
        sign = next(c.id for q in live_aid.questions if q.id == "urgent-signs" for c in q.choices if c.urgent)
        give_cookie(client, ECZEMA)
        response = client.post("/q/urgent/", {"urgent-signs": sign}, headers=HTMX)

        assert response.status_code == 200
        assert b'id="urgent-title"' in response.content


def test_answers_of_nobody_else_come_along(client, live_aid):
    first, second = some_answers(live_aid, 5), some_answers(live_aid, 6)
    assert as_tuples(first) != as_tuples(second)
    give_cookie(client, first)
    before = page_of(client, live_aid.steps[0], {})
    give_cookie(client, second)
    page_of(client, live_aid.steps[0], {})
    give_cookie(client, first)

    assert page_of(client, live_aid.steps[0], {}) == before
