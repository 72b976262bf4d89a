"""The service with a real worker."""

import os

import pytest

from decisionaid.pdf.errors import PdfError, PdfMissingGlyph
from decisionaid.pdf.service import PdfService


@pytest.fixture(scope="module")
def service():
    service = PdfService()
    yield service
    service.close()


def test_worker_makes_the_same_bytes_as_any_other_process(service, rendered, sample, stylesheet):
    assert service.render(sample, stylesheet=stylesheet) == rendered
    assert service.render(sample, stylesheet=stylesheet) == rendered


def test_worker_lets_other_work_go_first(service, page_of):
    service.render(page_of("<p>x</p>"), stylesheet="")

    assert os.getpriority(os.PRIO_PROCESS, service._worker.pid) == 19


def test_refused_document_keeps_the_worker(service, page_of):
    service.render(page_of("<p>x</p>"), stylesheet="")
    worker = service._worker.pid

    with pytest.raises(PdfMissingGlyph) as refusal:
        service.render(page_of("\U0010fffd"), stylesheet="")
    with pytest.raises(PdfError, match="refers to something outside"):
        service.render(page_of('<img alt="x" src="http://127.0.0.1:9/x">'), stylesheet="")

    assert refusal.value.characters == "\U0010fffd"
    assert service.render(page_of("<p>x</p>"), stylesheet="").startswith(b"%PDF-1.7")
    assert service._worker.pid == worker
