"""Sixteen people share summaries while the server is killed: what was acknowledged is there afterwards."""

import http.client
import json
import re
import threading
import time

import pytest
from django.conf import settings

from decisionaid.sharing.consent import CONSENT_VERSION
from decisionaid.web.cookie import seal
from tests.answers import ECZEMA, PAIN, SKIN, complete
from tests.faults.amounts import amount, dice
from tests.faults.server import Server
from tests.postgres import manage_on

pytestmark = [pytest.mark.slow]

WRITERS = 16
CODE = re.compile(rb">([0-9A-Z]{5}-[0-9A-Z]{5})<")
OPEN_ALL = """
import json, sys
from django.utils import timezone
from decisionaid.sharing.actions import open_by_code
from decisionaid.sharing.models import SharedSummary
from decisionaid.staff.people import invite_person
from decisionaid.staff.role_sync import sync_roles
from django.conf import settings
sync_roles()
now = timezone.now()
person = invite_person(email="p@example.jp", name="", roles=["clinician"], actor=None, now=now).person
told = json.load(open({path!r}))
wrong = 0
for code, age in told:
    shared = SharedSummary.objects.get(pk=open_by_code(text=code, actor=person, now=now).pk)
    wrong += shared.payload["answers"]["age"] != age
print("OPENED", len(told), "WRONG", wrong, "ROWS", SharedSummary.objects.count())
"""


class Writers:
    """Sends each form until it is acknowledged, and remembers what failed and when."""

    def __init__(self, server, forms):
        self.server = server
        self.forms = list(enumerate(forms))
        self.lock = threading.Lock()
        self.codes, self.sent_again, self.failed, self.unexpected = {}, set(), [], []
        self.threads = [threading.Thread(target=self._write) for _ in range(WRITERS)]

    def _write(self):
        while True:
            with self.lock:
                # What the server refuses it would refuse for ever.
                if not self.forms or self.unexpected:
                    return
                number, form = self.forms.pop()
            while (code := self._send(number, form)) is None and not self.unexpected:
                self.sent_again.add(number)
                time.sleep(0.05)
            if code:
                self.codes[number] = code

    def _send(self, number, form):
        began = time.monotonic()
        try:
            status, _, body = self.server.ask("POST", "/share/", form["values"], cookies=form["cookies"])
        except (OSError, http.client.HTTPException):
            self.failed.append((began, time.monotonic()))
            return None
        if status != 200:
            self.unexpected.append((number, status))
            return None
        return CODE.search(body)[1].decode()


def forms_to_send(aid, count):
    chance = dice("kills")
    sets = [complete(aid, given) for given in (ECZEMA, PAIN, SKIN)]
    forms = []
    for number in range(count):
        answers = {**sets[number % 3], "age": 18 + number % 70}
        token = "".join(chance.choices("abcdefghijklmnopqrstuvwxyzABCDEFGHIJ0123456789_-", k=43))
        cookie = seal({"v": 1, "who": "self", "answers": answers})
        forms.append(
            {
                "values": {"token": token, "consent": CONSENT_VERSION},
                "cookies": {settings.ANSWERS_COOKIE_NAME: cookie},
                "age": answers["age"],
            }
        )
    return forms


@pytest.fixture(params=["sqlite", "postgres"])
def database(request, tmp_path):
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/db.sqlite3"
    server = request.getfixturevalue("postgres_server")
    import psycopg

    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute("CREATE DATABASE kills")
    return f"{server}/kills"


def share_under_kills(server, writers, forms, kills):
    """Let everybody write while the server is killed; give the times at which it was away."""
    away = []
    for thread in writers.threads:
        thread.start()
    for number in range(kills):
        while len(writers.codes) < len(forms) * (number + 1) // (kills + 1):
            assert any(thread.is_alive() for thread in writers.threads), writers.unexpected[:5]
            time.sleep(0.01)
        began = time.monotonic()
        server.kill()
        server.start()
        away.append((began, time.monotonic()))
    for thread in writers.threads:
        thread.join(timeout=1800)
    return away


def send_some_again(server, writers, forms):
    """Send what was cut off, and some others, once more: each gives the code it gave before."""
    again = sorted(writers.sent_again)[:200] + list(range(0, len(forms), max(1, len(forms) // 100)))
    for number in again:
        form = forms[number]
        _, _, body = server.ask("POST", "/share/", form["values"], cookies=form["cookies"])
        assert CODE.search(body)[1].decode() == writers.codes[number]
    return len(again)


def open_all(database, writers, forms, path):
    """Open every acknowledged code in a process of its own."""
    told = [(code, forms[number]["age"]) for number, code in writers.codes.items()]
    path.write_text(json.dumps(told))
    opened = manage_on(database, "shell", "-v", "0", "-c", OPEN_ALL.format(path=str(path)), check=False)
    assert opened.returncode == 0, opened.stderr[-3000:]
    return opened.stdout.strip()


def test_what_was_acknowledged_survives_the_kills(database, tmp_path, release):
    count, kills = amount(150, 10_000), amount(2, 20)
    server = Server(tmp_path, database).start()
    forms = forms_to_send(release.aid, count)
    writers = Writers(server, forms)
    try:
        away = share_under_kills(server, writers, forms, kills)
        again = send_some_again(server, writers, forms)
    finally:
        with writers.lock:
            writers.forms.clear()
        server.stop()

    opened = open_all(database, writers, forms, tmp_path / "told.json")
    unkilled = [failed for failed in writers.failed if not any(is_during(failed, time) for time in away)]
    print(
        f"{len(writers.codes)} acknowledged, {len(away)} kills, {len(writers.failed)} requests cut off or"
        f" refused by them, {len(unkilled)} failed without a kill, other statuses: {writers.unexpected[:5]};"
        f" {again} sent again gave the same code; {opened}"
    )
    assert len(set(writers.codes.values())) == len(writers.codes) == count
    assert (unkilled, writers.unexpected) == ([], [])
    # One row a form: what was cut off and sent again is there once.
    assert f"OPENED {count} WRONG 0 ROWS {count}" in opened


def is_during(failed, away):
    return failed[1] >= away[0] and failed[0] <= away[1]
