import io
import logging

import pytest

from decisionaid.pdf import worker
from decisionaid.pdf.errors import PdfError, PdfMissingGlyph, PdfUnavailable
from decisionaid.pdf.process import worker_environment
from decisionaid.pdf.protocol import read_frame, unpack_error, write_frame


@pytest.fixture
def renders(monkeypatch):
    """Replace the renderer."""

    def replace(function):
        monkeypatch.setattr(worker, "render_pdf", lambda html, *, stylesheet: function(html))

    return replace


def raise_(error):
    raise error


def test_answer_carries_the_ticket_of_its_question(renders):
    renders(lambda html: b"pdf of " + html.encode())
    requests, answers = io.BytesIO(), io.BytesIO()
    for frame in (b"ticket", b"30", b"css", b"html"):
        write_frame(requests, frame)
    requests.seek(0)

    worker.answer_one(requests, answers)

    answers.seek(0)
    assert [read_frame(answers) for _ in range(3)] == [b"ticket", b"", b"pdf of html"]


def test_refusal_is_passed_on(renders):
    renders(lambda html: raise_(PdfMissingGlyph("☃")))

    error, pdf = worker.make_pdf("html", "css")

    assert unpack_error(error).characters == "☃"
    assert pdf == b""


def test_pdf_that_is_too_large_is_refused(renders, monkeypatch):
    monkeypatch.setattr(worker, "MAX_PDF_BYTES", 3)
    renders(lambda html: html.encode())

    assert worker.make_pdf("abc", "") == (b"", b"abc")
    error, pdf = worker.make_pdf("abcd", "")
    assert isinstance(unpack_error(error), PdfError)
    assert pdf == b""


def test_defect_is_reported_without_the_words_of_the_document(renders, caplog):
    renders(lambda html: raise_(ValueError(f"bad: {html}")))

    with caplog.at_level(logging.DEBUG):
        error, _ = worker.make_pdf("himitsu", "")

    assert "ValueError" in str(unpack_error(error))
    assert "himitsu" not in error.decode() + caplog.text
    assert "test_pdf_worker.py" in caplog.text


def test_keys_and_passwords_do_not_reach_the_worker(monkeypatch):
    monkeypatch.setenv("DATA_KEYS", "secret")
    monkeypatch.setenv("LANG", "C.UTF-8")

    environment = worker_environment()

    assert "DATA_KEYS" not in environment
    assert environment["LANG"] == "C.UTF-8"


def test_missing_library_is_logged_and_each_request_is_still_answered(monkeypatch, caplog):
    monkeypatch.setattr(worker, "load_weasyprint", lambda: raise_(PdfUnavailable("Pango is missing.")))

    worker.get_ready()

    assert "Pango is missing." in caplog.text
