import pytest

from tests.answers import complete, give_cookie
from tests.pages import get_page


@pytest.mark.parametrize("chosen", ["other", "not-sure"])
def test_concern_without_content_leads_to_a_plain_word(client, chosen):
    give_cookie(client, {})

    response = client.post("/q/concern/", {"conditions": chosen})

    assert response["Location"] == "/concern/"


@pytest.mark.parametrize("chosen", [["other", "fatigue"], ["atopic-dermatitis"], ["kidney"]])
def test_concern_with_content_goes_on(client, chosen):
    give_cookie(client, {})

    assert client.post("/q/concern/", {"conditions": chosen})["Location"] == "/q/urgent/"


def test_other_concern_shows_the_limit_and_ways_on(client, live_aid):
    give_cookie(client, {"conditions": ["other"]})

    page = get_page(client, "/concern/")

    limit = next(item.limit.ja for item in live_aid.conditions if item.id == "other")
    assert limit in page.text
    assert [a["href"] for a in page.all("a") if "main" in a.inside] == ["/q/urgent/", "/q/concern/"]


def test_unknown_concern_is_told_what_can_be_shown(client):
    give_cookie(client, {"conditions": ["not-sure"]})
    client.post("/language/", {"language": "en"})

    page = get_page(client, "/concern/", language="en")

    assert "Without a concern, this aid can only show what the articles say to everybody." in page.text


def test_changed_concern_goes_back_to_the_check_page(client, live_aid):
    give_cookie(client, complete(live_aid, {"conditions": ["kidney"]}))

    response = client.post("/q/concern/", {"conditions": "other", "change": "1"})
    page = get_page(client, response["Location"])

    assert response["Location"] == "/concern/?change=1"
    assert page.all("a", href="/check/")
    assert page.all("a", href="/q/concern/?change=1")


def test_concern_page_before_the_choice_leads_to_it(client):
    give_cookie(client, {})

    assert client.get("/concern/")["Location"] == "/q/concern/"
