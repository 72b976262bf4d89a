import pytest

from decisionaid.releases.live import NoLiveRelease, live_release
from tests.answers import give_cookie
from tests.pages import check_page, get_page, read_page


def test_start_says_what_it_is_and_who_gains(client, live_aid):
    page = get_page(client, "/")

    about = live_aid.about
    assert page.heading == about.title.ja
    for text in (about.decision, about.audience, about.made_by, about.funding, about.interests):
        assert text.ja in page.text
    assert "2026年11月22日" in page.text
    assert {link["href"] for link in page.all("a")} >= {"/questions/", "/privacy/"}


def test_nobody_is_chosen_beforehand(client):
    page = get_page(client, "/")

    assert [radio["value"] for radio in page.all("input", name="who")] == ["self", "child", "other"]
    assert page.picked == {}


def test_start_writes_no_cookie_of_answers_or_session(client, settings):
    client.get("/")

    assert set(client.cookies) == {settings.CSRF_COOKIE_NAME}


def test_start_in_english(client, live_aid):
    client.post("/language/", {"language": "en"})

    page = get_page(client, "/", language="en")

    assert live_aid.about.decision.en in page.text
    assert "It does not judge, score or recommend any option." in page.text


def test_earlier_answers_can_be_gone_on_with(client):
    give_cookie(client, {})

    page = get_page(client, "/")

    assert any("main" in link.inside for link in page.all("a", href="/check/"))
    assert page.all("form", action="/erase/")


@pytest.mark.parametrize("path", ["/", "/questions/", "/q/concern/", "/check/", "/method/", "/summary/"])
def test_without_a_release_the_page_says_so_in_both_languages(client, monkeypatch, path):
    def fail():
        raise NoLiveRelease

    monkeypatch.setattr(live_release, "get", fail)

    response = client.get(path)

    page = read_page(response)
    check_page(page)
    assert response.status_code == 503
    assert response["Retry-After"]
    assert "準備中" in page.text
    assert "Not ready yet" in page.text


def test_start_is_a_whole_page_or_a_fragment(client):
    page = read_page(client.get("/", headers={"hx-request": "true"}))

    assert page.all("html") == []
    assert page.one("title").text
    assert page.heading
