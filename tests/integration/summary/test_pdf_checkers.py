"""Three checkers of PDF/UA on every kind of PDF: none of them finds an error."""

from datetime import date

import outloud
import page as pdf_rules
import pdfua
import pytest

from decisionaid.engine.answers import read_answers
from decisionaid.pdf.render import render_pdf
from decisionaid.questionnaire.blank_form import write_blank_form
from decisionaid.summary.documents import pdf_stylesheet, write_html
from decisionaid.summary.presenters import build_summary
from decisionaid.web.print_styles import print_stylesheet
from tests.clinics import with_logo
from tests.vignettes import read_vignette

# A case without icon arrays, and one with all parts.
KINDS = [
    ("v11", "normal", "visit"),
    ("v11", "large", "visit"),
    ("v11", "normal", "main"),
    ("v11", "large", "main"),
    ("v11", "normal", "everything"),
    pytest.param("v07", "normal", "visit", marks=pytest.mark.slow),
    pytest.param("v07", "normal", "main", marks=pytest.mark.slow),
    pytest.param("v07", "normal", "everything", marks=pytest.mark.slow),
    pytest.param("v07", "large", "main", marks=pytest.mark.slow),
]


def errors_in(data, path):
    path.write_bytes(data)
    result = outloud.check(str(path))
    assert result.error is None
    found = [(f.rule, f.message) for f in result.findings if f.severity == "error"]
    found += [(f.rule_id, f.message) for f in pdf_rules.validate_pdf_bytes(data, profile="ua1").failures]
    return found + [(f.rule_id, f.message) for f in pdfua.validate(path).findings]


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize(("name", "size", "extent"), KINDS)
@pytest.mark.slow
def test_no_checker_finds_an_error_in_a_summary(release, tmp_path, name, size, extent, language):
    answers = read_answers(release.aid, read_vignette(name)["answers"])
    page = build_summary(release=release, answers=answers, language=language, as_of=date(2026, 11, 23))

    data = render_pdf(write_html(page, extent=extent), stylesheet=pdf_stylesheet(size))

    assert errors_in(data, tmp_path / "a.pdf") == []


# The ordinary run takes the one of fewest pages; in clinic mode they hold a logo and the clinic's prices.
OFTEN, SELDOM = ("normal", "visit"), [(size, "main") for size in ("normal", "large")]
SELDOM += [("large", "visit"), ("normal", "everything")]
OF_A_CLINIC = [OFTEN, *(pytest.param(*kind, marks=pytest.mark.slow) for kind in SELDOM)]


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize(("size", "extent"), OF_A_CLINIC)
def test_no_checker_finds_an_error_in_a_summary_of_a_clinic(release, tmp_path, size, extent, language):
    answers = read_answers(release.aid, read_vignette("v11")["answers"])
    page = build_summary(
        release=release, answers=answers, language=language, as_of=date(2026, 11, 23), clinic=with_logo()
    )
    html = write_html(page, extent=extent)
    assert "data:image/png" in html
    assert ("31,370" in html) is (extent != "visit")

    assert errors_in(render_pdf(html, stylesheet=pdf_stylesheet(size)), tmp_path / "a.pdf") == []


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("size", ["normal", "large"])
def test_no_checker_finds_an_error_in_the_empty_form(release, tmp_path, size, language):
    html = write_blank_form(release, language=language)

    data = render_pdf(html, stylesheet=print_stylesheet(size, "blank-form.css"))

    assert errors_in(data, tmp_path / "a.pdf") == []


def test_a_checker_finds_a_table_of_more_headers_than_cells(tmp_path):
    rows = '<tr><th scope="row">x</th><td>y</td></tr>' * 4
    # Documents are read as XML, which adds no body to a table by itself.
    head = '<thead><tr><th scope="col">a</th><th scope="col">b</th></tr></thead>'
    table = f"<table>{head}<tbody>{rows}</tbody></table>"
    html = f'<html lang="en"><head><title>x</title></head><body><h1>x</h1>{table}</body></html>'

    found = errors_in(render_pdf(html, stylesheet=pdf_stylesheet()), tmp_path / "a.pdf")

    assert [rule for rule, _ in found] == ["TBL-010"]
