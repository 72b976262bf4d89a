"""Fifty people ask for a PDF at once: some get it, the others are told at once when to come again."""

import threading

import pytest
from django.conf import settings

from decisionaid.web.cookie import seal
from tests.answers import ECZEMA, complete
from tests.faults.server import Server

pytestmark = [pytest.mark.slow]


def test_fifty_at_once_get_a_pdf_or_the_busy_page(tmp_path, release):
    server = Server(tmp_path, f"sqlite:///{tmp_path}/db.sqlite3").start()
    sealed = seal({"v": 1, "who": "self", "answers": complete(release.aid, ECZEMA)})
    cookies = {settings.ANSWERS_COOKIE_NAME: sealed}
    told = []

    def ask():
        status, headers, body = server.ask("POST", "/summary/pdf/", {}, cookies=cookies, timeout=200)
        told.append((status, body.startswith(b"%PDF"), "Retry-After" in headers))

    threads = [threading.Thread(target=ask) for _ in range(50)]
    try:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(timeout=240)
        after = server.ask("POST", "/summary/pdf/", {}, cookies=cookies, timeout=200)
    finally:
        server.stop()
    made = told.count((200, True, False))
    print(f"50 at once: {made} PDFs, {told.count((503, False, True))} told to come again")
    assert made >= 1
    assert len(told) == 50
    assert set(told) <= {(200, True, False), (503, False, True)}
    assert after[2].startswith(b"%PDF")
