"""The service with a real worker."""

import os
from pathlib import Path

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

    worker = service._desks[0].worker.pid
    assert os.getpriority(os.PRIO_PROCESS, worker) == 19
    # Where Linux groups processes by session, it is the group's priority that counts against the server.
    group = Path(f"/proc/{worker}/autogroup")
    if group.exists():
        assert group.read_text(encoding="ascii").split()[-1] == "19"


def test_refused_document_keeps_the_worker(service, page_of):
    service.render(page_of("<p>x</p>"), stylesheet="")
    worker = service._desks[0].worker.pid

    with pytest.raises(PdfMissingGlyph) as refusal:
        service.render(page_of("\U0010fffd"), stylesheet="")
    with pytest.raises(PdfError, match="refers to something outside"):
        service.render(page_of('<img alt="x" src="http://127.0.0.1:9/x">'), stylesheet="")

    assert refusal.value.characters == "\U0010fffd"
    assert service.render(page_of("<p>x</p>"), stylesheet="").startswith(b"%PDF-1.7")
    assert service._desks[0].worker.pid == worker


def test_workers_are_ready_before_they_are_asked_and_each_gives_the_same_bytes(rendered, sample, stylesheet):
    service = PdfService(workers=2)
    try:
        service.warm(stylesheet)
        pids = [desk.worker.pid for desk in service._desks]
        first, second = (
            desk.worker.render(sample.encode(), stylesheet.encode(), seconds=60) for desk in service._desks
        )

        assert len(set(pids)) == 2
        assert first == second == rendered
    finally:
        service.close()
