"""Fifty people ask for a PDF at the same moment: some get it, the others are told, and pages go on."""

import threading
import time

import pytest
from django.conf import settings

from decisionaid.web.cookie import seal
from tests.answers import complete
from tests.faults.server import Server
from tests.vignettes import read_vignette

pytestmark = [pytest.mark.slow]

PEOPLE = 50


@pytest.fixture
def server(tmp_path):
    server = Server(tmp_path, f"sqlite:///{tmp_path}/db.sqlite3").start()
    yield server
    server.stop()


def test_fifty_pdfs_at_once_hold_up_no_page(server, release):
    answers = complete(release.aid, read_vignette("v21")["answers"])
    cookies = {settings.ANSWERS_COOKIE_NAME: seal({"v": 1, "who": "self", "answers": answers})}
    answered, left = [], threading.Semaphore(0)

    def ask():
        status, headers, body = server.ask("POST", "/summary/pdf/", {}, cookies=cookies, timeout=300)
        answered.append((time.monotonic(), status, headers["Retry-After"], body[:5]))
        left.release()

    server.ask("POST", "/summary/pdf/", {}, cookies=cookies, timeout=300)
    people = [threading.Thread(target=ask) for _ in range(PEOPLE)]
    begun = time.monotonic()
    for person in people:
        person.start()
    pages = []
    while any(person.is_alive() for person in people):
        asked = time.monotonic()
        assert server.ask("GET", "/", timeout=300)[0] == 200
        pages.append(time.monotonic() - asked)
        time.sleep(0.05)

    made = [each for each in answered if each[1] == 200]
    told = [each for each in answered if each[1] == 503]
    print(
        f"{len(made)} PDFs, {len(told)} told, all after {max(each[0] for each in answered) - begun:.1f} s, "
        f"{len(pages)} pages meanwhile, the slowest in {max(pages):.2f} s"
    )
    assert len(made) + len(told) == PEOPLE
    assert made
    assert told
    assert {each[3] for each in made} == {b"%PDF-"}
    assert {each[2] for each in told} == {"10"}
    # Not one after all the PDFs, which is how it was when each thread waited for one.
    assert len(pages) > 3
