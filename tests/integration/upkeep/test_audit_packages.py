"""The audit of the packages fails closed: without a whole answer it says so, and its status is never 0."""

import json
import socket
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.postgres import manage_on

LOCK = """# made by a program
first-package==1.2.3 \\
    --hash=sha256:00
    # via other
second.package[extra]==4.5 ; python_version > "3" \\
    --hash=sha256:00
"""


@pytest.fixture
def lock(tmp_path, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    path = tmp_path / "some.lock"
    path.write_text(LOCK)
    return path


@pytest.fixture
def service():
    """A server of this machine that gives one answer, and keeps what it was asked."""
    asked, answer = [], {"status": 200, "body": b"", "hangs": False}
    over = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            if answer["hangs"]:
                over.wait(20)
            self.send_response(answer["status"])
            self.end_headers()
            self.wfile.write(answer["body"])

        def log_message(self, *args):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/v1/querybatch", asked, answer
    over.set()
    server.shutdown()
    thread.join()
    server.server_close()


def audit(lock, address, **options):
    out = StringIO()
    call_command("audit_packages", lock=lock, service=address, stdout=out, **options)
    return out.getvalue()


def refused(lock, address, **options):
    with pytest.raises(CommandError) as caught:
        audit(lock, address, **options)
    return caught.value.returncode, str(caught.value)


def test_none_is_said_only_after_an_answer_for_every_package(lock, service):
    address, asked, answer = service
    answer["body"] = b'{"results": [{}, {}]}'

    assert audit(lock, address) == "No weakness is known of the 2 packages in some.lock.\n"

    assert [(query["package"], query["version"]) for query in asked[0]["queries"]] == [
        ({"name": "first-package", "ecosystem": "PyPI"}, "1.2.3"),
        ({"name": "second.package", "ecosystem": "PyPI"}, "4.5"),
    ]


def test_a_weakness_is_named(lock, service, capsys):
    address, _, answer = service
    answer["body"] = b'{"results": [{}, {"vulns": [{"id": "PYSEC-1"}, {"id": "GHSA-2"}]}]}'

    status, text = refused(lock, address)

    assert (status, text) == (1, "1 of 2 packages in some.lock have known weaknesses.")


@pytest.mark.parametrize(
    ("code", "body"),
    [
        pytest.param(500, b'{"results": [{}, {}]}', id="error"),
        pytest.param(429, b"", id="too many"),
        pytest.param(200, b"", id="empty"),
        pytest.param(200, b"<html>Please log in to the network</html>", id="portal"),
        pytest.param(200, b"{}", id="no results"),
        pytest.param(200, b"[]", id="list"),
        pytest.param(200, b'{"results": [{}]}', id="one too few"),
        pytest.param(200, b'{"results": [{}, {"vulns": "none"}]}', id="other form"),
        pytest.param(200, b'{"results": [{}, {"next_page_token": "x"}]}', id="not all"),
        pytest.param(200, b'{"results": [{}, {"found": []}]}', id="other name"),
        pytest.param(200, b'{"results": [{}, null]}', id="null"),
    ],
)
def test_whatever_is_no_whole_answer_is_not_checked(lock, service, code, body):
    address, _, answer = service
    answer.update(status=code, body=body)

    status, text = refused(lock, address)

    assert status == 2
    assert text.startswith("The packages could not be checked: ")
    assert text.endswith("This does not mean that they are sound.")


def test_an_address_that_never_answers_is_given_up(lock, service):
    address, _, answer = service
    answer["hangs"] = True

    assert refused(lock, address, timeout=0.3)[0] == 2


def test_a_lock_without_packages_is_not_checked(lock, service):
    lock.write_text("# nothing\n")

    assert refused(lock, service[0])[0] == 2


def test_the_command_ends_with_its_own_status_where_nobody_answers(tmp_path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}/"

        told = manage_on(
            f"sqlite:///{tmp_path}/db.sqlite3", "audit_packages", "--service", address, check=False
        )

    assert told.returncode == 2
    assert "The packages could not be checked" in told.stderr
    assert "Connection refused" in told.stderr
    assert told.stdout == ""
