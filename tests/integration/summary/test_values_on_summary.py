import io

import pytest
from django.conf import settings
from pypdf import PdfReader

from decisionaid.web.cookie import seal
from tests.answers import complete
from tests.pages import get_page
from tests.vignettes import read_vignette

MARKS = {"low-cost": "very", "no-needles": "somewhat", "itch": "undecided"}
SORTED = ["legal", "cost", "how-given", "what"]
FIXED = ["legal", "what", "how-given", "studied"]


def give(client, aid, **more):
    answers = complete(aid, read_vignette("v03")["answers"])
    data = {"v": 1, "who": "self", "answers": answers, **more}
    client.cookies[settings.ANSWERS_COOKIE_NAME] = seal(data)


@pytest.fixture
def patient(client, live_aid):
    give(client, live_aid, values=MARKS)
    return client


def rows_of(page):
    return [row["id"].removeprefix("row-") for row in page.all("tr") if row["id"].startswith("row-")]


def pdf_text(response):
    return "".join(
        "".join(sheet.extract_text().split()) for sheet in PdfReader(io.BytesIO(response.content)).pages
    )


def test_summary_says_what_was_marked_and_links_to_rows_that_are_there(patient):
    page = get_page(patient, "/summary/")

    assert "払うお金が少ないこと (とても大切)" in page.text
    links = [link for link in page.all("a") if link["href"].startswith("#row-")]
    assert {"#row-cost", "#row-legal", "#row-how-given"} == {x["href"] for x in links if "dd" in x.inside}
    assert all(page.by_id(link["href"][1:]) for link in links)
    assert {link["href"] for link in links if "nav" in link.inside} == {
        f"#row-{row}" for row in rows_of(page)
    }
    assert "かゆみや焼ける感じが楽になること" not in page.text


def test_rows_are_sorted_said_so_and_can_be_put_back(patient):
    page = get_page(patient, "/summary/")
    assert rows_of(page)[:4] == SORTED
    assert "選択肢の順番は、だれにも同じで変わりません。" in page.text
    (back,) = [link["href"] for link in page.all("a") if "rows=fixed" in link["href"]]

    fixed = get_page(patient, back.partition("#")[0])

    assert rows_of(fixed)[:4] == FIXED
    assert sorted(rows_of(fixed)) == sorted(rows_of(page))
    assert "払うお金が少ないこと (とても大切)" in fixed.text
    assert [link for link in fixed.all("a") if link["href"] == "/summary/#table"]


def test_without_marks_the_order_is_fixed_and_nothing_is_said_of_it(client, live_aid):
    give(client, live_aid)

    page = get_page(client, "/summary/")

    assert rows_of(page)[:4] == FIXED
    assert "row-order" not in [element["class"] for element in page.elements]
    assert [link for link in page.all("a", href="/values/") if link.text == "大切なことを選ぶ"]


def test_pdf_has_the_marks_on_page_1_and_the_sorted_table(patient):
    response = patient.post("/summary/pdf/", {})

    first = "".join(PdfReader(io.BytesIO(response.content)).pages[0].extract_text().split())
    assert "大切にしたいこと" in first
    assert "とても大切:払うお金が少ないこと" in first
    assert "大切と選んだことに関わる行を、先に並べています。" in pdf_text(response)


def test_pdf_keeps_the_fixed_order_where_it_was_asked_for(patient):
    form = get_page(patient, "/summary/?rows=fixed").one("input", name="rows")
    assert form["value"] == "fixed"

    text = pdf_text(patient.post("/summary/pdf/", {"rows": "fixed"}))

    assert "先に並べています" not in text
    assert "とても大切:払うお金が少ないこと" in text


def test_sources_of_the_marks_are_listed(patient):
    assert "V2" in get_page(patient, "/summary/").text
