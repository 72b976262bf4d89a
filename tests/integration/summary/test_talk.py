"""Getting ready to talk: ticks stay in the cookie, own words are printed once and kept nowhere."""

import io
import re

import pytest
from django.conf import settings
from pypdf import PdfReader

from decisionaid.pdf.errors import PdfBusy
from decisionaid.pdf.service import get_pdf_service
from decisionaid.web.cookie import unseal
from tests.answers import ECZEMA, complete, give_cookie
from tests.pages import get_page, read_page
from tests.vignettes import read_vignette

OWN = "縄跳びの前でも始められますか。"


@pytest.fixture
def patient(client, live_aid):
    give_cookie(client, complete(live_aid, read_vignette("v03")["answers"]))
    return client


def kept(client):
    return unseal(client.cookies[settings.ANSWERS_COOKIE_NAME].value)


def squeezed(text):
    return "".join(text.split())


def first_sheet(response):
    return squeezed(PdfReader(io.BytesIO(response.content)).pages[0].extract_text())


def boxes(page):
    return [element["value"] for element in page.all("input", type="checkbox")]


def test_nothing_is_ticked_and_questions_from_answers_come_first_in_each_group(patient):
    page = get_page(patient, "/talk/")

    assert page.picked == {}
    assert len(boxes(page)) == len(set(boxes(page))) > 10
    labels = [label.text for label in page.all("label") if label["for"].startswith("ask-")]
    assert any(label.endswith("(答えから選ばれました)") for label in labels)
    folded = [label for label in page.all("label") if "details" in label.inside]
    assert not [label for label in folded if label.text.endswith("(答えから選ばれました)")]


def test_ticks_are_kept_and_shown_on_the_summary(patient):
    chosen = boxes(get_page(patient, "/talk/"))[:2]

    response = patient.post("/talk/", {"question": chosen})

    assert (response.status_code, response.url) == (302, "/summary/#questions")
    assert set(kept(patient)["questions"]) == set(chosen)
    assert set(get_page(patient, "/talk/").picked["question"]) == set(chosen)
    assert get_page(patient, "/summary/").text.count("(選んだ質問)") == 2


def test_unticking_all_leaves_none_and_unknown_ids_are_ignored(patient):
    patient.post("/talk/", {"question": ["Q-01", "Q-999", "<b>"]})
    assert kept(patient)["questions"] == ["Q-01"]

    patient.post("/talk/", {})
    assert "questions" not in kept(patient)


def test_own_words_come_back_with_the_page_and_are_kept_nowhere(patient):
    response = patient.post("/talk/", {"question": "Q-01", "own": [OWN], "note": "夜、眠れません。"})

    page = read_page(response)
    assert response.status_code == 200
    assert page.by_id("id_own_1").text == OWN
    assert page.by_id("id_note").text == "夜、眠れません。"
    assert page.by_id("ask-Q-01")["name"] == "question"
    assert "どこにも残しません" in page.one("p", role="status").text
    assert "縄跳び" not in str(kept(patient))
    assert "縄跳び" not in get_page(patient, "/talk/").text + get_page(patient, "/summary/").text


def test_pdf_from_this_page_prints_ticks_first_and_own_questions_on_page_1(patient, live_aid):
    # One that page 1 would not show of itself: for the clinic, and not from a finding.
    ticked = [item for item in live_aid.questions_to_ask if item.id == "Q-01"]
    data = {"page": "talk", "question": "Q-01", "own": ["", OWN]}

    response = patient.post("/summary/pdf/", data)

    sheet = first_sheet(response)
    listed = sheet[sheet.index("話し合う質問") :]
    assert squeezed(ticked[0].text.ja) in listed
    assert re.search("話し合う質問.{0,3}" + re.escape("(選んだ質問)"), listed)
    assert "本人が書いた質問" in sheet
    assert OWN in sheet
    assert kept(patient)["questions"] == ["Q-01"]


def test_pdf_from_the_summary_uses_the_ticks_kept_before(patient):
    patient.post("/talk/", {"question": "Q-01"})

    response = patient.post("/summary/pdf/", {"own": [OWN]})

    assert "(選んだ質問)" in first_sheet(response)
    assert kept(patient)["questions"] == ["Q-01"]


def test_more_ticks_than_page_1_holds_are_told(patient):
    many = boxes(get_page(patient, "/talk/"))[:8]

    response = patient.post("/summary/pdf/", {"page": "talk", "question": many})

    assert "あと3個" in first_sheet(response)
    text = squeezed(
        "".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(response.content)).pages[1:])
    )
    assert text.count("(選んだ質問)") == 8


@pytest.mark.parametrize("origin", ["talk", ""])
@pytest.mark.parametrize(
    ("own", "told"),
    [pytest.param("長" * 81, "長すぎ", id="too long"), pytest.param("\U000f0000か", "絵文字", id="no glyph")],
)
def test_what_cannot_be_printed_comes_back_with_nothing_lost(patient, origin, own, told):
    data = {"page": origin, "question": "Q-01", "own": [OWN, own], "note": "夜、眠れません。"}

    response = patient.post("/summary/pdf/", data)

    page = read_page(response)
    assert response.status_code == 422
    assert told in page.by_id("id_own_2_error").text
    assert page.by_id("id_own_2")["aria-invalid"] == "true"
    assert not page.by_id("id_own_1_error")
    assert [page.by_id(name).text for name in ("id_own_1", "id_own_2", "id_note")] == [
        OWN,
        own,
        "夜、眠れません。",
    ]
    assert page.all("a", href="#id_own_2")
    assert bool(page.by_id("ask-Q-01")) == (origin == "talk")
    if origin == "talk":
        assert page.picked["question"] == ["Q-01"]


def test_a_sixth_question_is_ignored_and_line_breaks_are_spaces(patient):
    response = patient.post("/summary/pdf/", {"own": ["一\r\n二", "3", "4", "5", "6", "七"]})

    listed = first_sheet(response).partition("本人が書いた質問")[2]
    assert "一二" in listed
    assert "七" not in listed.partition("メモ")[0]


def test_a_busy_printer_keeps_the_own_questions(patient, monkeypatch):
    def busy(*args, **kwargs):
        raise PdfBusy("4 are waiting")

    monkeypatch.setattr(get_pdf_service(), "render", busy)

    response = patient.post(
        "/summary/pdf/", {"page": "talk", "question": "Q-01", "own": [OWN], "rows": "fixed"}
    )

    page = read_page(response)
    assert response.status_code == 503
    assert page.by_id("id_own_1").text == OWN
    assert page.one("input", name="rows")["value"] == "fixed"
    assert kept(patient)["questions"] == ["Q-01"]


def test_prompts_lead_to_parts_that_are_there_and_ask_for_no_score(patient):
    page = get_page(patient, "/talk/")
    summary = get_page(patient, "/summary/")

    anchors = [link["href"] for link in page.all("a") if link["href"].startswith("/summary/#")]
    assert {"/summary/#options", "/summary/#table", "/summary/#numbers"} == set(anchors)
    assert all(summary.by_id(anchor.partition("#")[2]) for anchor in anchors)
    assert not [e for e in page.all("input") if e["type"] == "radio"]
    assert [e["class"] for e in page.all("ol")] == ["steps"]


@pytest.mark.parametrize("method", ["get", "post"])
def test_open_questions_come_first_and_without_answers_the_person_is_told_so(client, method):
    assert getattr(client, method)("/talk/").url == "/answers-gone/"

    give_cookie(client, ECZEMA)
    assert getattr(client, method)("/talk/").url == "/q/urgent/"


def test_htmx_gets_the_part_and_after_back_the_whole_page(patient):
    part = patient.get("/talk/", headers={"HX-Request": "true"})
    whole = patient.get("/talk/", headers={"HX-Request": "true", "HX-History-Restore-Request": "true"})

    assert b"<html" not in part.content
    assert read_page(part).heading == "医師と話す準備"
    assert b"<html" in whole.content
    assert "no-store" in whole["Cache-Control"]


def test_page_is_in_english_too(patient):
    patient.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"

    page = get_page(patient, "/talk/", language="en")

    assert "Have you made up your mind" in page.text
