"""Error pages: what happened and what to do, in both languages, whatever is broken."""

import pytest
from django.core.exceptions import BadRequest, PermissionDenied
from django.db import OperationalError
from django.http import Http404, HttpResponseNotAllowed
from django.test import Client, RequestFactory, override_settings
from django.urls import path

from decisionaid.web import error_texts
from decisionaid.web.error_pages import server_error, show_error, too_many_requests
from decisionaid.web.error_texts import ErrorText
from tests.answers import ECZEMA, give_cookie
from tests.pages import check_page, read_page

SECRET = "a secret answer"
TEXTS = {name: text for name, text in vars(error_texts).items() if isinstance(text, ErrorText)}


def _raising(error):
    def view(request):
        raise error

    return view


urlpatterns = [
    path("400/", _raising(BadRequest(SECRET))),
    path("403/", _raising(PermissionDenied(SECRET))),
    path("404/", _raising(Http404(SECRET))),
    path("405/", lambda request: HttpResponseNotAllowed(["POST"])),
    path("429/", lambda request: too_many_requests(request, retry_after=300)),
    path("500/", _raising(RuntimeError(SECRET))),
    path("503/", _raising(OperationalError(SECRET))),
]
handler400 = "decisionaid.web.error_pages.bad_request"
handler403 = "decisionaid.web.error_pages.forbidden"
handler404 = "decisionaid.web.error_pages.not_found"
handler500 = "decisionaid.web.error_pages.server_error"


@pytest.fixture
def visitor():
    return Client(raise_request_exception=False)


@pytest.mark.urls(__name__)
@pytest.mark.parametrize("is_htmx", [False, True])
@pytest.mark.parametrize(
    ("status", "japanese", "english", "retry_after"),
    [
        (400, "読み込み直して", "reload the page and try again", None),
        (403, "権限", "log in again", None),
        (404, "見つかりません", "begin at the start page", None),
        (405, "ボタンを押す", "press the button", None),
        (429, "数分待って", "Wait a few minutes", "300"),
        (500, "少し待って", "Wait a little and reload", None),
        (503, "1分ほど待って", "Wait about a minute", "60"),
    ],
)
def test_page_says_what_to_do_in_both_languages(visitor, status, japanese, english, retry_after, is_htmx):
    response = visitor.get(f"/{status}/", headers={"HX-Request": "true"} if is_htmx else {})

    page = read_page(response)
    check_page(page)
    assert response.status_code == status
    assert japanese in page.one("section", lang="ja").text
    assert english in page.one("section", lang="en").text
    assert str(status) not in page.text
    assert SECRET not in response.content.decode()
    assert response.headers.get("Retry-After") == retry_after
    assert "no-store" in response["Cache-Control"]
    assert "default-src 'none'" in response["Content-Security-Policy"]


@pytest.mark.parametrize("text", TEXTS.values(), ids=list(TEXTS))
def test_own_language_comes_first_and_each_part_names_its_language(text):
    request = RequestFactory().get("/")
    request.LANGUAGE_CODE = "en"

    page = read_page(show_error(request, text, status=400))

    check_page(page, language="en")
    assert page.heading == text.heading.en
    assert page.one("h2").text == text.heading.ja
    assert page.one("title").text == f"{text.heading.en} / {text.heading.ja}"
    assert [part["lang"] for part in page.all("section")] == ["en", "ja"]


@pytest.mark.parametrize("text", TEXTS.values(), ids=list(TEXTS))
def test_japanese_sentences_are_short(text):
    sentences = [part for words in (text.happened.ja, text.to_do.ja) for part in words.split("。") if part]

    assert [sentence for sentence in sentences if len(sentence) > 59] == []


def test_answers_can_be_erased_from_an_error_page(client):
    assert b'href="/erase/"' not in client.get("/no-such-page/").content

    give_cookie(client, ECZEMA)

    assert b'href="/erase/"' in client.get("/no-such-page/").content


def test_failed_csrf_check_says_that_answers_are_kept():
    client = Client(enforce_csrf_checks=True)
    client.get("/privacy/")

    response = client.post("/language/", {"language": "en", "csrfmiddlewaretoken": "x" * 64})

    page = response.content.decode()
    assert response.status_code == 403
    assert "これまでの回答は残っています" in page
    assert "Your answers so far are kept" in page


def test_too_much_text_is_told_with_what_to_do(client):
    response = client.post("/begin/", {"who": "眠" * 70_000})

    assert response.status_code == 413
    assert "短くして" in response.content.decode()
    assert "眠" not in response.content.decode()


def test_unknown_host_is_refused_with_a_page(client):
    response = client.get("/", headers={"host": "evil.example"})

    assert response.status_code == 400
    assert "<h1" in response.content.decode()


def test_a_refused_method_still_names_those_allowed(client):
    response = client.get("/keep/")

    assert (response.status_code, response["Allow"]) == (405, "POST")


def test_500_page_needs_no_manifest_of_static_files(settings, tmp_path):
    manifest = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    with override_settings(STORAGES={**settings.STORAGES, "staticfiles": manifest}, STATIC_ROOT=tmp_path):
        response = server_error(RequestFactory().get("/"))

    assert response.status_code == 500
    assert 'href="/static/css/site.css"' in response.content.decode()


def test_500_page_needs_no_context_processor(settings):
    templates = [{**settings.TEMPLATES[0], "OPTIONS": {"context_processors": ["no.such.thing"]}}]
    templates[0]["OPTIONS"]["builtins"] = settings.TEMPLATES[0]["OPTIONS"]["builtins"]
    with override_settings(TEMPLATES=templates):
        response = server_error(RequestFactory().get("/"))

    assert "少し待って" in response.content.decode()


@pytest.mark.urls(__name__)
def test_failure_reaches_the_log(visitor, caplog):
    visitor.get("/500/?q=answer")

    assert "Internal Server Error: " in caplog.text
    assert "RuntimeError at " in caplog.text
    assert SECRET not in caplog.text
    assert "q=answer" not in caplog.text


@pytest.mark.django_db
def test_patients_go_on_while_the_database_is_gone(client, monkeypatch, live_aid):
    from django.db.backends.utils import CursorWrapper

    def gone(*args, **kwargs):
        raise OperationalError("the database is gone")

    monkeypatch.setattr(CursorWrapper, "execute", gone)
    give_cookie(client, ECZEMA)
    client.raise_request_exception = False

    assert [client.get(path).status_code for path in ("/", "/q/urgent/", "/sources/")] == [200, 200, 200]
    response = client.post("/staff/account/login/", {"login": "a@example.jp", "password": "b"})
    assert (response.status_code, response["Retry-After"]) == (503, "60")
    assert "データベース" in response.content.decode()
