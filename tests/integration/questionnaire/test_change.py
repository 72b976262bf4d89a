"""Changing an answer from the check page."""

import pytest

from tests.answers import ECZEMA, complete, give_cookie, read_answers_of
from tests.pages import get_page


def test_change_leads_back_to_the_check_page(client, live_aid):
    give_cookie(client, complete(live_aid, ECZEMA))

    page = get_page(client, "/q/severity/?change=1")
    response = client.post("/q/severity/", {"severity": "severe", "change": "1"})

    assert page.one("input", name="change")["value"] == "1"
    assert any(link["href"] == "/check/" for link in page.all("a"))
    assert response["Location"] == "/check/"
    assert read_answers_of(client)["severity"] == "severe"


def test_change_that_opens_a_page_leads_there_and_then_back(client, live_aid):
    answers = complete(live_aid, {**ECZEMA, "age": 17})
    give_cookie(client, answers)
    assert "can-travel-abroad" not in answers

    opened = client.post("/q/age/", {"age": "20", "change": "1"})["Location"]
    page = get_page(client, opened)
    response = client.post("/q/travel/", {"can-travel-abroad": "no", "change": "1"})

    assert opened == "/q/travel/?change=1"
    assert page.all("a", href="/q/dermatologist/?change=1")
    assert response["Location"] == "/check/"


def test_refused_change_is_still_a_change(client, live_aid):
    give_cookie(client, complete(live_aid, ECZEMA))

    response = client.post("/q/severity/", {"change": "1"})

    assert response.status_code == 422
    assert b'name="change" value="1"' in response.content


@pytest.mark.parametrize("data", [{}, {"change": "1"}])
def test_refused_change_leaves_the_earlier_answer(client, live_aid, data):
    give_cookie(client, complete(live_aid, {**ECZEMA, "severity": "mild"}))

    client.post("/q/severity/", {"severity": "terrible", **data})

    assert read_answers_of(client)["severity"] == "mild"
