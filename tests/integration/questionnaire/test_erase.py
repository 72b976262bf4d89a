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


def test_erase_is_never_a_link(client):
    give_cookie(client, ECZEMA)

    assert client.get("/erase/").status_code == 405
    assert "answers" in client.cookies


def test_erased_page_has_nothing_left_to_erase(client):
    page = get_page(client, "/erased/")

    assert page.all("form", action="/erase/") == []
    assert any(link["href"] == "/" and link["class"] == "button" for link in page.all("a"))
