import io
import logging
import unicodedata
from datetime import date

import page as pdf_rules
import pytest
from pypdf import PdfReader

from decisionaid.engine.answers import read_answers
from decisionaid.engine.quote import Quote, Span
from decisionaid.pdf.render import render_pdf
from decisionaid.summary.documents import pdf_stylesheet, write_html
from decisionaid.summary.presenters import build_summary
from tests.vignettes import read_vignette

CASES = [
    pytest.param(("v07", "ja"), id="v07-ja"),
    pytest.param(("v11", "ja"), id="v11-ja", marks=pytest.mark.slow),
    pytest.param(("v21", "en"), id="v21-en", marks=pytest.mark.slow),
]


def folded(text):
    """Text without white space and in compatibility form, as extraction breaks lines anywhere."""
    return "".join(unicodedata.normalize("NFKC", text).split())


@pytest.fixture(scope="module", params=CASES)
def made(request, release):
    name, language = request.param
    page = build_summary(
        release=release,
        answers=read_answers(release.aid, read_vignette(name)["answers"]),
        language=language,
        as_of=date(2026, 11, 23),
        quote=Quote(
            "supernatant", Span(15_000, 20_000), Span(7, 19), by_schedule=True, travel=Span(900, 900)
        ),
    )
    return page, render_pdf(write_html(page, note="かゆみで眠れません。"), stylesheet=pdf_stylesheet())


def test_text_holds_every_finding_of_the_page(made):
    page, data = made

    text = folded("".join(p.extract_text() for p in PdfReader(io.BytesIO(data)).pages))

    for option in page.options:
        for group in option.groups:
            for finding in group.findings:
                assert folded(finding.topic) in text
                assert finding.rule in text


def test_text_holds_the_sum_the_map_and_the_visits(made):
    page, data = made

    text = folded("".join(p.extract_text() for p in PdfReader(io.BytesIO(data)).pages))

    parts = [value for row in page.quote.rows for value in row]
    parts += [row.words for studied in page.evidence_maps for row in studied.rows]
    parts += [f"{line.count} ({line.weeks})" for timeline in page.timelines for line in timeline.lines]
    assert [part for part in parts if folded(part) not in text] == []


def test_page_1_alone_tells_the_doctor_the_decision_answers_findings_and_questions(made):
    page, data = made

    first = folded(PdfReader(io.BytesIO(data)).pages[0].extract_text())

    brief = page.brief
    parts = [page.decision, brief.conditions, brief.treatments, brief.safety_yes, brief.safety_no]
    parts += [brief.safety_unknown, *(q.text for q in brief.questions), *(line.topic for line in brief.lines)]
    parts += [line.places for line in brief.lines]
    parts += [f"{answer.label}: {answer.answer}" for answer in brief.main]
    assert [part for part in parts if folded(part) not in first] == []
    assert "かゆみで眠れません" in first


def test_every_page_prints_release_hash_and_number(made):
    page, data = made

    pages = PdfReader(io.BytesIO(data)).pages

    for number, sheet in enumerate(pages, 1):
        text = folded(sheet.extract_text())
        assert page.release in text
        assert page.content_hash[:16] in text
        assert f"{number}/{len(pages)}" in text


def test_document_is_tagged_with_title_and_language(made):
    page, data = made

    root = PdfReader(io.BytesIO(data)).trailer["/Root"]

    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == page.language
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert page.title in PdfReader(io.BytesIO(data)).metadata.title


def test_the_rules_of_pdf_ua_1_hold(made):
    _, data = made

    report = pdf_rules.validate_pdf_bytes(data, profile="ua1")

    assert [(failure.rule_id, failure.message) for failure in report.failures] == []


def test_no_warning_is_logged_while_it_is_made(release, caplog):
    page = build_summary(
        release=release,
        answers=read_answers(release.aid, read_vignette("v12")["answers"]),
        language="ja",
        as_of=date(2026, 11, 23),
    )

    with caplog.at_level(logging.WARNING):
        render_pdf(write_html(page), stylesheet=pdf_stylesheet())

    assert caplog.records == []
