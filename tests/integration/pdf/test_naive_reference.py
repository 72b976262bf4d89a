"""What the speed is compared with is the same document: text, pages and pictures."""

import io
import re

import pytest
from pypdf import PdfReader

from benchmarks.reference.naive import naive_html, naive_pdf
from decisionaid.pdf import render
from decisionaid.pdf.errors import PdfError
from decisionaid.summary.documents import pdf_stylesheet, write_html
from tests.summaries import page_for
from tests.vignettes import read_vignette

FULLEST = "v21"


@pytest.fixture(scope="module")
def html():
    return write_html(page_for(read_vignette(FULLEST)["answers"]), extent="main")


@pytest.fixture(scope="module")
def ours(html):
    return render.render_pdf(html, stylesheet=pdf_stylesheet())


def letters_of(reader):
    # Boxes side by side are told in another order, so letters are counted, not read. Our common pages are
    # numbered by themselves.
    texts = (re.sub(r"\d+ / \d+\s*$", "", page.extract_text()) for page in reader.pages)
    return sorted("".join(texts).replace(" ", "").replace("\n", ""))


def pictures_of(reader):
    found = (item.get_object() for item in walk(reader.trailer["/Root"]["/StructTreeRoot"]))
    return sum(item.get("/S") == "/Figure" and "/Alt" in item for item in found)


def walk(element):
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        item = kid.get_object()
        if hasattr(item, "get") and "/S" in item:
            yield item
            yield from walk(item)


@pytest.mark.slow
def test_reference_has_the_text_pages_and_pictures_of_ours(html, ours):
    naive = naive_pdf(naive_html(html, pdf_stylesheet()))

    mine, theirs = (PdfReader(io.BytesIO(data)) for data in (ours, naive))

    assert len(mine.pages) == len(theirs.pages)
    assert letters_of(mine) == letters_of(theirs)
    assert pictures_of(mine) == pictures_of(theirs) == html.count("<title>") - 1 > 10


def test_reference_has_a_circle_for_each_person(html):
    made = naive_html(html, "")

    icons = re.findall(r'class="icons".*?</svg>', made, re.DOTALL)
    assert icons
    assert {icon.count("<circle") for icon in icons} == {100}
    told = [int(number) for number in re.findall(r"100人中(\d+)人", html)]
    assert [icon.count("#1a1a1a") for icon in icons][0] in told


def test_lean_default_style_changes_no_byte(html, ours, monkeypatch):
    whole = render.load_weasyprint().html.UA_STYLESHEET
    monkeypatch.setattr(render, "lean_default_stylesheet", lambda: whole)

    assert render.render_pdf(html, stylesheet=pdf_stylesheet()) == ours


def test_default_style_that_was_not_looked_at_is_refused(monkeypatch):
    render.lean_default_stylesheet.cache_clear()
    monkeypatch.setattr(render, "EVERY_PART", (*render.EVERY_PART, "other"))

    with pytest.raises(PdfError, match="default style"):
        render.lean_default_stylesheet()
