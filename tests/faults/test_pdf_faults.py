"""Whatever becomes of the process that makes PDFs, a person gets a page in time and others get theirs."""

import contextlib
import os
import re
import signal
import threading
import time
from pathlib import Path

import pytest
from django.conf import settings

from decisionaid.web.cookie import seal
from tests.answers import ECZEMA, complete
from tests.faults.server import Server

pytestmark = [pytest.mark.slow]

# The view allows a minute; a person's browser waits a little longer than that.
LONGEST = 90


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pdf")
    server = Server(folder, f"sqlite:///{folder}/db.sqlite3").start()
    yield server
    for pid in renderers(server):
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    server.stop()


@pytest.fixture
def asks(server, release):
    """Ask for a PDF with these own words, once the renderers have made one."""
    cookie = seal({"v": 1, "who": "self", "answers": complete(release.aid, ECZEMA)})
    cookies = {settings.ANSWERS_COOKIE_NAME: cookie}

    def ask(**words):
        return server.ask("POST", "/summary/pdf/", words, cookies=cookies, timeout=LONGEST)

    until = time.monotonic() + 120
    while ask()[0] != 200:
        assert time.monotonic() < until
        time.sleep(1)
    return ask


def renderers(server):
    """Give the process ids of this server's renderers: children of the child of the one we started."""
    parents = {server.process.pid}
    found = []
    for _ in range(3):
        children = set()
        for status in Path("/proc").glob("[0-9]*/status"):
            with contextlib.suppress(OSError):
                text = status.read_text()
                if int(re.search(r"PPid:\s+(\d+)", text)[1]) in parents:
                    children.add(int(status.parent.name))
        for pid in children:
            with contextlib.suppress(OSError):
                if b"decisionaid.pdf.worker" in Path(f"/proc/{pid}/cmdline").read_bytes():
                    found.append(pid)
        parents = children
    return found


def is_clear_page(answer):
    status, headers, body = answer
    return status == 503 and int(headers["Retry-After"]) <= 60 and b"<h1" in body and b"</html>" in body


def test_a_hung_renderer_ends_in_a_page_and_holds_up_no_other(server, asks):
    hung = renderers(server)
    assert hung
    for pid in hung:
        os.kill(pid, signal.SIGSTOP)
    answers = []
    waiting = [threading.Thread(target=lambda: answers.append(asks())) for _ in hung]
    for thread in waiting:
        thread.start()
    time.sleep(1)
    pages = 0
    while any(thread.is_alive() for thread in waiting):
        assert server.ask("GET", "/", timeout=30)[0] == 200
        pages += 1
        time.sleep(0.5)

    # A renderer that warms itself may be a new one already; then its PDF is there.
    assert all(is_clear_page(answer) for answer in answers), [answer[0] for answer in answers]
    assert pages > 3
    assert not {pid for pid in hung if Path(f"/proc/{pid}").exists()}
    assert asks()[2].startswith(b"%PDF")


def test_a_killed_renderer_is_a_page_or_is_replaced(server, asks):
    for pid in renderers(server):
        os.kill(pid, signal.SIGKILL)
    assert asks()[0] in (200, 503)

    # Killed amid the work: as soon as the request has reached it.
    answers = []
    thread = threading.Thread(target=lambda: answers.append(asks()))
    thread.start()
    while thread.is_alive():
        for pid in renderers(server):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        time.sleep(0.02)
    assert is_clear_page(answers[0])
    assert server.ask("GET", "/")[0] == 200
    assert asks()[2].startswith(b"%PDF")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param({"note": "あ" * 20_000}, {413, 422}, id="20,000 letters"),
        pytest.param({"note": "あ" * 501}, {422}, id="one letter too many"),
        pytest.param({"own": ["い" * 81] * 5}, {422}, id="long questions"),
        pytest.param({"own": ["い" * 80] * 900}, {400, 413}, id="900 questions"),
        pytest.param({"note": "A" * 500, "own": ["B" * 80] * 5}, {200}, id="all allowed, no break in it"),
        pytest.param({"note": "\u202e" + "ｶﾞ゙" * 150}, {200, 422}, id="marks and directions"),
    ],
)
def test_own_words_of_any_length_are_printed_or_refused_with_a_page(server, asks, words, expected):
    status, _, body = asks(**words)

    assert status in expected
    assert body.startswith(b"%PDF") if status == 200 else b"</html>" in body
