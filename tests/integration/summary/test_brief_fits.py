"""Page 1 stays one page, for every vignette in both languages and for a person with every safety item."""

import io
from datetime import date

import pytest
from pypdf import PdfReader

from decisionaid.engine.answers import read_answers
from decisionaid.pdf.render import render_pdf
from decisionaid.summary.documents import pdf_stylesheet, write_html
from decisionaid.summary.presenters import build_summary
from tests.vignettes import VIGNETTES, read_vignette


def pages_of_brief(release, answers, language):
    page = build_summary(
        release=release,
        answers=read_answers(release.aid, answers),
        language=language,
        as_of=date(2026, 11, 23),
    )
    html = write_html(page, note="かゆみで眠れません。")
    brief = html[: html.index('<div class="details">')] + "</body></html>"
    return len(PdfReader(io.BytesIO(render_pdf(brief, stylesheet=pdf_stylesheet()))).pages)


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("name", VIGNETTES)
def test_page_1_of_a_vignette_is_one_page(release, name, language):
    assert pages_of_brief(release, read_vignette(name)["answers"], language) == 1


@pytest.mark.parametrize("language", ["ja", "en"])
def test_page_1_is_one_page_when_every_safety_item_is_yes(release, language):
    items = [question for step in release.aid.steps if step.safety for question in step.questions]
    answers = {**read_vignette("v06")["answers"], **dict.fromkeys(items, "yes")}

    assert pages_of_brief(release, answers, language) == 1
