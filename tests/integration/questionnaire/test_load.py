import json

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from decisionaid.web.answers_file import write_answers_file
from decisionaid.web.submission import Submission
from tests.answers import complete, give_cookie, read_answers_of
from tests.pages import check_page, read_page
from tests.vignettes import read_vignette


def saved(answers, *, release, who="self"):
    return write_answers_file(Submission(who, answers), release=release.label, warning="!")


def load(client, data, **options):
    return client.post("/load/", {"answers-file": SimpleUploadedFile("a.json", data)}, **options)


def test_answers_saved_on_the_summary_page_come_back(client, live_aid):
    answers = complete(live_aid, read_vignette("v07")["answers"])
    give_cookie(client, answers, who="child")
    data = client.post("/summary/answers/").content
    client.cookies.clear()

    response = load(client, data)

    assert (response.status_code, response.url) == (302, "/check/")
    assert read_answers_of(client) == answers
    assert json.loads(data)["who"] == "child"


def test_unfinished_answers_go_on_at_the_first_open_page(client, release):
    response = load(client, saved({"conditions": ["atopic-dermatitis"]}, release=release))

    assert response.url == "/q/urgent/"


def test_what_does_not_fit_is_named_and_the_rest_is_taken(client, release):
    data = saved({"conditions": ["atopic-dermatitis"], "age": "old", "shoe-size": 43}, release=release)

    response = load(client, data)

    page = read_page(response)
    check_page(page)
    assert response.status_code == 200
    assert "年齢" in page.text
    assert "shoe-size" in page.text
    assert page.all("a", href="/q/urgent/")
    assert read_answers_of(client) == {"conditions": ["atopic-dermatitis"]}


def test_a_file_of_another_release_is_taken_and_said_to_be_one(client):
    data = write_answers_file(Submission("self", {"age": 30}), release="old-1", warning="!")

    response = load(client, data)

    assert "別の版" in response.content.decode()
    assert read_answers_of(client) == {"age": 30}


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize(
    ("data", "told"),
    [
        pytest.param(b"%PDF", {"ja": "読めません", "en": "cannot be read"}, id="unreadable"),
        pytest.param(b"{}", {"ja": "答えのファイルでは", "en": "not a file of answers"}, id="other file"),
        pytest.param(b" " * 70_000, {"ja": "大きすぎ", "en": "too large"}, id="large"),
        pytest.param(b" " * 3_000_000, {"ja": "大きすぎ", "en": "too large"}, id="too large for memory"),
    ],
)
def test_a_file_of_no_use_is_explained_and_changes_nothing(client, data, told, language):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    give_cookie(client, {"age": 30})

    response = load(client, data)

    page = read_page(response)
    check_page(page, language=language)
    assert response.status_code == 422
    assert told[language] in page.by_id("answers-file-error").text
    assert page.all("a", href="#answers-file")
    assert read_answers_of(client) == {"age": 30}


def test_no_file_is_explained(client):
    response = client.post("/load/")

    assert response.status_code == 422
    assert "ファイルを選んで" in response.content.decode()


def test_nothing_of_a_file_touches_the_disk(client, monkeypatch):
    def refuse(*args, **kwargs):
        raise AssertionError("A temporary file was made.")

    monkeypatch.setattr("tempfile.NamedTemporaryFile", refuse)
    monkeypatch.setattr("tempfile.mkstemp", refuse)

    assert load(client, b" " * 3_000_000).status_code == 422


def test_address_alone_leads_to_the_start_page(client):
    response = client.get("/load/")

    assert (response.status_code, response.url) == (302, "/")


def test_a_foreign_post_is_refused(live_aid):
    from django.test import Client

    assert Client(enforce_csrf_checks=True).post("/load/").status_code == 403
