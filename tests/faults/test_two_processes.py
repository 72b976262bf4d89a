"""Two processes of the server on one PostgreSQL: what one knows, the other knows, and goes on alone."""

import contextlib
import http.client
import os
import re
import signal
import subprocess
import sys
import threading
import time

import pytest
from django.conf import settings

from decisionaid.web.cookie import seal
from tests.answers import ECZEMA, complete
from tests.faults.server import ROOT, Server, free_port
from tests.postgres import manage_on

pytestmark = [pytest.mark.slow]

LOGIN = "/staff/account/login/"
MAKE_PERSON = """
from tests.staff import make_person
print(make_person("clinician", email="{email}", second_factor=False).email)
"""
PUBLISH = """
from decisionaid.releases.live import live_release
from tests.published import publish, reworded
publish(reworded(live_release.get()), number=2)
"""


@pytest.fixture(scope="module")
def database(postgres_server):
    import psycopg

    with psycopg.connect(f"{postgres_server}/postgres", autocommit=True) as connection:
        connection.execute("CREATE DATABASE two")
    return f"{postgres_server}/two"


@pytest.fixture(scope="module")
def two(database, tmp_path_factory):
    folder = tmp_path_factory.mktemp("two")
    servers = [Server(folder, database) for _ in range(2)]
    for server in servers:
        server.start()
    yield servers
    for server in servers:
        server.stop()


@pytest.fixture
def patient(release):
    sealed = seal({"v": 1, "who": "self", "answers": complete(release.aid, ECZEMA)})
    return {settings.ANSWERS_COOKIE_NAME: sealed}


def log_in(server, email, password):
    status, headers, body = server.ask("POST", LOGIN, {"login": email, "password": password})
    found = re.search(rf"{settings.SESSION_COOKIE_NAME}=([^;]+)", str(headers))
    return status, {settings.SESSION_COOKIE_NAME: found[1]} if found else {}, body.decode()


def test_a_session_of_one_holds_in_the_other(two, database):
    manage_on(database, "shell", "-v", "0", "-c", MAKE_PERSON.format(email="one@example.jp"))

    status, cookies, _ = log_in(two[0], "one@example.jp", "a long pass phrase")

    assert status == 302
    # Without a session everybody is led to the login; with one, to setting up the second factor.
    assert LOGIN in two[1].ask("GET", "/staff/")[1]["Location"]
    assert "second-factor" in two[1].ask("GET", "/staff/", cookies=cookies)[1]["Location"]


def test_wrong_passwords_are_counted_over_both(two, database):
    manage_on(database, "shell", "-v", "0", "-c", MAKE_PERSON.format(email="two@example.jp"))

    for number in range(5):
        assert log_in(two[number % 2], "two@example.jp", "a wrong pass phrase")[0] == 200

    # Now the right one is refused by either.
    assert [log_in(server, "two@example.jp", "a long pass phrase")[0] for server in two] == [200, 200]


def test_wrong_codes_are_counted_over_both(two):
    statuses = [
        two[number % 2].ask("POST", "/shared/delete/", {"code": f"ZZZZZZZZZ{number}"})[0]
        for number in range(8)
    ]

    assert statuses == [422] * 5 + [429] * 3


def test_what_is_published_is_seen_by_both(two, database):
    assert all("新しい版の文です" not in server.ask("GET", "/")[2].decode() for server in two)

    manage_on(database, "shell", "-v", "0", "-c", PUBLISH)

    began = time.monotonic()
    waiting = list(two)
    while waiting and time.monotonic() - began < 60:
        waiting = [each for each in waiting if "新しい版の文です" not in each.ask("GET", "/")[2].decode()]
        time.sleep(0.2)
    print(f"both showed the new release after {time.monotonic() - began:.1f} s")
    assert waiting == []


def test_one_is_killed_amid_a_request_and_the_other_goes_on(two, patient):
    outcomes = {"first": [], "second": []}

    def make_pdfs(name, server, count):
        for _ in range(count):
            try:
                status, _, body = server.ask("POST", "/summary/pdf/", {}, cookies=patient, timeout=60)
                outcomes[name].append(status == 200 and body.startswith(b"%PDF"))
            except (OSError, http.client.HTTPException):
                outcomes[name].append(None)

    assert two[0].ask("POST", "/summary/pdf/", {}, cookies=patient, timeout=60)[0] == 200
    threads = [threading.Thread(target=make_pdfs, args=("first", two[0], 1))]
    threads.append(threading.Thread(target=make_pdfs, args=("second", two[1], 3)))
    for thread in threads:
        thread.start()
    time.sleep(0.2)
    two[0].kill()
    for thread in threads:
        thread.join(timeout=120)

    assert outcomes == {"first": [None], "second": [True, True, True]}
    assert two[0].start().ask("GET", "/check/", cookies=patient)[0] == 200


def test_nobody_is_refused_while_it_restarts(database, two, patient):
    port = free_port()
    environment = {**two[1].environment, "WEB_CONCURRENCY": "2", "GUNICORN_BIND": f"127.0.0.1:{port}"}
    command = [sys.executable, "-m", "gunicorn", "-c", "deploy/gunicorn.conf.py", "decisionaid.config.wsgi"]
    with (two[1].folder / "gunicorn.txt").open("wb") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
    site = Server(two[1].folder, database)
    site.port = port
    try:
        wait_for(site)
        done, failed = ask_during_restarts(site, process.pid, patient)
    finally:
        process.terminate()
        process.wait(timeout=60)
    print(f"{len(done)} requests during 3 restarts, {len(failed)} failed")
    assert failed == []
    assert set(done) == {200}


def wait_for(site):
    end = time.monotonic() + 60
    while time.monotonic() < end:
        with contextlib.suppress(OSError, http.client.HTTPException):
            if site.ask("GET", "/")[0] == 200:
                return
        time.sleep(0.1)
    raise RuntimeError("The server did not start.")


def ask_during_restarts(site, pid, cookies):
    """Four people ask all the time while the server is told three times to start afresh."""
    done, failed, stop = [], [], threading.Event()

    def ask():
        while not stop.is_set():
            try:
                done.append(site.ask("GET", "/check/", cookies=cookies, timeout=60)[0])
            except (OSError, http.client.HTTPException) as error:
                failed.append(repr(error))

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for _ in range(3):
        os.kill(pid, signal.SIGHUP)
        before = len(done)
        while len(done) < before + 60 and not failed:
            time.sleep(0.1)
    stop.set()
    for thread in threads:
        thread.join(timeout=60)
    return done, failed
