"""What the application prints takes the fast way into the renderer."""

import io
from xml.etree import ElementTree

import pytest
from pypdf import PdfReader

from decisionaid.pdf.render import render_pdf
from decisionaid.questionnaire.blank_form import write_blank_form
from decisionaid.summary.documents import pdf_stylesheet, write_html
from decisionaid.web.print_styles import EXTENTS
from tests.summaries import page_for, real_release
from tests.vignettes import VIGNETTES, read_vignette

NOTE = "一行目 <&> 'x'\r\n二行目"


def tag_of(html):
    return ElementTree.fromstring(html).tag  # noqa: S314 (our own document)


@pytest.mark.parametrize("language", ["ja", "en", "ja-easy"])
@pytest.mark.parametrize("extent", EXTENTS)
def test_summaries_are_well_formed(extent, language):
    for name in VIGNETTES if extent == "main" else ["v07", "v21"]:
        page = page_for(read_vignette(name)["answers"], language=language)

        assert tag_of(write_html(page, note=NOTE, own=["a < b"], extent=extent)) == "html"


@pytest.mark.parametrize("language", ["ja", "en", "ja-easy"])
def test_the_blank_form_is_well_formed(language):
    assert tag_of(write_blank_form(real_release(), language=language)) == "html"


def test_line_breaks_of_a_note_are_kept():
    html = write_html(page_for({}), note=NOTE, extent="main")
    brief = html[: html.index('<div class="details">')] + "</body></html>"

    text = PdfReader(io.BytesIO(render_pdf(brief, stylesheet=pdf_stylesheet()))).pages[0].extract_text()

    lines = [line.strip() for line in text.splitlines()]
    assert any(line.endswith("一行目 <&> 'x'") for line in lines)
    assert "二行目" in lines
