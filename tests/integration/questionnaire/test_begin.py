import pytest

from decisionaid.web.cookie import unseal
from tests.answers import ECZEMA, give_cookie, read_answers_of
from tests.pages import check_page, read_page


@pytest.mark.parametrize("who", ["self", "child", "other"])
def test_begin_starts_with_no_answers(client, who):
    response = client.post("/begin/", {"who": who})

    assert (response.status_code, response["Location"]) == (302, "/begun/")
    assert client.get("/begun/")["Location"] == "/q/concern/"
    held = unseal(client.cookies["answers"].value)
    assert held.pop("way")[1] == "begun"
    assert held == {"v": 1, "who": who, "answers": {}}


def test_begin_forgets_the_answers_of_the_person_before(client):
    give_cookie(client, ECZEMA)

    client.post("/begin/", {"who": "self"})

    assert read_answers_of(client) == {}


@pytest.mark.parametrize("data", [{}, {"who": ""}, {"who": "cat"}])
def test_begin_asks_who_it_is_about(client, data):
    response = client.post("/begin/", data)

    page = read_page(response)
    check_page(page)
    assert response.status_code == 422
    assert "answers" not in client.cookies
    assert page.one("div", role="alert")["tabindex"] == "-1"
    assert page.all("a", href="#who-self")
    assert page.by_id("who-self")["type"] == "radio"
    assert page.one("fieldset")["aria-invalid"] == "true"


def test_begin_reloaded_after_an_error_leads_to_the_start(client):
    assert client.get("/begin/")["Location"] == "/"


def test_begin_needs_the_token_of_this_site():
    from django.test import Client

    assert Client(enforce_csrf_checks=True).post("/begin/", {"who": "self"}).status_code == 403


def test_a_cookie_that_does_not_come_back_is_told_instead_of_a_loop(client):
    client.post("/begin/", {"who": "self"})
    del client.cookies["answers"]

    response = client.get("/begun/")

    assert response.status_code == 403
    assert "クッキーが使えない" in response.content.decode()
    assert 'href="/questions/"' in response.content.decode()


def test_a_browser_without_any_cookie_is_told_so_at_the_first_button():
    from django.test import Client

    response = Client(enforce_csrf_checks=True).post("/begin/", {"who": "self"})

    assert "Cookies are blocked" in response.content.decode()
