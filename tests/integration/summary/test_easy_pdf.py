"""The summary in easy Japanese: PDF, JSON and text."""

import io
import json
from datetime import date

import page as pdf_rules
import pytest
from django.core.management import call_command
from pypdf import PdfReader

from decisionaid.domain.furigana import has_marks, without_marks
from decisionaid.engine.answers import read_answers
from decisionaid.pdf.render import render_pdf
from decisionaid.summary.documents import pdf_stylesheet, write_html, write_json, write_text
from decisionaid.summary.presenters import build_summary
from tests.vignettes import read_vignette

TYPED = "{薬|くすり}と書きました。"


def summary_of(release, name):
    answers = read_answers(release.aid, read_vignette(name)["answers"])
    return build_summary(release=release, answers=answers, language="ja-easy", as_of=date(2026, 11, 23))


def pages_of(html):
    return PdfReader(io.BytesIO(render_pdf(html, stylesheet=pdf_stylesheet()))).pages


@pytest.fixture(scope="module")
def made(release):
    page = summary_of(release, "v07")
    return page, render_pdf(write_html(page, note=TYPED), stylesheet=pdf_stylesheet())


def test_the_rules_of_pdf_ua_1_hold(made):
    report = pdf_rules.validate_pdf_bytes(made[1], profile="ua1")

    assert [(failure.rule_id, failure.message) for failure in report.failures] == []


def test_it_is_a_japanese_document_with_a_plain_title(made):
    reader = PdfReader(io.BytesIO(made[1]))

    assert reader.trailer["/Root"]["/Lang"] == "ja"
    assert (
        reader.metadata.title.removeprefix("下書き・未公開: ")
        == f"医者と話すためのまとめ: {without_marks(made[0].title)}"
    )


def test_the_base_stays_in_its_sentence_where_text_is_extracted(made):
    page, data = made
    text = "".join("".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(data)).pages).split())

    assert without_marks(page.interests) in text
    assert without_marks(page.order_note) in text
    assert TYPED in text
    for option in page.options:
        assert without_marks(option.label) in text


def test_readings_are_small_and_stand_above():
    body = "<body><p>の<ruby>薬<rt>くすり</rt></ruby>の</p></body>"
    html = f"<html lang='ja'><head><title>t</title></head>{body}</html>"
    data = render_pdf(html, stylesheet=pdf_stylesheet())
    placed = {}

    def see(text, matrix, text_matrix, font, size):
        x, y = text_matrix[4], text_matrix[5]
        scale = abs(text_matrix[3]) * size
        place = (matrix[0] * x + matrix[4], matrix[3] * y + matrix[5], scale)
        placed.setdefault(text.strip(), place)

    PdfReader(io.BytesIO(data)).pages[0].extract_text(visitor_text=see)
    base = next(place for text, place in placed.items() if "薬" in text)
    reading = next(place for text, place in placed.items() if "くすり" in text)

    assert reading[2] == pytest.approx(base[2] / 2)
    assert 0.6 * base[2] < reading[1] - base[1] < 1.4 * base[2]


# Few lines, the fullest, and many.
@pytest.mark.parametrize("name", ["v05", "v08", "v11"])
def test_page_1_is_one_page(release, name):
    html = write_html(summary_of(release, name), note="かゆみで眠れません。")
    brief = html[: html.index('<div class="details">')] + "</body></html>"

    assert len(pages_of(brief)) == 1


def test_json_and_text_hold_the_base_alone(release):
    page = summary_of(release, "v07")

    told, text = write_json(page), write_text(page)

    assert json.loads(told)["language"] == "ja-easy"
    for written in (told, text):
        assert not has_marks(written)
        assert "しりょう" not in written
        assert without_marks(page.order_note) in written


@pytest.mark.django_db
def test_the_command_takes_easy_japanese(tmp_path):
    answers, out = tmp_path / "answers.json", tmp_path / "out"
    answers.write_text(json.dumps(read_vignette("v03")["answers"]), encoding="utf-8")

    call_command("summarise", str(answers), "--format", "text", "--lang", "ja-easy", "-o", str(out))

    assert "医者と話すためのまとめ" in out.read_text(encoding="utf-8")
