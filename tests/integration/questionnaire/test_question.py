import pytest

from decisionaid.domain.question import NOT_SURE
from tests.answers import ECZEMA, PAIN, complete, give_cookie, read_answers_of
from tests.pages import get_page


def at_age(client, **answers):
    give_cookie(client, {**ECZEMA, "urgent-signs": ["none"], **answers})


def test_question_page_holds_one_step(client, live_aid):
    at_age(client)

    page = get_page(client, "/q/age/")

    assert page.heading == live_aid.steps[2].title.ja
    assert page.fields == ["age", "age-not-sure"]
    assert page.by_id("age")["inputmode"] == "numeric"
    assert page.one("progress")["value"] == "3"
    assert f"3 / {page.one('progress')['max']}" in page.text
    assert any(link["href"] == "/q/urgent/" for link in page.all("a"))
    assert page.picked == {}


def test_the_number_of_pages_is_told_once_the_concern_is_known(client):
    give_cookie(client, {})
    assert get_page(client, "/q/concern/").all("progress") == []

    give_cookie(client, ECZEMA)
    assert get_page(client, "/q/concern/").one("progress")["max"] == "18"


def test_question_page_says_why_and_who_sells(client):
    at_age(client)
    client.post("/language/", {"language": "en"})

    page = get_page(client, "/q/age/", language="en")

    why = page.one("details").text
    assert "Article 003" in why
    assert "lines" in why
    assert "Its writer sells the treatment." in why


def test_every_question_can_be_answered_with_not_sure(client, live_aid):
    answers = complete(live_aid, {"conditions": [item.id for item in live_aid.conditions]})
    give_cookie(client, answers)

    for step in live_aid.steps:
        page = get_page(client, f"/q/{step.id}/")
        for question in step.questions:
            is_number = f"{question}-not-sure" in page.fields
            control = page.by_id(f"{question}-not-sure")
            assert control["value"] == NOT_SURE
            assert control["name"] == (f"{question}-not-sure" if is_number else question)


def test_valid_answer_leads_to_the_next_step(client):
    at_age(client)

    response = client.post("/q/age/", {"age": "35"})

    assert (response.status_code, response["Location"]) == (302, "/q/safety/")
    assert read_answers_of(client)["age"] == 35


@pytest.mark.parametrize("typed", ["35", " 35 ", "35", "35歳", "35 years"])
def test_number_is_read_as_people_type_it(client, typed):
    at_age(client)

    client.post("/q/age/", {"age": typed})

    assert read_answers_of(client)["age"] == 35


def test_number_can_be_unknown(client):
    at_age(client)

    client.post("/q/age/", {"age": "", "age-not-sure": NOT_SURE})

    assert read_answers_of(client)["age"] == NOT_SURE
    assert get_page(client, "/q/age/").picked == {"age-not-sure": [NOT_SURE]}


def test_safety_page_is_a_list_of_radio_rows(client, live_aid):
    at_age(client, age=35)
    step = next(step for step in live_aid.steps if step.safety)

    page = get_page(client, "/q/safety/")

    assert len(page.all("fieldset", role="radiogroup")) == 12 == len(step.questions)
    assert [radio["value"] for radio in page.all("input", name="pregnant")] == [
        "yes",
        "no",
        "not-applicable",
        NOT_SURE,
    ]


def test_fields_of_other_steps_are_ignored(client):
    at_age(client)

    client.post("/q/age/", {"age": "35", "severity": "severe", "who": "child", "no-such": "x"})

    assert set(read_answers_of(client)) == {"conditions", "urgent-signs", "age"}


def test_optional_questions_can_be_left_empty_and_emptied(client, live_aid):
    give_cookie(client, complete(live_aid, {**ECZEMA, "itch-score": 7}))

    response = client.post("/q/scores/", {"itch-score": "", "nights-disturbed": "3"})

    assert response["Location"] == "/check/"
    answers = read_answers_of(client)
    assert (answers.get("itch-score"), answers["nights-disturbed"]) == (None, 3)


def test_postponable_step_can_be_left_empty(client, live_aid):
    given = complete(live_aid, {**ECZEMA, "severity": "mild"})
    give_cookie(client, {**given, "injection-history": "never"})
    client.post("/language/", {"language": "en"})

    page = get_page(client, "/q/injection/", language="en")
    response = client.post("/q/injection/", {})

    assert "You can leave this page empty for now." in page.text
    assert response["Location"] == "/q/goals/"
    assert "injection-history" not in read_answers_of(client)


def test_unknown_step_is_not_found(client):
    give_cookie(client, {})

    assert client.get("/q/no-such-step/").status_code == 404


@pytest.mark.parametrize("method", ["get", "post"])
def test_skipping_ahead_leads_back_to_the_first_open_step(client, method):
    give_cookie(client, ECZEMA)

    response = getattr(client, method)("/q/severity/", {"severity": "mild"})

    assert (response.status_code, response["Location"]) == (302, "/q/urgent/")
    assert read_answers_of(client) == ECZEMA


def test_step_that_is_not_asked_leads_to_the_check_page(client, live_aid):
    give_cookie(client, complete(live_aid, PAIN))

    assert client.get("/q/severity/")["Location"] == "/check/"


def test_no_answer_stands_in_address_title_or_log(client, live_aid, caplog):
    give_cookie(client, {**ECZEMA, "urgent-signs": ["sudden-worst-headache"]}, who="child")
    caplog.set_level("DEBUG")

    response = client.post("/q/age/", {"age": "117"})
    page = get_page(client, "/q/age/", has_neutral_title=True)
    client.post("/q/safety/", {"pregnant": "perhaps-117"})

    assert "?" not in response["Location"]
    assert page.one("title").text.startswith(live_aid.steps[2].title.ja)
    assert "お子さん" not in page.one("title").text
    assert "117" not in caplog.text
    assert "headache" not in caplog.text


def test_no_cache_keeps_a_question(client):
    at_age(client)

    assert "no-store" in client.get("/q/age/")["Cache-Control"]
