"""The processes that make PDFs start with the server."""

import os
import runpy
import socket

import pytest

from decisionaid.config import env, pdf_workers
from decisionaid.config.server import Server
from decisionaid.pdf.errors import PdfUnavailable
from decisionaid.pdf.service import PdfService
from tests.integration.test_settings import KEYS, ROOT, read_setting


class Worker:
    def __init__(self):
        self.stylesheets = []

    def render(self, html, stylesheet, *, seconds):
        self.stylesheets.append(stylesheet)

    def is_alive(self):
        return True


@pytest.fixture
def start(monkeypatch):
    def with_workers(make_worker, count):
        service = PdfService(workers=count, start_worker=make_worker)
        monkeypatch.setattr(pdf_workers, "get_pdf_service", lambda: service)
        pdf_workers.warm_pdf_workers().join()
        return service

    return with_workers


def test_all_workers_know_the_print_style_before_anyone_asks(start):
    made = []

    def make():
        made.append(Worker())
        return made[-1]

    start(make, 2)

    assert [len(worker.stylesheets) for worker in made] == [1, 1]
    assert b"@page" in made[0].stylesheets[0]


def test_start_says_what_is_missing_and_goes_on(start, monkeypatch, caplog):
    def refuse():
        raise PdfUnavailable("No Pango here.")

    monkeypatch.setattr(pdf_workers, "check_pdf_libraries", lambda: ["HarfBuzz-Subset is missing."])

    start(refuse, 1)

    assert "HarfBuzz-Subset is missing." in caplog.text
    assert "No Pango here." in caplog.text


@pytest.mark.parametrize(
    ("cores", "processes", "workers"), [(4, "1", 4), (4, "2", 2), (2, "3", 1), (64, "1", 16)]
)
def test_workers_share_the_cores(monkeypatch, cores, processes, workers):
    monkeypatch.setattr(env.os, "cpu_count", lambda: cores)
    monkeypatch.setenv("WEB_CONCURRENCY", processes)

    assert env.cores_of_one_process() == workers


def test_number_of_workers_is_a_setting():
    assert read_setting("PDF_WORKERS", **KEYS, PDF_WORKERS="3").stdout.strip() == "3"
    assert "PDF_WORKERS must be a whole number" in read_setting("PDF_WORKERS", **KEYS, PDF_WORKERS="0").stderr


def test_threads_are_left_for_pages_when_nobody_more_may_wait_for_a_pdf(settings):
    settings.PDF_WORKERS = 3
    service = PdfService(workers=3)

    assert pdf_workers.count_threads() - service._places._value >= 4


def test_both_servers_have_so_many_threads(settings):
    server = Server(socket.create_server(("127.0.0.1", 0)), on_listening=lambda: None)
    configuration = runpy.run_path(str(ROOT / "deploy" / "gunicorn.conf.py"))

    assert {server.cfg.threads, configuration["threads"]} == {pdf_workers.count_threads()}
    os.close(int(server.options["bind"].removeprefix("fd://")))
