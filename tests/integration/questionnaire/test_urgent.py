import pytest
from django.template.loader import render_to_string

from decisionaid.web.urgent import UrgentSign, urgent_signs
from tests.answers import ECZEMA, complete, give_cookie
from tests.pages import get_page, read_page

BLISTERS = "spreading-painful-blisters"
HEADACHE = "sudden-worst-headache"


def test_chosen_sign_stands_on_the_next_page(client, live_aid):
    give_cookie(client, ECZEMA)

    response = client.post("/q/urgent/", {"urgent-signs": [BLISTERS]})
    page = get_page(client, response["Location"])

    sign = urgent_signs(live_aid, [BLISTERS], "ja")[0]
    block = page.one("section", **{"class": "urgent"})
    assert (response.status_code, sign.level) == (302, "same-day")
    assert sign.label in block.text
    assert sign.action in block.text
    assert page.one("h1")["aria-describedby"] == "urgent-title"


@pytest.mark.parametrize("path", ["/q/concern/", "/q/age/", "/q/scores/", "/concern/", "/check/"])
def test_block_stands_above_everything_on_every_page(client, live_aid, path):
    give_cookie(client, complete(live_aid, {**ECZEMA, "urgent-signs": [HEADACHE]}))

    page = get_page(client, path)

    first = next(element for element in page.elements if element.inside and element.inside[-1] == "main")
    assert first["class"] == "urgent"
    assert page.all("a", href="tel:119")


def test_block_stands_above_a_refused_page_and_in_a_fragment(client):
    give_cookie(client, {**ECZEMA, "urgent-signs": [HEADACHE]})

    page = read_page(client.post("/q/age/", {}, headers={"hx-request": "true"}))

    assert page.one("section", **{"class": "urgent"})


@pytest.mark.parametrize("signs", [["none"], ["not-sure"]])
def test_without_a_sign_there_is_no_block(client, signs):
    give_cookie(client, {**ECZEMA, "urgent-signs": signs})

    assert get_page(client, "/q/age/").all("section", **{"class": "urgent"}) == []


def test_emergencies_stand_first(live_aid):
    signs = urgent_signs(live_aid, [BLISTERS, HEADACHE], "en")

    assert [sign.level for sign in signs] == ["emergency", "same-day"]
    assert signs[0].action == "Call 119."


@pytest.mark.parametrize("is_marked", [True, False])
def test_text_that_no_clinician_confirmed_is_marked(is_marked):
    sign = UrgentSign("x", "emergency", "sign", "action", needs_clinician=is_marked)

    html = render_to_string("components/urgent.html", {"urgent": (sign,)})

    assert ("needs-clinician" in html) is is_marked
