import pytest
from django.test import Client


def test_japanese_comes_first_whatever_the_browser_wishes(client):
    response = client.get("/no-such-page/", headers={"accept-language": "en-US,en;q=0.9"})

    assert response["Content-Language"] == "ja"
    assert "Cookie" in response["Vary"]
    assert "Accept-Language" not in response["Vary"]


def test_chosen_language_is_kept(client):
    response = client.post("/language/", {"language": "en", "next": "/no-such-page/"})

    assert response.status_code == 302
    assert response["Location"] == "/no-such-page/"
    assert client.get("/no-such-page/")["Content-Language"] == "en"


def test_language_does_not_leak_into_the_next_request(client):
    client.post("/language/", {"language": "en"})
    client.get("/no-such-page/")

    assert Client().get("/no-such-page/")["Content-Language"] == "ja"


def test_odd_cookie_means_japanese(client, settings):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "de"

    assert client.get("/no-such-page/")["Content-Language"] == "ja"


def test_cookie_is_out_of_reach_of_scripts(client, settings):
    response = client.post("/language/", {"language": "en"})

    cookie = response.cookies[settings.LANGUAGE_COOKIE_NAME]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["path"] == "/"


@pytest.mark.parametrize(
    "wanted",
    [
        "https://example.com/",
        "//example.com/",
        "/\\example.com",
        "javascript:alert(1)",
        "relative",
        "",
        "/\n/x",
    ],
)
def test_only_a_path_of_this_site_is_followed(client, wanted):
    response = client.post("/language/", {"language": "en", "next": wanted})

    assert response["Location"] == "/"


def test_unknown_language_is_refused(client):
    response = client.post("/language/", {"language": "de"})

    assert response.status_code == 400
    assert not response.cookies


def test_language_cannot_be_changed_by_a_link(client):
    assert client.get("/language/?language=en").status_code == 405


def test_language_cannot_be_changed_from_another_site():
    response = Client(enforce_csrf_checks=True).post("/language/", {"language": "en"})

    assert response.status_code == 403
