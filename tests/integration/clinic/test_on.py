"""In clinic mode the pages and the PDF say who runs the site and what it says it charges."""

import io
from datetime import date

import pytest
from PIL import Image
from pypdf import PdfReader

from decisionaid.clinic.logo import read_logo
from decisionaid.pdf.service import get_pdf_service
from decisionaid.summary.documents import pdf_stylesheet, write_html, write_json
from decisionaid.summary.page_of_request import page_for
from decisionaid.web.submission import Submission
from tests.answers import PAIN, as_tuples, complete, give_cookie
from tests.clinics import FACTS, OFFER, PROFILE, both, pinned
from tests.pages import check_page, get_page, read_page
from tests.vignettes import read_vignette

AS_OF = date(2026, 11, 25)


@pytest.fixture(autouse=True)
def mode(settings):
    settings.CLINIC_MODE, settings.CLINIC_NAME = True, "みどり皮ふ科"


@pytest.fixture
def answers(live_aid):
    return complete(live_aid, read_vignette("v03")["answers"])


@pytest.fixture
def patient(client, answers):
    give_cookie(client, answers)
    return client


def page_of(release, answers, language="ja"):
    return page_for(release, Submission("self", as_tuples(answers)), language=language, as_of=AS_OF)


def print_it(page):
    return get_pdf_service().render(write_html(page, extent="main"), stylesheet=pdf_stylesheet())


def text_of(pdf):
    return "".join("".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


def test_before_anything_is_published_the_foot_names_the_clinic_of_the_settings(patient):
    for path in ("/", "/summary/"):
        assert "このサイトは、みどり皮ふ科が運営しています。" in get_page(patient, path).text
    assert "売っています" not in get_page(patient, "/").text


@pytest.mark.parametrize("language", ["ja", "en"])
def test_foot_and_start_page_say_who_runs_it_and_what_it_sells(client, language, settings):
    pinned()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language

    page = get_page(client, "/", language=language)

    profile = {name: getattr(PROFILE, name).in_language(language) for name in ("name", "operator", "address")}
    assert [words for words in (*profile.values(), PROFILE.telephone) if words not in page.text] == []
    sells = {"ja": "扱う治療を売っています", "en": "sells treatments that this aid describes"}[language]
    assert page.text.count(sells) == 2


def test_costs_hold_the_prices_in_a_block_of_their_own(patient):
    pinned()

    response = patient.get("/summary/")
    page = read_page(response)
    check_page(page)

    html = response.content.decode()
    block = html[html.index('<div class="clinic-offers">') :]
    block = block[: block.index("</div>")]
    for words in (
        "31,370円",
        "52,610円",
        "6回",
        "12回",
        "188,220円",
        "2026-11-01",
        "点滴コース",
        "2週間ごと",
        "ここに並ぶものを売っています",
        OFFER.risks.ja,
        OFFER.route.ja,
        OFFER.alternatives.ja,
        OFFER.foreign_safety.ja,
        "救済制度の対象ではありません",
        "承認されていません",
    ):
        assert words in block, words
    # Never mixed with another price: the clinic's amounts stand nowhere else.
    assert html.count("31,370円") == block.count("31,370円") == 1


def test_every_offer_has_the_same_slots(release, answers):
    other = OFFER.model_copy(
        update={"id": "offer-2", "option": "biologic-injection", "approval": "approved", "relief": ""}
    )
    pinned(FACTS.model_copy(update={"offers": (OFFER, other)}))

    offers = page_of(release, answers).clinic.offers

    # In the order of the options, not of the clinic.
    assert [offer.offer for offer in offers] == ["offer-2", "offer-1"]
    assert [slot.label for slot in offers[0].slots] == [slot.label for slot in offers[1].slots]
    assert "述べられていません" in [slot.text for slot in offers[0].slots]


def test_offer_for_an_option_that_is_not_shown_is_left_out(release, live_aid):
    other = OFFER.model_copy(update={"option": "jak-tablet"})
    pinned(FACTS.model_copy(update={"offers": (other,)}))

    clinic = page_of(release, complete(live_aid, PAIN)).clinic

    assert (clinic.offers, clinic.sells) == ((), True)


def test_clinic_text_is_text(patient):
    bad = both("<script>alert(1)</script>", "<b>x</b>")
    profile = PROFILE.model_copy(update={"name": bad})
    pinned(FACTS.model_copy(update={"profile": profile, "offers": (OFFER.model_copy(update={"name": bad}),)}))

    html = patient.get("/summary/").content.decode()

    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)" in html


def test_same_clinic_same_pdf_and_another_clinic_another_one(release, answers):
    pinned()
    first, again = print_it(page_of(release, answers)), print_it(page_of(release, answers))
    words = text_of(first)

    assert first == again
    assert "1-cccccccc" in words
    for part in (
        "みどり皮ふ科",
        "03-0000-0000",
        "31,370円",
        "ここに並ぶものを売っています",
        "海外の情報は見つかりませんでした",
    ):
        assert part in words, part

    pinned(FACTS.model_copy(update={"offers": ()}))
    assert print_it(page_of(release, answers)) != first


def test_json_holds_the_clinic_apart(release, answers):
    pinned()

    assert '"version": "1-cccccccc"' in write_json(page_of(release, answers))


def test_price_can_be_put_into_the_calculator(patient):
    pinned()
    page = get_page(patient, "/costs/")
    assert page.one("button", name="clinic-offer")["value"] == "offer-1"

    response = patient.post("/costs/", {"clinic-offer": "offer-1"})
    filled = read_page(response)
    check_page(filled)

    assert response.status_code == 200
    assert filled.picked["cost-price"] == ["31,370"]
    assert filled.picked["cost-price-to"] == ["52,610"]
    assert filled.picked["cost-option"] == ["supernatant"]
    assert "cost-visits" not in filled.picked

    typed = {name: values[0] for name, values in filled.picked.items()} | {"cost-visits": "6"}
    summed = read_page(patient.post("/costs/", typed))
    assert "188,220円" in summed.text
    assert "315,660円" in summed.text


@pytest.mark.parametrize("offer", ["offer-9", "", "../x"])
def test_price_that_is_not_there_fills_nothing(patient, offer):
    pinned()

    response = patient.post("/costs/", {"clinic-offer": offer})

    assert response.status_code == 422
    assert "cost-price" not in read_page(response).picked


def test_logo_has_an_address_of_its_own_and_stands_once(client, patient):
    buffer = io.BytesIO()
    Image.new("RGB", (30, 30), (1, 2, 3)).save(buffer, "PNG")
    picture = read_logo(buffer.getvalue())
    profile = PROFILE.model_copy(update={"logo": picture.sha256, "logo_alt": both("みどりの葉", "a leaf")})
    pinned(FACTS.model_copy(update={"profile": profile}), logo=picture.png)

    images = [e for e in get_page(patient, "/summary/").all("img")]
    response = client.get(images[0]["src"])

    assert [(image["src"], image["alt"]) for image in images] == [
        (f"/clinic/logo-{picture.sha256}.png", "みどりの葉")
    ]
    assert response.status_code == 200
    assert response.content == picture.png
    assert response["Content-Type"] == "image/png"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert client.get(f"/clinic/logo-{'0' * 64}.png").status_code == 404
    assert client.post(images[0]["src"]).status_code == 405


def test_question_page_that_was_rendered_before_names_the_clinic_that_is_published_now(client, live_aid):
    give_cookie(client, {"conditions": ["atopic-dermatitis"], "urgent-signs": ["none"]})
    before = get_page(client, "/q/age/").text
    pinned()

    after = get_page(client, "/q/age/").text

    assert "03-0000-0000" not in before
    assert "03-0000-0000" in after
