"""Lines of the log: one format for people, one for machines, and nothing in them that a person sent."""

import json
import logging
import re

import pytest
from django.db import OperationalError
from django.http import HttpResponse
from django.test import Client
from django.urls import path

from decisionaid.web.logs import JsonFormatter, KeepSecrets, TextFormatter
from decisionaid.web.request_id import HEADER

SECRET = "pregnant-yes-7731"


def _raising(error):
    def view(request, **parts):
        raise error

    return view


urlpatterns = [
    path("invitation/<token>/", _raising(ValueError(SECRET)), name="broken"),
    path("gone/", _raising(OperationalError("no space left on device")), name="gone"),
    path("fine/", lambda request: HttpResponse("fine"), name="fine"),
]
handler404 = "decisionaid.web.error_pages.not_found"
handler500 = "decisionaid.web.error_pages.server_error"
pytestmark = pytest.mark.urls(__name__)


class Lines(logging.Handler):
    def __init__(self, formatter):
        super().__init__()
        self.setFormatter(formatter)
        self.addFilter(KeepSecrets())
        self.lines = []

    def emit(self, record):
        self.lines.append(self.format(record))


@pytest.fixture(params=["json", "text"])
def log(request):
    formatter = (
        JsonFormatter() if request.param == "json" else TextFormatter("{levelname} {message}", style="{")
    )
    handler = Lines(formatter)
    loggers = [logging.getLogger(name) for name in ("django", "decisionaid.requests")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.addHandler(handler)
        logger.setLevel("INFO")
    yield handler.lines
    for logger, level in zip(loggers, levels, strict=True):
        logger.removeHandler(handler)
        logger.setLevel(level)


@pytest.fixture
def visitor():
    return Client(raise_request_exception=False, REMOTE_ADDR="192.0.2.77")


def test_lines_hold_no_path_answer_or_address(visitor, log):
    visitor.get(f"/invitation/{SECRET}/?q={SECRET}", headers={"User-Agent": SECRET, "Referer": SECRET})
    visitor.post(f"/no-such-page/{SECRET}/", {"answer": SECRET})
    visitor.get("/fine/", headers={"host": f"{SECRET}.example"})

    text = "\n".join(log)
    assert "broken" in text
    assert "ValueError at" in text
    assert "no such page" in text
    assert SECRET not in text
    assert "192.0.2.77" not in text


def test_the_system_s_own_words_are_kept(visitor, log):
    visitor.get("/gone/")

    assert "no space left on device" in "\n".join(log)


def test_request_has_one_name_in_answer_page_and_log(visitor, log):
    response = visitor.get("/gone/")

    name = response[HEADER]
    assert re.fullmatch(r"[a-z]{14}", name)
    assert f">{name[:8]}</span>" in response.content.decode()
    assert all(name in line for line in log)
    assert visitor.get("/fine/")[HEADER] != name


def test_pages_without_our_fault_show_no_reference(visitor):
    response = visitor.get("/no-such-page/")

    assert response[HEADER][:8] not in response.content.decode()


@pytest.mark.parametrize(
    ("proxies", "given", "is_taken"),
    [
        (["192.0.2.77"], "1f0c9a3e-77aa-4a1b-9c1e", True),
        (["192.0.2.77"], "bad id\twith spaces", False),
        (["192.0.2.77"], "short", False),
        ([], "1f0c9a3e-77aa-4a1b-9c1e", False),
    ],
)
def test_name_given_by_a_trusted_proxy_is_taken(visitor, settings, proxies, given, is_taken):
    settings.TRUSTED_PROXIES = proxies

    response = visitor.get("/fine/", headers={HEADER: given})

    assert (response[HEADER] == given) is is_taken


def test_json_line_tells_page_status_and_duration(visitor, log):
    visitor.get("/fine/")

    line = log[-1]
    if line.startswith("{"):
        told = json.loads(line)
        assert (told["page"], told["status"], told["method"]) == ("fine", 200, "GET")
        assert told["ms"] >= 0
        assert set(told) == {
            "time",
            "level",
            "logger",
            "message",
            "request_id",
            "method",
            "page",
            "status",
            "ms",
        }
