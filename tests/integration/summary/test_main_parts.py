"""The short PDF leaves out what can be read up, and no finding, risk, cost or source."""

import io
import re
import unicodedata
from datetime import date
from html import unescape

import pytest
from pypdf import PdfReader

from decisionaid.engine.answers import read_answers
from decisionaid.pdf.render import render_pdf
from decisionaid.summary.documents import pdf_stylesheet, write_html
from decisionaid.summary.presenters import build_summary
from tests.vignettes import read_vignette

# Of all vignettes the one with the most findings.
FULLEST = "v21"


def build(release, name, language="ja"):
    return build_summary(
        release=release,
        answers=read_answers(release.aid, read_vignette(name)["answers"]),
        language=language,
        as_of=date(2026, 11, 23),
    )


def folded(text):
    return "".join(unicodedata.normalize("NFKC", text).split())


def text_of(page):
    return folded(unescape(re.sub(r"<[^>]+>", "", write_html(page, extent="main"))))


def pages_of(html, size="normal"):
    return PdfReader(io.BytesIO(render_pdf(html, stylesheet=pdf_stylesheet(size)))).pages


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("name", [FULLEST, "v07", "v11"])
def test_no_finding_risk_cost_number_question_or_source_is_left_out(release, name, language):
    page = build(release, name, language)

    found = [f for option in page.options for group in option.groups for f in group.findings]
    lines = [line for row in page.table for line in row.lines]
    wanted = [text for f in found for text in (f.topic, f.text, f.rule)]
    wanted += [option.no_match + option.undecided for option in page.options]
    wanted += [cell.text for line in lines for cell in line.cell]
    wanted += [text for line in lines for e in line.independent for text in (e.text, e.state, e.certainty)]
    wanted += [cost.text for cost in (*page.costs, *page.missing_costs)]
    wanted += [line for total in page.sums for line in total.lines]
    wanted += [text for e in page.estimates for text in (e.sentence, *e.facts)]
    wanted += [question.text for group in page.questions for question in group.questions]
    wanted += [text for s in page.sources for text in (s.title, s.publisher, s.sells, s.interest)]
    wanted += [conflict.topic for conflict in page.conflicts] + [d.topic for d in page.disagreements]
    text = text_of(page)
    assert [part for part in wanted if folded(part) not in text] == []


def test_lines_of_every_code_are_told(release):
    page = build(release, FULLEST)
    text = text_of(page)

    cited = set(re.findall(r"\[(?:[^]\[]*?)(A\d-\d+)\]", text))
    assert len(cited) > 100
    assert [code for code in cited if not re.search(rf"{code}\d+(-\d+)?行", text)] == []


def test_what_is_left_out_is_named(release):
    page = build(release, FULLEST)

    assert folded("この短いPDFに入れていないもの") in text_of(page)
    assert folded(page.places[0].text) not in text_of(page)


@pytest.mark.slow
def test_fullest_case_is_less_than_half_as_long_as_everything(release):
    page = build(release, FULLEST)

    main, everything = (len(pages_of(write_html(page, extent=extent))) for extent in ("main", "everything"))

    # Pictures, visits, disagreements and what is not known belong to the main parts and take their room.
    assert main <= 37
    assert main * 2 < everything


def test_no_letter_of_large_print_is_smaller_than_18_points(release):
    page = build(release, "v11")
    sizes = []

    def note(text, cm, tm, font, size):
        if text.strip():
            sizes.append((round(abs(size * tm[3] * cm[3]), 1), text.strip()[:20]))

    for sheet in pages_of(write_html(page, extent="main"), "large"):
        sheet.extract_text(visitor_text=note)

    # The text of the footer stands in the document once more, at one point and without colour.
    seen = [entry for entry in sizes if entry[0] > 2]
    assert len(seen) > 200
    assert [entry for entry in seen if entry[0] < 18] == []
