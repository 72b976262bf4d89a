"""A line that only the space at its end does not fit on is not broken after its first word."""

import pytest
from weasyprint.layout import inline

from decisionaid.pdf.render import render_pdf

# What follows the space stands in an element of its own, as codes of sources do.
TEXTS = {
    "en": "People go to another country and get it there by drip. <b>[A3-85]</b>",
    "ja": "国の外へ行き、望むだけの回数、点滴を受けると書かれています。 <b>[A3-85]</b>",
}
# A space is about 1 mm wide: in one of the boxes the text fits and the space does not.
WIDTHS = [60 + step * 0.4 for step in range(230)]


@pytest.fixture
def unmended(monkeypatch):
    mended = inline.split_first_line
    original = next(cell.cell_contents for cell in mended.__closure__ if callable(cell.cell_contents))
    monkeypatch.setattr(inline, "split_first_line", original)
    return original


def first_lines(page_of, read, language):
    """Give the first line of the text in boxes of all widths."""
    boxes = "".join(f'<p style="width: {width:.1f}mm">{TEXTS[language]}</p>' for width in WIDTHS)
    css = '@page { size: A4 } body { font: 9pt "BIZ UDPGothic" } p { margin: 0 0 3mm }'
    text = "\n".join(
        page.extract_text()
        for page in read(render_pdf(page_of(f"<h1>x</h1>{boxes}", lang=language), stylesheet=css)).pages
    )
    return [line for line in text.splitlines() if line.startswith(TEXTS[language][0])]


@pytest.mark.parametrize(("language", "shortest"), [("en", 25), ("ja", 15)])
def test_no_line_is_broken_after_its_first_word(page_of, read, language, shortest):
    lines = first_lines(page_of, read, language)
    assert len(lines) == len(WIDTHS)
    assert min(map(len, lines)) > shortest


def test_without_the_mend_it_is(page_of, read, unmended):
    """Once this fails, WeasyPrint has mended it, and the mend can go."""
    assert "People" in first_lines(page_of, read, "en")


def test_a_text_that_needs_two_lines_still_gets_them(page_of, read):
    css = '@page { size: A4 } body { font: 9pt "BIZ UDPGothic" } p { width: 40mm }'
    text = (
        read(render_pdf(page_of(f"<h1>x</h1><p>{TEXTS['en']}</p>"), stylesheet=css)).pages[0].extract_text()
    )
    assert len(text.splitlines()) > 3
