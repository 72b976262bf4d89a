"""Checks of knowledge: the same explanation whatever was picked; nothing kept, nothing counted."""

import pytest
from django.conf import settings

from tests.answers import ECZEMA, complete, give_cookie
from tests.pages import get_page, read_page

APPROVED = "国が承認した上清液の製品はありません。"


def test_page_needs_no_answers_and_shows_no_explanation_before_a_reply(client, live_aid):
    page = get_page(client, "/knowledge/")

    assert len(page.all("fieldset")) == len(live_aid.knowledge_checks)
    assert 3 <= len(live_aid.knowledge_checks) <= 5
    assert page.picked == {}
    assert APPROVED not in page.text


@pytest.mark.parametrize(("reply", "told"), [("none", "そのとおり"), ("all", "正しくは")])
def test_right_and_wrong_get_the_same_explanation_with_its_source(client, reply, told):
    response = client.post("/knowledge/", {"approved": reply, "explain": "approved"})

    page = read_page(response)
    why = page.by_id("why-approved").text
    assert response.status_code == 200
    assert told in why
    assert APPROVED in why
    assert "S19" in why
    assert page.picked == {"approved": [reply]}


def test_all_replies_given_so_far_come_back(client):
    page = read_page(client.post("/knowledge/", {"approved": "all", "numbers": "difference"}))

    assert page.picked == {"approved": ["all"], "numbers": ["difference"]}
    assert page.by_id("why-approved")
    assert page.by_id("why-numbers")
    assert not page.by_id("why-no-match")


def test_an_explanation_without_a_reply_asks_for_one(client):
    page = read_page(client.post("/knowledge/", {"explain": "no-match"}))

    assert "どれか1つを選ぶと" in page.by_id("check-no-match").text
    assert "どれか1つを選ぶと" not in page.by_id("check-approved").text


@pytest.mark.parametrize("data", [{"approved": "maybe"}, {"gold": "all"}, {"approved": ""}])
def test_what_is_forged_is_ignored(client, data):
    page = read_page(client.post("/knowledge/", data))

    assert page.picked == {}
    assert not [element for element in page.elements if element["id"].startswith("why-")]


def test_nothing_is_kept(client, live_aid):
    give_cookie(client, complete(live_aid, ECZEMA))
    before = client.cookies[settings.ANSWERS_COOKIE_NAME].value

    response = client.post("/knowledge/", {"approved": "none"})

    assert settings.ANSWERS_COOKIE_NAME not in response.cookies
    assert client.cookies[settings.ANSWERS_COOKIE_NAME].value == before
    assert get_page(client, "/knowledge/").picked == {}
    assert "no-store" in response["Cache-Control"]


def test_without_javascript_the_browser_returns_to_the_question(client):
    page = get_page(client, "/knowledge/")

    for button in page.all("button", name="explain"):
        assert button["formaction"] == f"/knowledge/#check-{button['value']}"
        assert button["hx-post"] == "/knowledge/"
        assert button["hx-target"] == button["hx-select"] == f"#check-{button['value']}"
        assert page.by_id(f"check-{button['value']}")


def test_htmx_gets_the_part(client):
    part = client.post("/knowledge/", {"approved": "none"}, headers={"HX-Request": "true"})

    assert b"<html" not in part.content
    assert b'id="check-approved"' in part.content


def test_page_is_in_english_too(client):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"

    page = read_page(client.post("/knowledge/", {"who-writes": "sellers"}))

    assert "Yes, that is what it means." in page.text


def test_every_check_has_one_right_reply_and_a_source(live_aid):
    for check in live_aid.knowledge_checks:
        assert check.right in [reply.id for reply in check.replies]
        assert check.rows or check.sources
