"""Clients that are slow, huge or wrong on a real socket: they are refused, and others are served."""

import contextlib
import http.client
import socket
import threading
import time

import pytest
from django.conf import settings

from decisionaid.web.cookie import seal
from tests.answers import ECZEMA, complete
from tests.faults.amounts import amount, dice
from tests.faults.odd_values import mutated
from tests.faults.server import CSRF, Server

pytestmark = [pytest.mark.slow]

POST = b"POST /begin/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    folder = tmp_path_factory.mktemp("odd")
    server = Server(folder, f"sqlite:///{folder}/db.sqlite3").start()
    yield server
    server.stop()


def say(server, data, *, seconds=20):
    """Send bytes and read what comes until the other side closes or says nothing any more."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=seconds) as talk:
        answer = b""
        try:
            talk.sendall(data)
            talk.shutdown(socket.SHUT_WR)
            while part := talk.recv(65536):
                answer += part
        except (ConnectionError, TimeoutError):
            pass
    return answer


def status_of(answer):
    return int(answer.split(b" ", 2)[1]) if answer.startswith(b"HTTP/1.") else None


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(
            b"GET /../../etc/passwd HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", {400, 404}, id="path upwards"
        ),
        pytest.param(
            b"GET /static/../manage.py HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", {400, 404}, id="static upwards"
        ),
        pytest.param(
            b"GET /static/%2e%2e/%2e%2e/manage.py HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
            {400, 404},
            id="encoded",
        ),
        pytest.param(b"GET /q/%00%ff/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", {400, 404}, id="null in path"),
        pytest.param(
            b"GET //evil.example/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", {400, 404}, id="two slashes"
        ),
        pytest.param(b"GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", {400}, id="foreign host"),
        pytest.param(
            b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: evil.example\r\n\r\n", {400}, id="two hosts"
        ),
        pytest.param(b"GET / HTTP/1.1\r\n\r\n", {200}, id="no host stands for this address"),
        pytest.param(
            b"GET /" + b"a" * 9000 + b" HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", {400, 414}, id="long line"
        ),
        pytest.param(
            b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: a=" + b"b" * 60_000 + b"\r\n\r\n",
            {400, 431},
            id="long cookie",
        ),
        pytest.param(
            b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n" + b"X-A: b\r\n" * 500 + b"\r\n",
            {400, 431},
            id="many headers",
        ),
        pytest.param(POST + b"Content-Length: 99999999999\r\n\r\nwho=self", {403, 413}, id="huge length"),
        pytest.param(POST + b"Content-Length: -1\r\n\r\n", {400}, id="negative length"),
        pytest.param(POST + b"Content-Length: " + b"9" * 5000 + b"\r\n\r\n", {400, 413}, id="endless length"),
        pytest.param(
            POST + b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            {400},
            id="both lengths",
        ),
        pytest.param(POST + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n", {400, 403}, id="odd chunk"),
        pytest.param(b"\x16\x03\x01\x02\x00", {400, None}, id="TLS"),
        pytest.param(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", {400, 505, None}, id="HTTP/2"),
    ],
)
def test_an_odd_request_is_refused(server, data, expected):
    assert status_of(say(server, data)) in expected
    assert server.ask("GET", "/")[0] == 200


def test_mutated_requests_never_fail(server, release):
    total = amount(2_000, 20_000)
    chance = dice("socket")
    cookie = seal({"v": 1, "who": "self", "answers": complete(release.aid, ECZEMA)})
    body = f"who=self&csrfmiddlewaretoken={CSRF}".encode()
    jar = f"Cookie: {settings.CSRF_COOKIE_NAME}={CSRF}; {settings.ANSWERS_COOKIE_NAME}={cookie}\r\n".encode()
    whole = [POST + jar + f"Content-Length: {len(body)}\r\n\r\n".encode() + body]
    whole += [
        f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n".encode() + jar + b"\r\n"
        for path in ("/check/", "/q/age/", "/values/")
    ]
    counts = {}
    for _ in range(total):
        status = status_of(say(server, mutated(chance.choice(whole), chance)))
        counts[status] = counts.get(status, 0) + 1
    print(f"{total} mutated requests on a socket: {counts}")
    assert not [
        status for status in counts if status is not None and status >= 500 and status not in (501, 505)
    ]
    assert server.ask("GET", "/")[0] == 200


def open_slowly(server):
    """Half send headers drop by drop, half promise a body and send none of it."""
    talks = []
    for number in range(50):
        talk = socket.create_connection(("127.0.0.1", server.port), timeout=60)
        is_header = number % 2
        head = b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-A: "
        talk.sendall(head if is_header else POST + b"Content-Length: 900\r\n\r\n")
        talks.append(talk)
    return talks


def drip(talks, stop):
    while not stop.wait(1):
        for talk in talks:
            with contextlib.suppress(OSError):
                talk.send(b"a")


def seconds_until_served(server, longest):
    began = time.monotonic()
    while time.monotonic() - began < longest:
        try:
            if server.ask("GET", "/", timeout=longest)[0] == 200:
                return time.monotonic() - began
        except (OSError, http.client.HTTPException):
            time.sleep(0.2)
    return None


def test_fifty_slow_clients_do_not_stop_the_service_for_good(server):
    talks, stop = open_slowly(server), threading.Event()
    thread = threading.Thread(target=drip, args=(talks, stop))
    thread.start()
    try:
        waited = seconds_until_served(server, 150)
    finally:
        stop.set()
        thread.join()
        for talk in talks:
            talk.close()
    print(f"with 50 slow clients a page came after {waited} s (None: not within 150 s)")
    assert server.ask("GET", "/", timeout=60)[0] == 200
