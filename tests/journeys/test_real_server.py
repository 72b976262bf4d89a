"""The server as people start it: after a whole journey no answer is left in database or log."""

import http.cookiejar
import os
import re
import socket
import subprocess
import sys
import urllib.parse
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ANSWERS = {
    "conditions": ["atopic-dermatitis"],
    "urgent-signs": ["none"],
    "age": ["43"],
    "pregnant": ["yes"],
    "current-treatments": ["ciclosporin"],
    "goals": ["change-constitution"],
}
NOTE = "夜中に何度も目がさめます。"
# What a person answered, in every form in which it could have been written down.
PRICE = {"cost-option": "supernatant", "cost-price": "7,654,321", "cost-visits": "9"}
TRACES = [
    "ciclosporin",
    "change-constitution",
    "シクロスポリン",
    NOTE,
    "K-04",
    "K-07a",
    "7,654,321",
    "7654321",
]


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    folder = tmp_path_factory.mktemp("server")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3", "LOG_LEVEL": "DEBUG"}
    log = (folder / "log.txt").open("wb")
    process = subprocess.Popen(
        [sys.executable, "manage.py", "up", f"127.0.0.1:{port}"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=log,
    )
    for line in process.stdout:
        log.write(line)
        if b"Stop with" in line:
            break
    yield f"http://127.0.0.1:{port}", folder
    process.terminate()
    process.wait(timeout=20)
    process.stdout.close()
    log.close()


class Unjudged(urllib.request.HTTPErrorProcessor):
    """Give pages with an error status back as pages."""

    def http_response(self, request, response):
        if response.status in (301, 302, 303):
            return super().http_response(request, response)
        return response


class Visitor:
    """A browser without JavaScript, reduced to what a journey needs."""

    def __init__(self, base):
        self.base = base
        self.jar = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar), Unjudged())
        self.page = ""
        self.url = base

    def get(self, path):
        self._keep(self.opener.open(self.base + path))

    def post(self, path, values):
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.page)[1]
        data = urllib.parse.urlencode({**values, "csrfmiddlewaretoken": token}, doseq=True).encode()
        request = urllib.request.Request(self.base + path, data, {"Origin": self.base})
        return self._keep(self.opener.open(request))

    def _keep(self, response):
        body = response.read()
        self.url = response.geturl()
        if response.headers.get_content_type() == "text/html":
            self.page = body.decode()
        return body

    @property
    def path(self):
        return urllib.parse.urlsplit(self.url).path

    def answer(self):
        values = {}
        for tag in re.findall(r"<input[^>]*>", self.page):
            attributes = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
            name = attributes.get("name")
            if name in ANSWERS:
                values[name] = ANSWERS[name]
            elif attributes.get("value") == "not-sure" and name.removesuffix("-not-sure") not in ANSWERS:
                values[name] = ["not-sure"]
        self.post(self.path, values)


def test_a_journey_leaves_no_answer_behind(server):
    base, folder = server
    visitor = Visitor(base)
    visitor.get("/")
    visitor.post("/begin/", {"who": "self"})
    while visitor.path.startswith("/q/"):
        before = visitor.path
        visitor.answer()
        assert visitor.path != before, re.findall(r"error-message[^<]*<?[^<]*", visitor.page)
    visitor.get("/summary/")
    assert all(trace in visitor.page for trace in ("K-04", "K-07a", "シクロスポリン"))
    visitor.get("/costs/")
    visitor.post("/costs/", PRICE)
    assert "68,888,889" in visitor.page
    pdf = visitor.post("/summary/pdf/", {**PRICE, "note": NOTE})
    assert pdf.startswith(b"%PDF")

    log = (folder / "log.txt").read_bytes()
    # The content of the release itself names every choice and rule; no other table may.
    kept = {path.name: path.read_bytes() for path in folder.iterdir() if path.name.startswith("db.sqlite3")}
    assert kept
    assert [trace for trace in TRACES if trace.encode() in log] == []
    assert NOTE.encode() not in b"".join(kept.values())
    # The first start fills these: the release, its draft with the event of it, and the roles.
    assert tables_with_rows(folder / "db.sqlite3") <= {
        "audit_auditevent",  # the first release is published by a command
        "counts_count",  # statistics without persons
        "auth_group",
        "auth_group_permissions",
        "auth_permission",
        "django_content_type",
        "django_migrations",
        "releases_contentfile",
        "releases_contentitem",
        "releases_draft",
        "releases_release",
        "releases_releaseevent",
        "sqlite_sequence",
    }
    answered = [cookie.value for cookie in visitor.jar if "answers" in cookie.name]
    assert len(answered) == 1
    assert answered[0].encode() not in log + b"".join(kept.values())


def tables_with_rows(path):
    import sqlite3

    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
        names = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name for name in names if database.execute(f"SELECT 1 FROM {name} LIMIT 1").fetchone()}  # noqa: S608
