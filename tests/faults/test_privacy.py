"""After whole journeys through the server as it is started, no answer lies anywhere but in the own cookie."""

import base64
import http.cookiejar
import json
import re
import sqlite3
import urllib.parse
import urllib.request

import pytest

from decisionaid.sharing.consent import CONSENT_VERSION
from decisionaid.web.cookie import CookieProblem, unseal
from tests.answers import complete
from tests.faults.server import Server
from tests.faults.traces import find, read_all

# Typed in, so nothing but this person's request holds them.
NOTE = "夜中に4回も目がさめて困ります。"
OWN = "仕事の日も続けられますか?"
PRICE = "7,654,321"
# Chosen from the content, which names each choice, but never these together with the question.
ANSWERS = {
    "conditions": ["atopic-dermatitis"],
    "urgent-signs": ["none"],
    "age": 43,
    "pregnant": "yes",
    "current-treatments": ["ciclosporin"],
    "goals": ["less-steroid", "change-constitution"],
}
TYPED = (NOTE, OWN, PRICE, PRICE.replace(",", ""))
CHOSEN = tuple(
    text
    for name, value in ANSWERS.items()
    if name != "conditions"
    for text in (
        json.dumps({name: value})[1:-1],
        json.dumps({name: value}, separators=(",", ":"))[1:-1],
        urllib.parse.urlencode({name: value}, doseq=True),
        repr({name: value})[1:-1],
    )
)
CODE = re.compile(rb">([0-9A-Z]{5}-[0-9A-Z]{5})<")


@pytest.mark.parametrize("text", [NOTE, PRICE, CHOSEN[0]])
@pytest.mark.parametrize(
    "write",
    [
        pytest.param(lambda text: text.encode(), id="plain"),
        pytest.param(lambda text: json.dumps({"a": text}).encode(), id="JSON"),
        pytest.param(lambda text: base64.b64encode(text.encode()), id="base64"),
        pytest.param(lambda text: base64.urlsafe_b64encode(b"a" + text.encode() + b"b"), id="base64 inside"),
        pytest.param(lambda text: urllib.parse.urlencode({"a": text}).encode(), id="form"),
        pytest.param(lambda text: urllib.parse.quote(text).encode(), id="address"),
    ],
)
def test_the_search_finds_what_is_planted(tmp_path, text, write):
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "log").write_bytes(b"before " + write(text) + b" after")
    database = sqlite3.connect(tmp_path / "db.sqlite3")
    database.executescript("PRAGMA journal_mode = WAL; CREATE TABLE kept (words BLOB)")
    database.execute("INSERT INTO kept VALUES (?)", [write(text)])
    database.commit()

    # The connection is still open, so the row is in the WAL only.
    assert {place for place, found, _ in find([text], read_all(tmp_path)) if found == text} == {
        "deep/log",
        "db.sqlite3-wal",
    }
    database.close()


class Person:
    """A browser without JavaScript, and all it was sent."""

    def __init__(self, server):
        self.base = f"http://127.0.0.1:{server.port}"
        self.jar = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))
        self.page, self.sent = b"", []

    def get(self, path):
        return self._ask(urllib.request.Request(self.base + path))

    def post(self, path, values):
        token = re.search(rb'name="csrfmiddlewaretoken" value="([^"]+)"', self.page)[1].decode()
        data = urllib.parse.urlencode({**values, "csrfmiddlewaretoken": token}, doseq=True).encode()
        return self._ask(urllib.request.Request(self.base + path, data, {"Origin": self.base}))

    def _ask(self, request):
        with self.opener.open(request, timeout=120) as response:
            body = response.read()
            self.path = urllib.parse.urlsplit(response.geturl()).path
            is_page = response.headers.get_content_type() == "text/html"
            self.sent.append(str(response.headers).encode() + body)
        if is_page:
            self.page = body
        return body

    def cookies(self):
        """Give each cookie as it is, and opened if the server sealed it."""
        held = {}
        for cookie in self.jar:
            held[cookie.name] = cookie.value.encode()
            try:
                held[f"{cookie.name} opened"] = json.dumps(unseal(cookie.value)).encode()
            except CookieProblem:
                continue
        return held


def walk(person, aid):
    """Go the whole way, with a price, own words and the PDF."""
    answers = complete(aid, ANSWERS)
    person.get("/")
    person.post("/begin/", {"who": "self"})
    while person.path.startswith("/q/"):
        asked = set(re.findall(r'name="([\w-]+)"', person.page.decode())) & answers.keys()
        before = person.path
        person.post(before, {name: answers[name] for name in asked})
        assert person.path != before
    assert b"K-07a" in person.get("/summary/")
    person.get("/costs/")
    price = {"cost-option": "supernatant", "cost-price": PRICE, "cost-visits": "9"}
    assert b"68,888,889" in person.post("/costs/", price)
    for path in ("/talk/", "/summary/"):
        person.get(path)
    assert person.post("/summary/pdf/", {**price, "note": NOTE, "own": [OWN]}).startswith(b"%PDF")


def share(person):
    """Share, and give the code."""
    person.get("/share/")
    token = re.search(rb'name="token" value="([^"]+)"', person.page)[1].decode()
    return CODE.search(person.post("/share/", {"token": token, "consent": CONSENT_VERSION}))[1].decode()


@pytest.mark.slow
@pytest.mark.parametrize("level", ["INFO", "DEBUG"])
def test_no_answer_is_left_behind(tmp_path, release, level):
    folders = {name: tmp_path / name for name in ("tmp", "cache", "home", "database")}
    for folder in folders.values():
        folder.mkdir()
    server = Server(
        tmp_path,
        f"sqlite:///{folders['database']}/db.sqlite3",
        LOG_LEVEL=level,
        DEBUG="false",
        TMPDIR=str(folders["tmp"]),
        XDG_CACHE_HOME=str(folders["cache"]),
        HOME=str(folders["home"]),
    )
    try:
        server.start()
        before, person, sharer, other = (Person(server) for _ in range(4))
        before.get("/")
        for each in (person, sharer):
            walk(each, release.aid)
        code = share(sharer)
        # One who was there before and one who comes after, each as far as the first question.
        for each in (before, other):
            each.get("/")
            each.post("/begin/", {"who": "other"})
            each.get("/glossary/")
        while_it_runs = read_all(tmp_path)
    finally:
        server.stop()

    places = {f"running: {name}": data for name, data in while_it_runs.items()}
    places |= {f"ended: {name}": data for name, data in read_all(tmp_path).items()}
    for name, each in (("before", before), ("after", other)):
        places |= {f"{name}: {cookie}": value for cookie, value in each.cookies().items()}
        places |= {f"{name}: answer {number}": sent for number, sent in enumerate(each.sent)}

    assert any(name.endswith("-wal") and data for name, data in while_it_runs.items())
    # The search would see them: both are in what these two were sent, or hold in their own cookie.
    assert find([CHOSEN[4]], sharer.cookies())
    assert find([PRICE], {"page": b"".join(sharer.sent)})
    assert find([*TYPED, *CHOSEN, code, code.replace("-", "")], places) == []
    sealed = [cookie.value for each in (person, sharer) for cookie in each.jar if "answers" in cookie.name]
    assert len(sealed) == 2
    assert find(sealed, places) == []
