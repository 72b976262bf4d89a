"""The choices of the PDF, the files to take along, and the page to print."""

import io
import json

import pytest
from django.conf import settings
from pypdf import PdfReader

from decisionaid.pdf.service import get_pdf_service
from tests.answers import ECZEMA, complete, give_cookie
from tests.pages import get_page
from tests.vignettes import read_vignette


@pytest.fixture
def patient(client, live_aid):
    give_cookie(client, complete(live_aid, read_vignette("v11")["answers"]))
    return client


@pytest.fixture
def printed(monkeypatch):
    """What is handed to the printer: HTML and style sheet."""
    asked = []

    def keep(html, *, stylesheet, **options):
        asked.append((html, stylesheet))
        return b"%PDF-1.7"

    monkeypatch.setattr(get_pdf_service(), "render", keep)
    return asked


def test_form_offers_every_language_of_the_site_and_starts_with_that_of_the_page(patient):
    patient.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"

    page = get_page(patient, "/summary/", language="en")

    offered = {e["value"]: "checked" in e for e in page.all("input", name="language", type="radio")}
    assert offered == {code: code == "en" for code, _ in settings.LANGUAGES}
    assert (page.picked["size"], page.picked["extent"]) == (["normal"], ["main"])


def test_pdf_follows_the_choices(patient, printed):
    patient.post("/summary/pdf/", {"language": "en", "size": "large", "extent": "everything"})

    ((html, stylesheet),) = printed
    assert '<html lang="en">' in html
    assert "What the articles write, place by place" in html
    assert "Large print" in stylesheet


def test_pdf_without_choices_is_the_main_parts_in_the_language_of_the_page(patient, printed):
    patient.post("/summary/pdf/")

    ((html, stylesheet),) = printed
    assert '<html lang="ja">' in html
    assert "この短いPDFに入れていないもの" in html
    assert "Large print" not in stylesheet


@pytest.mark.parametrize("wrong", [{"language": "xx"}, {"size": "huge"}, {"extent": "all"}], ids=str)
def test_a_choice_that_is_not_offered_is_refused(patient, printed, wrong):
    assert patient.post("/summary/pdf/", wrong).status_code == 400
    assert printed == []


def test_choices_are_kept_when_the_note_is_too_long(patient):
    response = patient.post("/summary/pdf/", {"note": "長" * 501, "size": "large", "language": "en"})

    text = response.content.decode()
    assert response.status_code == 422
    assert 'value="large" checked' in text
    assert 'value="en" checked' in text


def test_large_print_is_made(patient):
    response = patient.post("/summary/pdf/", {"size": "large"})

    pages = PdfReader(io.BytesIO(response.content)).pages
    assert "医師と話し合うためのまとめ" in pages[0].extract_text()


def test_answers_file_says_it_is_not_encrypted_and_is_kept_by_no_cache(patient):
    response = patient.post("/summary/answers/")

    assert 'filename="decision-aid-answers-not-encrypted.json"' in response["Content-Disposition"]
    assert "no-store" in response["Cache-Control"]
    assert "暗号化されていません" in json.loads(response.content)["about"]


def test_fhir_is_a_download_that_no_cache_keeps(patient):
    response = patient.post("/summary/fhir/")

    assert response["Content-Type"] == "application/fhir+json"
    assert "no-store" in response["Cache-Control"]
    assert json.loads(response.content)["resourceType"] == "QuestionnaireResponse"


@pytest.mark.parametrize("path", ["/summary/answers/", "/summary/fhir/"])
def test_files_need_a_post_and_answers(client, patient, path):
    assert patient.get(path).status_code == 405
    patient.cookies.clear()
    assert client.post(path).url == "/answers-gone/"


def test_print_page_holds_every_text_of_the_complete_pdf(patient, printed):
    page = get_page(patient, "/summary/print/")
    patient.post("/summary/pdf/", {"extent": "everything"})

    ((html, _),) = printed
    body = html[html.index('<div class="brief') : html.rindex("</div>")]
    shown = page.response.content.decode()
    lines = [line.strip() for line in body.splitlines() if line.strip()]
    assert len(lines) > 300
    assert [line for line in lines if line not in shown and line != '<div class="details">'] == []
    assert page.all("details") == []


def test_print_page_with_open_questions_leads_to_the_first_of_them(client):
    give_cookie(client, ECZEMA)

    assert client.get("/summary/print/").url == "/q/urgent/"
