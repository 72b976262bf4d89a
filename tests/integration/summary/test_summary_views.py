import io
import logging

import pytest
from django.conf import settings
from pypdf import PdfReader

from decisionaid.pdf.errors import PdfBusy, PdfMissingGlyph, PdfTimeout, PdfUnavailable
from decisionaid.pdf.service import get_pdf_service
from decisionaid.questionnaire.views.blank_form import _make_form
from decisionaid.releases.live import NoLiveRelease, live_release
from tests.answers import ECZEMA, complete, give_cookie
from tests.pages import get_page, read_page
from tests.vignettes import read_vignette


@pytest.fixture
def patient(client, live_aid):
    give_cookie(client, complete(live_aid, read_vignette("v03")["answers"]))
    return client


def test_page_shows_the_findings_with_why(patient):
    page = get_page(patient, "/summary/")

    assert "記事002では、妊娠中の人は断られることがあります。" in page.text
    assert "妊娠中: はい" in page.text


def test_page_is_in_the_language_of_the_reader(patient):
    patient.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"

    page = get_page(patient, "/summary/", language="en")

    assert "Article 002 says that a pregnant person may be declined." in page.text
    assert "Pregnant now: Yes" in page.text


def test_page_asks_for_no_query_and_is_kept_by_no_cache(patient, django_assert_num_queries, db):
    with django_assert_num_queries(0):
        response = patient.get("/summary/")

    assert "no-store" in response["Cache-Control"]


def test_page_with_open_questions_leads_to_the_first_of_them(client):
    give_cookie(client, ECZEMA)

    response = client.get("/summary/")

    assert (response.status_code, response.url) == (302, "/q/urgent/")


@pytest.mark.parametrize("path", ["/summary/", "/summary/pdf/"])
def test_without_answers_the_person_is_told_so(client, path):
    response = client.post(path) if path.endswith("pdf/") else client.get(path)

    assert (response.status_code, response.url) == (302, "/answers-gone/")


def test_page_of_nothing_but_not_sure_still_warns(client, live_aid):
    give_cookie(client, complete(live_aid, {"conditions": ["not-sure"]}))

    page = get_page(client, "/summary/")

    assert "安全という意味ではありません" in page.text


def test_pdf_is_made_and_holds_the_note(patient):
    response = patient.post("/summary/pdf/", {"note": "夜、眠れません。"})

    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'attachment; filename="decision-aid-summary.pdf"'
    assert "no-store" in response["Cache-Control"]
    assert "夜、眠れません。" in PdfReader(io.BytesIO(response.content)).pages[0].extract_text()


def test_pdf_needs_a_post(patient):
    assert patient.get("/summary/pdf/").status_code == 405


@pytest.mark.parametrize(
    ("note", "told"),
    [
        pytest.param("長" * 501, "長すぎ", id="too long"),
        pytest.param("困っています\U000f0000", "絵文字", id="no glyph"),
    ],
)
def test_a_note_that_cannot_be_printed_is_kept_and_explained(patient, note, told):
    response = patient.post("/summary/pdf/", {"note": note})

    assert response.status_code == 422
    assert told in response.content.decode()
    assert note in response.content.decode()


def test_a_note_is_printed_as_text_only(patient):
    response = patient.post("/summary/pdf/", {"note": "<img src='http://127.0.0.1/x'>"})

    assert "<img src=" in PdfReader(io.BytesIO(response.content)).pages[0].extract_text()


def test_a_busy_printer_says_when_to_try_again_and_keeps_the_note(patient, monkeypatch):
    def busy(*args, **kwargs):
        raise PdfBusy("4 are waiting")

    monkeypatch.setattr(get_pdf_service(), "render", busy)

    response = patient.post("/summary/pdf/", {"note": "夜、眠れません。"})

    assert (response.status_code, response["Retry-After"]) == (503, "10")
    assert "夜、眠れません。" in response.content.decode()


def test_nothing_is_written_for_a_person_who_would_be_turned_away(patient, monkeypatch):
    def busy():
        raise PdfBusy("4 are waiting")

    monkeypatch.setattr(get_pdf_service(), "check_room", busy)
    monkeypatch.setattr("decisionaid.summary.views.write_html", lambda *args, **options: 1 / 0)

    response = patient.post("/summary/pdf/", {"note": "夜、眠れません。"})

    assert (response.status_code, response["Retry-After"]) == (503, "10")


def test_a_failed_pdf_is_told_and_logs_no_answer(patient, monkeypatch, caplog):
    def fail(*args, **kwargs):
        raise PdfTimeout("30 s")

    monkeypatch.setattr(get_pdf_service(), "render", fail)

    response = patient.post("/summary/pdf/", {"note": "夜、眠れません。"})

    assert (response.status_code, response["Retry-After"]) == (503, "60")
    assert "夜、眠れません。" in response.content.decode()
    assert "眠れません" not in caplog.text
    assert "pregnant" not in caplog.text


@pytest.fixture
def lines(request):
    """The records that reach the log, Django's own too."""
    kept = []
    handler = logging.Handler()
    handler.emit = kept.append
    for logger in (logging.getLogger("django"), logging.getLogger("decisionaid")):
        logger.addHandler(handler)
        request.addfinalizer(lambda logger=logger: logger.removeHandler(handler))
    return kept


@pytest.mark.parametrize("path", ["/summary/pdf/", "/blank-form.pdf"])
@pytest.mark.parametrize(
    ("error", "levels"), [(PdfBusy("4 are waiting"), []), (PdfTimeout("30 s"), ["ERROR"])]
)
def test_a_busy_pdf_is_no_error_in_the_log_and_a_failed_one_is_one_line(
    patient, monkeypatch, lines, path, error, levels
):
    def fail(*args, **kwargs):
        raise error

    # Another test may have made the form, which is kept.
    _make_form.cache_clear()
    monkeypatch.setattr(get_pdf_service(), "render", fail)

    response = patient.get(path) if path.endswith("form.pdf") else patient.post(path, {"note": "眠れません"})

    assert response.status_code == 503
    assert [record.levelname for record in lines if record.levelno > logging.INFO] == levels
    assert not [record for record in lines if record.exc_info or "眠れません" in record.getMessage()]


def test_an_answer_of_trouble_that_nobody_told_of_is_still_in_the_log(client, lines):
    live_release.pin(None)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(live_release, "get", lambda: (_ for _ in ()).throw(NoLiveRelease("none")))
        assert client.get("/questions/").status_code == 503

    assert [record.name for record in lines if record.levelname == "ERROR"] == ["django.request"]


def test_a_foreign_post_is_refused(live_aid):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    give_cookie(client, complete(live_aid, ECZEMA))

    assert client.post("/summary/pdf/").status_code == 403


def test_missing_pdf_libraries_lead_to_printing_and_not_to_trying_again(patient, monkeypatch):
    def missing(*args, **kwargs):
        raise PdfUnavailable("apt-get install libpango-1.0-0")

    monkeypatch.setattr(get_pdf_service(), "render", missing)

    response = patient.post("/summary/pdf/", {"note": "夜、眠れません。"})

    page = read_page(response)
    assert response.status_code == 503
    assert "Retry-After" not in response
    assert "印刷" in page.text
    assert "libpango" not in page.text
    assert page.all("form", action="/summary/pdf/") == []
    assert page.all("a", href="/summary/")


def test_a_font_that_lacks_characters_of_the_content_is_told_like_a_failure(patient, monkeypatch):
    def lacking(*args, **kwargs):
        raise PdfMissingGlyph("幹")

    monkeypatch.setattr(get_pdf_service(), "render", lacking)

    response = patient.post("/summary/pdf/", {"note": "Itchy"})

    assert response.status_code == 503
    assert "Retry-After" not in response
    assert "印刷" in read_page(response).text
