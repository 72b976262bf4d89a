from tests.answers import ECZEMA, give_cookie
from tests.pages import get_page


def test_every_page_can_erase_the_answers(client):
    give_cookie(client, ECZEMA)

    for path in ("/", "/questions/", "/q/concern/", "/concern/", "/privacy/"):
        assert get_page(client, path).one("form", action="/erase/")["method"] == "post"


def test_erase_deletes_the_cookie_and_what_the_browser_kept(client):
    give_cookie(client, ECZEMA)

    response = client.post("/erase/")

    assert (response.status_code, response["Location"]) == (302, "/erased/")
    assert response["Clear-Site-Data"] == '"cache"'
    assert (response.cookies["answers"].value, response.cookies["answers"]["max-age"]) == ("", 0)
    assert client.get("/check/")["Location"] == "/answers-gone/"


def test_the_link_on_top_of_every_page_asks_before_it_erases(client):
    give_cookie(client, ECZEMA)

    for path in ("/", "/q/concern/", "/sources/", "/accessibility/"):
        links = get_page(client, path).all("a", href="/erase/")
        assert [link.inside[2] for link in links] == ["header"]
    page = get_page(client, "/erase/")

    assert client.cookies["answers"].value
    # One button only: a second one in the footer would stand right below the way to go on.
    assert "main" in page.one("form", action="/erase/").inside
    assert page.all("a", href="/check/")


def test_without_answers_there_is_nothing_to_erase(client):
    assert get_page(client, "/").all("a", href="/erase/") == []
    assert [form for form in get_page(client, "/erase/").all("form") if form["action"] == "/erase/"] == []


def test_a_tablet_begins_anew_for_the_next_person(client, settings):
    settings.TABLET_MODE = True
    give_cookie(client, ECZEMA)

    response = client.post("/erase/", {"start": "1"})

    assert response["Location"] == "/"
    assert response.cookies["answers"]["max-age"] == 0
    assert response.cookies["language"]["max-age"] == 0


def test_a_language_chosen_on_an_own_device_stays(client):
    assert "language" not in client.post("/erase/").cookies


def test_erased_page_has_nothing_left_to_erase(client):
    page = get_page(client, "/erased/")

    assert page.all("form", action="/erase/") == []
    assert any(link["href"] == "/" and link["class"] == "button" for link in page.all("a"))
