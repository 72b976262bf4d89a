import pytest

from decisionaid.domain.question import NOT_SURE
from tests.answers import ECZEMA, complete, give_cookie, read_answers_of
from tests.pages import check_page, read_page


def at_age(client, **answers):
    give_cookie(client, {**ECZEMA, "urgent-signs": ["none"], **answers})


def error_of(aid, question_id):
    return next(question.error.ja for question in aid.questions if question.id == question_id)


@pytest.mark.parametrize("typed", ["", "  ", "old", "7.5", "-1", "121", "9" * 5000, "٣٥", "\x00"])
def test_odd_number_is_refused_and_kept(client, live_aid, typed):
    at_age(client)

    response = client.post("/q/age/", {"age": typed})

    page = read_page(response)
    check_page(page)
    assert response.status_code == 422
    assert page.by_id("age")["value"].strip() == typed.strip()
    assert page.by_id("age")["aria-invalid"] == "true"
    assert page.by_id("age")["aria-describedby"].split()[0] == "age-error"
    assert error_of(live_aid, "age") in page.by_id("age-error").text
    assert "age" not in read_answers_of(client)


def test_error_summary_links_to_the_first_control(client, live_aid):
    give_cookie(client, {})

    page = read_page(client.post("/q/concern/", {}))

    summary = page.one("div", role="alert")
    assert summary["tabindex"] == "-1"
    assert error_of(live_aid, "conditions") in summary.text
    assert page.all("a", href="#conditions-atopic-dermatitis")
    assert page.by_id("conditions-atopic-dermatitis")["aria-invalid"] == "true"


def test_refused_page_keeps_everything_that_was_given(client, live_aid):
    at_age(client, age=35)
    step = next(step for step in live_aid.steps if step.safety)
    given = dict.fromkeys(step.questions[:11], "yes")

    response = client.post("/q/safety/", given)

    page = read_page(response)
    assert response.status_code == 422
    assert page.picked == {question: ["yes"] for question in step.questions[:11]}
    assert len(page.all("a", href=f"#{step.questions[11]}-yes")) == 1
    assert client.post("/q/safety/", {**given, step.questions[11]: "no"})["Location"] == "/q/treatments/"


@pytest.mark.parametrize(
    "given",
    [
        pytest.param({"conditions": ["fatigue", NOT_SURE]}, id="not sure beside another"),
        pytest.param({"conditions": ["no-such"]}, id="unknown choice"),
    ],
)
def test_odd_choices_are_refused_and_kept(client, given):
    give_cookie(client, {})

    response = client.post("/q/concern/", given)

    assert response.status_code == 422
    known = [value for value in given["conditions"] if value != "no-such"]
    assert read_page(response).picked.get("conditions", []) == known
    assert read_answers_of(client) == {}


def test_number_beside_not_sure_is_refused(client):
    at_age(client)

    response = client.post("/q/age/", {"age": "35", "age-not-sure": NOT_SURE})

    assert response.status_code == 422
    assert read_page(response).picked == {"age": ["35"], "age-not-sure": [NOT_SURE]}


def test_two_answers_to_a_one_choice_question_are_refused(client, live_aid):
    give_cookie(client, complete(live_aid, ECZEMA))

    assert client.post("/q/severity/", {"severity": ["mild", "severe"]}).status_code == 422


def test_step_that_must_be_answered_cannot_be_left_empty(client, live_aid):
    give_cookie(client, complete(live_aid, {**ECZEMA, "severity": "severe"}))

    assert client.post("/q/injection/", {}).status_code == 422
