"""The PDF in clinic mode: page 1 says who runs the site, with its logo; prices stay whole; same bytes."""

import io
from dataclasses import replace
from datetime import date

import pytest
from pypdf import PdfReader

from decisionaid.clinic.live import live_clinic
from decisionaid.clinic.logo import read_logo
from decisionaid.pdf.service import get_pdf_service
from decisionaid.summary.documents import pdf_stylesheet, write_html, write_json
from decisionaid.summary.page_of_request import page_for
from decisionaid.web.submission import Submission
from tests.answers import as_tuples, complete
from tests.clinics import ALT, FACTS, both, draw_logo, with_logo
from tests.vignettes import read_vignette


@pytest.fixture(autouse=True)
def mode(settings):
    settings.CLINIC_MODE, settings.CLINIC_NAME = True, "みどり皮ふ科"


@pytest.fixture
def printed(release, live_aid):
    answers = as_tuples(complete(live_aid, read_vignette("v03")["answers"]))

    def make(clinic, *, language="ja", size="normal", extent="main"):
        live_clinic.pin(clinic)
        page = page_for(release, Submission("self", answers), language=language, as_of=date(2026, 11, 25))
        html = write_html(page, extent=extent)
        return get_pdf_service().render(html, stylesheet=pdf_stylesheet(size)), page

    return make


def figures_in(pdf):
    """Give the alternative text of each picture that is read out, in order, and the number of its page."""
    todo = [PdfReader(io.BytesIO(pdf)).trailer["/Root"]["/StructTreeRoot"]]
    while todo:
        element = todo.pop(0).get_object()
        if not hasattr(element, "get"):
            continue
        if element.get("/S") == "/Figure":
            yield element["/Alt"], element.raw_get("/Pg").idnum
        kids = element.get("/K", [])
        todo = [*(kids if isinstance(kids, list) else [kids]), *todo]


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("extent", ["visit", "main"])
def test_page_1_says_who_runs_the_site_with_its_logo(printed, language, extent):
    pdf, page = printed(with_logo(), language=language, extent=extent)

    first = PdfReader(io.BytesIO(pdf)).pages[0]
    words = " ".join(first.extract_text().split())
    alt, place = next(figures_in(pdf))
    run_by = {
        "ja": "このサイトは、みどり皮ふ科が運営しています",
        "en": "This site is run by Midori Skin Clinic",
    }
    sells = {"ja": "この手引きが扱う治療を売っています", "en": "sells treatments that this aid describes"}
    assert run_by[language] in words
    assert sells[language] in words
    assert alt == ALT.in_language(language) == page.clinic.logo_alt
    assert place == first.indirect_reference.idnum


def test_large_print_has_the_logo_on_the_pages_for_the_doctor(printed):
    pdf, _page = printed(with_logo(), size="large", extent="visit")

    assert [alt for alt, _page in figures_in(pdf)] == [ALT.ja]


def test_without_a_logo_there_is_no_picture(printed):
    pdf, _page = printed(with_logo(logo="", logo_png=b""), extent="visit")

    assert list(figures_in(pdf)) == []


def test_same_logo_same_bytes_and_another_logo_others(printed):
    first, again = (printed(with_logo(), extent="visit")[0] for _ in range(2))
    png = read_logo(draw_logo((200, 0, 0)))
    other, _page = printed(with_logo(logo=png.sha256, logo_png=png.png), extent="visit")

    assert first == again
    assert other != first


def test_json_names_the_logo_by_its_hash(printed):
    clinic = with_logo()
    _pdf, page = printed(clinic, extent="visit")

    assert f'"logo": "{clinic.facts.profile.logo}"' in write_json(page)
    assert '"logo": ""' in write_json(replace(page, clinic=replace(page.clinic, logo=b"")))


def test_words_of_the_logo_are_text(printed):
    pdf, _page = printed(with_logo(alt=both('"><b>x</b>', "x")), extent="visit")

    assert next(figures_in(pdf))[0] == '"><b>x</b>'


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_price_stands_on_one_page_with_its_date_its_visits_and_what_is_in_it(printed, language):
    offers = tuple(FACTS.offers[0].model_copy(update={"id": f"offer-{n}"}) for n in range(3))
    facts = FACTS.model_copy(update={"offers": offers})

    pdf, page = printed(with_logo(facts=facts), language=language)

    pages = ["".join(each.extract_text().split()) for each in PdfReader(io.BytesIO(pdf)).pages]
    wanted = ["31,370", "2026-11-01", *("".join(slot.text.split()) for slot in page.clinic.offers[0].slots)]
    found = [[text.count(words) for words in wanted] for text in pages if "31,370" in text]
    # However many prices a page holds, it holds each of these as often.
    assert sum(counts[0] for counts in found) == 3
    assert all(len(set(counts[:2])) == 1 and min(counts) >= counts[0] for counts in found)
