"""The short PDF leaves out what can be read up, and no finding, number, cost or question."""

import io
import re
import unicodedata
from dataclasses import replace
from datetime import date
from html import unescape

import pymupdf
import pytest
from pypdf import PdfReader

from decisionaid.engine.answers import read_answers
from decisionaid.pdf.render import render_pdf
from decisionaid.summary.documents import pdf_stylesheet, write_html
from decisionaid.summary.main_parts import take_main_parts, take_visit_parts
from decisionaid.summary.page import LabelledText
from decisionaid.summary.presenters import build_summary
from tests.vignettes import read_vignette

# Of all vignettes the one with the most findings.
FULLEST = "v21"


def build(release, name, language="ja", preferences=None):
    return build_summary(
        release=release,
        preferences=preferences or {},
        answers=read_answers(release.aid, read_vignette(name)["answers"]),
        language=language,
        as_of=date(2026, 11, 23),
    )


def folded(text):
    return "".join(unicodedata.normalize("NFKC", text).split())


def text_of(page, extent="main"):
    return folded(unescape(re.sub(r"<[^>]+>", "", write_html(page, extent=extent))))


def pages_of(html, size="normal"):
    return PdfReader(io.BytesIO(render_pdf(html, stylesheet=pdf_stylesheet(size)))).pages


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("name", [FULLEST, "v07", "v11"])
def test_no_finding_number_cost_difference_or_question_is_left_out(release, name, language):
    page = build(release, name, language)

    found = [f for option in page.options for group in option.groups for f in group.findings]
    wanted = [text for f in found for text in (f.topic, f.text, f.rule)]
    wanted += [option.no_match + option.undecided for option in page.options]
    wanted += [line.text for option in page.options for slot in option.plain for line in slot.lines]
    wanted += [cost.text for cost in (*page.costs, *page.missing_costs)]
    wanted += [line for total in page.sums for line in total.lines]
    wanted += [text for e in page.estimates for text in (e.sentence, *e.facts)]
    wanted += [question.text for group in page.questions for question in group.questions]
    wanted += [text for d in page.disagreements for text in (d.topic, d.article, d.independent)]
    wanted += [item.text for unknown in page.unknowns for item in unknown.nobody_knows]
    wanted += [matter.text for unknown in page.unknowns for matter in unknown.matters]
    wanted += [conflict.topic for conflict in page.conflicts]
    text = text_of(page)
    assert len(found) > 3
    assert [part for part in wanted if folded(part) not in text] == []


def test_every_source_that_is_cited_is_listed(release):
    html = write_html(build(release, FULLEST), extent="everything")
    body, _, listed = html.partition("出典と、だれが得をするか</h2>")

    cited = set(re.findall(r"\[(S\d+[a-zA-Z]*)\]", body))
    assert len(cited) > 10
    assert [code for code in cited if f"[{code}]" not in listed] == []


def test_sources_that_nothing_cites_are_not_listed(release):
    page = build(release, "v07")
    short = take_main_parts(page)

    assert 0 < len(short.sources) < len(page.sources)
    assert {source.number for source in page.sources if source.number} <= {s.number for s in short.sources}


def test_of_the_table_only_rows_for_what_is_very_important_are_printed(release):
    page = build(release, FULLEST)
    assert take_main_parts(page).table == ()

    marked = build(release, FULLEST, preferences={"itch": "very"})
    wanted = {row.attribute for value in marked.values for row in value.rows}
    assert wanted
    assert {row.attribute for row in take_main_parts(marked).table} == wanted
    assert all(len(row.lines) == len(page.table[0].lines) for row in take_main_parts(marked).table)


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


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("name", [FULLEST, "v07", "v11"])
def test_for_the_visit_no_finding_is_left_out_by_name_and_every_option_has_its_lines(release, name, language):
    page = build(release, name, language)

    found = [f for option in page.options for group in option.groups for f in group.findings]
    wanted = [text for f in found for text in (f.topic, f.level, f.rule, *(ref.code for ref in f.references))]
    wanted += [option.no_match + option.undecided for option in page.options]
    wanted += [line.text for option in page.options for slot in option.plain for line in slot.lines]
    text = text_of(page, "visit")
    assert len(found) > 3
    assert [part for part in wanted if folded(part) not in text] == []
    assert all(folded(option.label) in text for option in page.options)
    assert folded(page.estimates[0].sentence if page.estimates else page.costs[0].text) not in text


@pytest.mark.parametrize("extent", ["visit", "main", "everything"])
def test_limits_and_answers_that_do_not_go_together_are_printed(release, extent):
    page = build(release, "v07")
    told = (LabelledText("腰痛", "記事はこれについて何も述べません。"),)
    other = (LabelledText("妊娠と年齢", "2つの答えは両立しません。"),)

    text = text_of(replace(page, limits=told, contradictions=other), extent)

    assert folded(told[0].text) in text
    assert folded(other[0].text) in text


def test_for_the_visit_ticked_questions_are_kept_and_no_others(release):
    page = build(release, FULLEST)
    first, *others = page.questions
    ticked = replace(first.questions[0], is_ticked=True)
    page = replace(page, questions=(replace(first, questions=(ticked, *first.questions[1:])), *others))

    (kept,) = take_visit_parts(page).questions

    assert kept.questions == (ticked,)


def test_for_the_visit_ticked_questions_without_room_on_page_1_follow(release):
    page = build(release, FULLEST)
    group = page.questions[-1]
    last = replace(group.questions[-1], is_ticked=True)
    page = replace(page, questions=(replace(group, questions=(last,)),))

    assert folded(last.text) not in text_of(page, "visit")
    page = replace(page, brief=replace(page.brief, unprinted_ticks=1))
    assert folded(last.text) in text_of(page, "visit")


@pytest.mark.parametrize(("language", "most"), [("ja", 7), ("en", 9)])
def test_for_the_visit_the_fullest_case_has_few_pages(release, language, most):
    pages = pages_of(write_html(build(release, FULLEST, language), extent="visit"))

    assert len(pages) <= most


@pytest.mark.slow
def test_fullest_case_is_less_than_half_as_long_as_everything(release):
    page = build(release, FULLEST)

    main, everything = (len(pages_of(write_html(page, extent=extent))) for extent in ("main", "everything"))

    assert main <= 24
    assert main * 2.5 < everything


@pytest.mark.parametrize("extent", ["visit", "main"])
def test_no_letter_of_large_print_is_smaller_than_18_points(release, extent):
    page = build(release, "v11")
    sizes = []

    def note(text, cm, tm, font, size):
        if text.strip():
            sizes.append((round(abs(size * tm[3] * cm[3]), 1), text.strip()[:20]))

    for sheet in pages_of(write_html(page, extent=extent), "large"):
        sheet.extract_text(visitor_text=note)

    # The text of the footer stands in the document once more, at one point and without colour.
    seen = [entry for entry in sizes if entry[0] > 2]
    assert len(seen) > 200
    assert [entry for entry in seen if entry[0] < 18] == []


@pytest.mark.parametrize("size", ["normal", "large"])
def test_no_picture_reaches_over_the_margin(release, size):
    data = render_pdf(write_html(build(release, "v01"), extent="main"), stylesheet=pdf_stylesheet(size))
    with pymupdf.open(stream=data) as document:
        drawn = [(page.number, path["rect"], page.rect) for page in document for path in page.get_drawings()]

    assert len(drawn) > 100
    assert [(number, rect) for number, rect, sheet in drawn if rect.x1 > sheet.x1 - 30 or rect.x0 < 30] == []
