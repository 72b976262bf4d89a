"""The cost calculator: adds up what was typed, says what is not in it, keeps nothing."""

import io
import logging

import pytest
from django.conf import settings
from django.test import Client
from pypdf import PdfReader

from decisionaid.pdf.errors import PdfBusy
from decisionaid.pdf.service import get_pdf_service
from decisionaid.web.cookie import unseal
from tests.answers import ECZEMA, complete, give_cookie
from tests.pages import check_page, get_page, read_page
from tests.vignettes import read_vignette

TYPED = {
    "cost-option": "supernatant",
    "cost-price": "1.5万",
    "cost-price-to": "20,000円",
    "cost-visits": "６",
    "cost-visits-to": "12回",
    "cost-travel": "1,237",
    "cost-once": "¥5,000",
}


@pytest.fixture
def patient(client, live_aid):
    give_cookie(client, complete(live_aid, read_vignette("v03")["answers"]))
    return client


def add_up(client, *, status=200, language="ja", **changes):
    response = client.post(
        "/costs/", {**TYPED, **{f"cost-{k.replace('_', '-')}": v for k, v in changes.items()}}
    )
    assert response.status_code == status
    page = read_page(response)
    check_page(page, language=language)
    return page


def test_page_asks_for_a_price_for_each_option_shown(patient):
    page = get_page(patient, "/costs/")

    options = [choice["value"] for choice in page.all("input", name="cost-option")]
    assert options == [
        "no-change",
        "usual-care",
        "biologic-injection",
        "jak-tablet",
        "supernatant",
        "stem-cell-infusion-abroad",
    ]
    assert page.all("table") == []


def test_summary_leads_to_it(patient):
    assert get_page(patient, "/summary/").one("a", href="/costs/").text == "聞いた値段を計算する"


def test_sum_shows_its_working_low_and_high(patient):
    page = add_up(patient)

    assert [[cell.text for cell in row] for row in rows_of(page)] == [
        ["1回の値段", "15,000円 × 6回 = 90,000円", "20,000円 × 12回 = 240,000円"],
        ["1回の交通費や宿泊費", "1,237円 × 6回 = 7,422円", "1,237円 × 12回 = 14,844円"],
        ["1度だけ払うもの", "5,000円", "5,000円"],
        ["1年目の合計", "102,422円", "259,844円"],
    ]
    assert "102,422円〜259,844円" in page.text
    assert "足しただけのものです" in page.text
    assert page.picked["cost-price"] == ["1.5万"]


def test_one_number_gives_one_sum(patient):
    page = add_up(patient, price_to="", visits_to="", travel="", once="")

    assert [[cell.text for cell in row] for row in rows_of(page)] == [
        ["1回の値段", "15,000円 × 6回 = 90,000円"],
        ["1年目の合計", "90,000円"],
    ]


def test_schedule_of_an_article_is_taken_with_what_it_leaves_open(patient):
    page = add_up(patient, visits="", visits_to="", schedule="article")

    assert "15,000円 × 7回 = 105,000円" in page.text
    assert "20,000円 × 19回 = 380,000円" in page.text
    assert "どれだけ続くかは、記事に書かれていません" in page.text
    assert "26回です" in page.text
    assert "A2-63" in page.text


def test_set_of_infusions_is_taken_without_a_second_set(patient):
    page = add_up(patient, option="stem-cell-infusion-abroad", visits="", visits_to="", schedule="article")

    assert "15,000円 × 3回 = 45,000円" in page.text
    assert "2セット目は数えていません" in page.text


def test_what_is_missing_is_that_of_the_option_with_questions_to_ask(patient):
    supernatant, tablet = add_up(patient), add_up(patient, option="jak-tablet")

    assert "上清液の1回の値段" in supernatant.text
    assert "月の負担の上限(高額療養費)は使えない" in supernatant.text
    assert "全部で何回受け、合計でいくらかかりますか" in supernatant.text
    assert "上清液の1回の値段" not in tablet.text
    assert "上限で下がる分を引いていません" in tablet.text
    assert "JAK阻害薬の値段、検査の費用" in tablet.text


def test_worked_example_of_the_cap_stands_with_the_injection_only(patient):
    assert "26,880円" in add_up(patient, option="biologic-injection").text
    assert "26,880円" not in add_up(patient, option="supernatant").text


def test_nothing_is_said_of_the_cap_where_nobody_searched(client, live_aid):
    give_cookie(client, complete(live_aid, {"conditions": ["skin-appearance"]}))

    page = add_up(client)

    assert "高額療養費" not in page.text


def test_sum_in_english(patient):
    patient.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"

    page = add_up(patient, language="en")

    assert "102,422 yen to 259,844 yen" in page.text
    assert "nobody's price" in page.text


@pytest.mark.parametrize(
    ("changes", "field", "told"),
    [
        pytest.param({"option": ""}, "cost-option", "どの選択肢", id="no option"),
        pytest.param({"option": "usual-pain-care"}, "cost-option", "どの選択肢", id="option not shown"),
        pytest.param({"price": ""}, "cost-price", "100,000,000円", id="no price"),
        pytest.param({"price": "高い"}, "cost-price", "100,000,000円", id="no number"),
        pytest.param({"price": "-1"}, "cost-price", "100,000,000円", id="below 0"),
        pytest.param({"price_to": "100,000,001"}, "cost-price-to", "100,000,000円", id="too much"),
        pytest.param({"price_to": "14,999"}, "cost-price-to", "大きい方", id="low above high"),
        pytest.param({"visits": "0"}, "cost-visits", "366回", id="no visit"),
        pytest.param({"visits_to": "367"}, "cost-visits-to", "366回", id="more than daily"),
        pytest.param({"visits_to": "5"}, "cost-visits-to", "大きい方", id="visits low above high"),
        pytest.param({"travel": "1.2345"}, "cost-travel", "100,000,000円", id="part of a yen"),
        pytest.param({"once": "9" * 50}, "cost-once", "100,000,000円", id="too long"),
        pytest.param({"schedule": "article"}, "cost-schedule", "どちらか1つ", id="schedule and times"),
        pytest.param(
            {"schedule": "article", "visits": "", "visits_to": "", "option": "jak-tablet"},
            "cost-schedule", "どの記事にも書かれていません", id="no schedule stated",
        ),
    ],
)  # fmt: skip
def test_a_mistake_is_told_where_it_is_and_everything_is_kept(patient, changes, field, told):
    page = add_up(patient, status=422, **changes)

    message = page.by_id(f"{field}-error")
    assert told in message.text
    summary = page.by_id("error-summary")
    assert message.text.removeprefix("エラー:").strip() in summary.text
    link = next(
        link for link in page.all("a") if "div" in link.inside and link["href"].startswith(f"#{field}")
    )
    assert page.by_id(link["href"][1:]) is not None
    assert page.one("title").text.startswith("エラー:")
    kept = {"cost-travel": "1,237"} | {f"cost-{k.replace('_', '-')}": v for k, v in changes.items()}
    for name, text in kept.items():
        if text and name not in ("cost-option", "cost-schedule"):
            assert page.picked[name] == [text[:41]]
    assert "合計" not in [cell.text for cell in page.all("th")]


def test_all_mistakes_are_told_at_once(patient):
    page = add_up(patient, status=422, option="", price="x", visits="x", once="x")

    assert len([link for link in page.all("a") if link["href"].startswith("#cost-")]) == 4


def test_fragment_is_swapped_in_by_htmx(patient):
    response = patient.post("/costs/", TYPED, headers={"HX-Request": "true"})

    assert b"<html" not in response.content
    assert response.content.lstrip().startswith(b"<title>")
    assert "102,422円" in response.content.decode()


def test_nothing_typed_is_kept_anywhere(patient, caplog, django_assert_num_queries, db):
    before = unseal(patient.cookies[settings.ANSWERS_COOKIE_NAME].value)

    with caplog.at_level(logging.DEBUG), django_assert_num_queries(0):
        response = patient.post("/costs/", TYPED)

    assert unseal(response.cookies[settings.ANSWERS_COOKIE_NAME].value) == before
    assert "no-store" in response["Cache-Control"]
    assert "1,237" not in caplog.text
    assert "1,237" not in read_page(response).one("title").text
    assert "1,237" not in patient.get("/costs/").content.decode()


def test_numbers_in_the_address_are_ignored(patient):
    page = get_page(patient, "/costs/?cost-price=1237&cost-option=supernatant")

    assert page.picked == {}


def test_page_with_open_questions_leads_to_the_first_of_them(client):
    give_cookie(client, ECZEMA)

    assert client.get("/costs/").url == "/q/urgent/"


def test_without_answers_the_person_is_told_so(client):
    assert client.post("/costs/", TYPED).url == "/answers-gone/"


def test_a_foreign_post_is_refused(live_aid):
    client = Client(enforce_csrf_checks=True)
    give_cookie(client, complete(live_aid, ECZEMA))

    assert client.post("/costs/", TYPED).status_code == 403


@pytest.mark.parametrize("extent", ["visit", "main"])
def test_sum_goes_along_into_the_pdf(patient, extent):
    page = add_up(patient)
    carried = {
        e["name"]: e["value"] for e in page.all("input", type="hidden") if e["name"].startswith("cost-")
    }

    response = patient.post("/summary/pdf/", {**carried, "note": "", "extent": extent})

    assert carried == TYPED
    text = "".join(
        "".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(response.content)).pages).split()
    )
    assert "102,422円" in text
    assert "259,844円" in text
    assert "上清液の1回の値段" in text


def test_pdf_without_a_sum_has_none(patient):
    response = patient.post("/summary/pdf/", {"note": ""})

    text = "".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(response.content)).pages)
    assert "1年目の合計" not in text


def test_pdf_is_not_made_of_broken_numbers(patient):
    response = patient.post("/summary/pdf/", {**TYPED, "cost-price": "x"})

    assert response.status_code == 422
    assert read_page(response).by_id("cost-price-error") is not None


def test_numbers_are_kept_while_the_printer_is_busy_or_the_note_too_long(patient, monkeypatch):
    def busy(*args, **kwargs):
        raise PdfBusy("4 are waiting")

    long_note = read_page(patient.post("/summary/pdf/", {**TYPED, "note": "長" * 501}))
    monkeypatch.setattr(get_pdf_service(), "render", busy)
    waiting = read_page(patient.post("/summary/pdf/", {**TYPED, "note": ""}))

    for page in (long_note, waiting):
        assert page.one("input", name="cost-travel")["value"] == "1,237"


def test_markup_that_is_typed_stays_text(patient):
    page = add_up(patient, status=422, price='"><script>x</script>')

    assert page.picked["cost-price"] == ['"><script>x</script>']


def rows_of(page):
    cells = [cell for cell in page.elements if cell.tag in ("td", "th") and "tbody" in cell.inside]
    rows, width = [], len([cell for cell in page.all("th") if "thead" in cell.inside])
    for start in range(0, len(cells), width):
        rows.append(cells[start : start + width])
    return rows
