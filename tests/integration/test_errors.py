import pytest
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404
from django.template.loader import render_to_string
from django.test import Client, override_settings
from django.urls import path


def refuse(request):
    raise PermissionDenied


def misread(request):
    raise BadRequest


def miss(request):
    raise Http404


def fail(request):
    raise RuntimeError("a secret answer")


urlpatterns = [path("403/", refuse), path("400/", misread), path("404/", miss), path("500/", fail)]


@pytest.mark.urls(__name__)
@pytest.mark.parametrize(
    ("status", "japanese", "english"),
    [
        (400, "読み込み直して", "reload the page and try again"),
        (403, "権限", "log in again"),
        (404, "見つかりません", "begin at the start page"),
        (500, "少し待って", "Wait a little and reload"),
    ],
)
def test_page_says_what_to_do_in_both_languages(status, japanese, english):
    response = Client(raise_request_exception=False).get(f"/{status}/")

    page = response.content.decode()
    assert response.status_code == status
    assert japanese in page
    assert english in page
    assert page.count("<h1>") == 1
    assert '<html lang="ja">' in page
    assert '<section lang="en">' in page
    assert str(status) not in page
    assert "secret" not in page


def test_failed_csrf_check_says_that_answers_are_kept():
    response = Client(enforce_csrf_checks=True).post("/language/", {"language": "en"})

    page = response.content.decode()
    assert response.status_code == 403
    assert "これまでの回答は残っています" in page
    assert "Your answers so far are kept" in page


def test_unknown_host_is_refused_with_a_page(client):
    response = client.get("/", headers={"host": "evil.example"})

    assert response.status_code == 400
    assert "<h1>" in response.content.decode()


def test_500_page_needs_no_manifest_of_static_files(settings, tmp_path):
    manifest = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    with override_settings(STORAGES={**settings.STORAGES, "staticfiles": manifest}, STATIC_ROOT=tmp_path):
        page = render_to_string("500.html")

    assert 'href="/static/css/site.css"' in page


@pytest.mark.urls(__name__)
def test_failure_reaches_the_log(caplog):
    Client(raise_request_exception=False).get("/500/?q=answer")

    assert "Internal Server Error: /500/" in caplog.text
    assert "q=answer" not in caplog.text
