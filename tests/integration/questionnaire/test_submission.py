import pytest
import time_machine
from cryptography.fernet import Fernet
from django.urls import reverse

from decisionaid.web.cookie import seal
from tests.answers import ECZEMA, complete, give_cookie, read_answers_of
from tests.pages import get_page

PAGES = ["/q/concern/", "/check/", "/concern/", "/summary/"]
GONE = "/answers-gone/"


@pytest.fixture(params=PAGES)
def path(request):
    return request.param


def assert_gone(client, path):
    response = client.get(path)
    assert (response.status_code, response.get("Location")) == (302, GONE)
    assert response.cookies["answers"].value == ""
    assert response.cookies["answers"]["max-age"] == 0
    assert "no-store" in response["Cache-Control"]


def test_no_cookie_leads_to_an_explanation(client, path):
    assert_gone(client, path)


@pytest.mark.parametrize(
    "value",
    [
        pytest.param("nonsense", id="forged"),
        pytest.param(Fernet(Fernet.generate_key()).encrypt(b"{}").decode(), id="another key"),
    ],
)
def test_unreadable_cookie_leads_to_an_explanation(client, path, value):
    client.cookies["answers"] = value

    assert_gone(client, path)


def test_truncated_cookie_leads_to_an_explanation(client, path):
    give_cookie(client, {})
    client.cookies["answers"] = client.cookies["answers"].value[:-20]

    assert_gone(client, path)


@pytest.mark.parametrize(
    "data",
    [
        [],
        {},
        {"v": 2, "who": "self", "answers": {}},
        {"v": 1, "who": "cat", "answers": {}},
        {"v": 1, "who": "self"},
    ],
)
def test_cookie_of_another_form_leads_to_an_explanation(client, data):
    client.cookies["answers"] = seal(data)

    assert_gone(client, "/check/")


def test_idle_cookie_leads_to_an_explanation(client, path):
    with time_machine.travel("2026-11-23 09:00:00+09:00", tick=False) as clock:
        give_cookie(client, {})
        clock.shift(3601)

        assert_gone(client, path)


def test_every_page_gives_another_60_minutes(client):
    with time_machine.travel("2026-11-23 09:00:00+09:00", tick=False) as clock:
        give_cookie(client, ECZEMA)
        for _ in range(3):
            clock.shift(50 * 60)
            assert client.get("/q/concern/").status_code == 200

        assert read_answers_of(client) == ECZEMA


def test_cookie_over_https_has_the_host_prefix(client, settings):
    settings.HTTPS, settings.ANSWERS_COOKIE_NAME = True, "__Host-answers"

    client.post("/begin/", {"who": "self"}, secure=True)
    response = client.get("/q/concern/", secure=True)

    assert response.status_code == 200
    assert response.cookies["__Host-answers"]["secure"]
    gone = client.post(reverse("questionnaire:erase"), secure=True).cookies["__Host-answers"]
    assert (gone.value, gone["path"], gone["secure"]) == ("", "/", True)


@pytest.mark.parametrize(
    "misfit",
    [
        {"no-such-question": "yes"},
        {"severity": "terrible"},
        {"age": 900},
        {"goals": ["fly"]},
        {"urgent-signs": 3},
    ],
)
def test_answers_that_no_longer_fit_the_release_are_dropped(client, live_aid, misfit):
    answers = complete(live_aid, ECZEMA)
    give_cookie(client, {**answers, **misfit})

    assert client.get("/q/concern/").status_code == 200

    assert read_answers_of(client) == {field: v for field, v in answers.items() if field not in misfit}


def test_answers_gone_page_explains(client):
    page = get_page(client, GONE)

    assert "60" in page.text
    assert page.all("a", href="/", **{"class": "button"})
    assert page.all("form", action="/erase/") == []
