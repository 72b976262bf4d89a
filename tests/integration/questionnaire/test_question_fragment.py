"""htmx swaps the main part; the browser's "back" and a plain request get the whole page."""

import pytest

from tests.answers import ECZEMA, give_cookie
from tests.pages import get_page, read_page

HTMX = {"hx-request": "true"}


@pytest.fixture(autouse=True)
def concern_chosen(client):
    give_cookie(client, ECZEMA)


def test_htmx_gets_the_fragment_with_its_title(client, live_aid):
    page = read_page(client.get("/q/urgent/", headers=HTMX))

    assert page.all("html") == page.all("main") == page.all("link") == []
    assert page.one("title").text.startswith(live_aid.steps[1].title.ja)
    assert page.heading == live_aid.steps[1].title.ja
    assert page.one("h1")["tabindex"] == "-1"


def test_fragment_brings_what_stands_outside_the_main_part(client):
    page = read_page(client.get("/q/urgent/", headers=HTMX))

    brought = {element["id"] for element in page.elements if element["hx-swap-oob"] == "true"}
    assert brought == {"site-language", "site-erase-link", "site-erase"}
    assert page.one("input", name="next")["value"] == "/q/urgent/"


@pytest.mark.parametrize("headers", [{}, {**HTMX, "hx-history-restore-request": "true"}])
def test_everyone_else_gets_the_whole_page(client, headers):
    page = get_page(client, "/q/urgent/", headers=headers)

    assert len(page.all("main")) == 1
    assert [e for e in page.elements if "hx-swap-oob" in e] == []


def test_caches_are_told_that_pages_differ(client):
    vary = client.get("/q/urgent/")["Vary"]

    assert {"HX-Request", "HX-History-Restore-Request", "Cookie"} <= {
        part.strip() for part in vary.split(",")
    }


def test_refused_fragment_has_status_422(client):
    response = client.post("/q/urgent/", {}, headers=HTMX)

    assert response.status_code == 422
    assert read_page(response).one("div", role="alert")


def test_form_works_with_and_without_htmx(client):
    form = next(form for form in get_page(client, "/q/urgent/").all("form") if "hx-post" in form)

    assert form["method"] == "post"
    assert form["action"] == form["hx-post"] == "/q/urgent/"
    assert form["hx-target"] == "#main"
    assert form["hx-swap"] == "innerHTML show:window:top"
    assert form["hx-push-url"] == "true"


def test_page_forbids_htmx_to_evaluate_or_to_keep_pages(client):
    config = get_page(client, "/q/urgent/").one("meta", name="htmx-config")["content"]

    for setting in ('"allowEval":false', '"includeIndicatorStyles":false', '"historyCacheSize":0'):
        assert setting in config
