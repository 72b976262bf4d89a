"""Every address of the site, in the states a visitor can bring about, against the table of header rules."""

import json
import re
import subprocess
import sys
import uuid

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import URLResolver, get_resolver

from tests.answers import ECZEMA, complete, give_cookie
from tests.header_rules import OBSERVATORY, broken_rules
from tests.integration.test_settings import PUBLIC, ROOT
from tests.staff import log_in, make_person

pytestmark = pytest.mark.django_db
ROLES = ("reception", "clinician", "editor", "reviewer", "administrator")
PARTS = {"uuid": str(uuid.UUID(int=1)), "int": "1", "slug": "age", "str": "made-up", "path": "1"}
# Each makes a whole PDF; one of them shows what the answer carries.
SLOW_POSTS = {"/summary/pdf/"}
# The same for everybody, without an answer on it.
MAY_BE_STORED = {"/blank-form.pdf"}
NAMES = r"^(HTTPS|SECURE_|(ANSWERS|LANGUAGE|CSRF|SESSION)_COOKIE_(NAME|SECURE)$)"


def list_addresses(resolver=None, before=""):
    """Give every address of the URL conf with made-up parts."""
    for pattern in (resolver or get_resolver()).url_patterns:
        text = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from list_addresses(pattern, text)
        else:
            text = re.sub(r"<(?:(\w+):)?\w+>", lambda found: PARTS[found[1] or "str"], text)
            yield "/" + text.replace("^(?P<app_label>releases|sharing|audit)/$", "releases/").replace(
                "(?P<url>.*)$", "no-such-page"
            )


@pytest.fixture(scope="module")
def deployed():
    """The settings of a public site, as a process of its own reads them."""
    code = (
        "import json, re; from django.conf import settings; import decisionaid.config.settings as found;"
        f"names = [name for name in dir(found) if re.match({NAMES!r}, name)];"
        "print(json.dumps({name: getattr(settings, name) for name in names}))"
    )
    environment = {**PUBLIC, "DJANGO_SETTINGS_MODULE": "decisionaid.config.settings"}
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    return json.loads(result.stdout)


@pytest.fixture(autouse=True)
def public_site(settings, deployed):
    for name, value in deployed.items():
        setattr(settings, name, value)
    settings.SHARING, settings.CLINIC_NAME = True, "A clinic"
    settings.WHITENOISE_AUTOREFRESH = settings.WHITENOISE_USE_FINDERS = True


@pytest.fixture
def visitor(public_site):
    return Client(raise_request_exception=False)


def scan(responses):
    broken = {}
    count = 0
    for (method, address), response in responses:
        count += 1
        may_be_stored = address in MAY_BE_STORED and method == "get"
        if found := broken_rules(response, may_be_stored=may_be_stored):
            broken[f"{method} {address} {response.status_code}"] = found
    assert count > 30
    return broken


def test_stranger_gets_safe_headers_everywhere(visitor):
    broken = scan(
        ((method, address), getattr(Client(raise_request_exception=False), method)(address, secure=True))
        for address in list_addresses()
        for method in ("get", "post")
    )

    assert broken == {}


def test_patient_with_answers_gets_safe_headers_everywhere(visitor, live_aid):
    def visit():
        for address in list_addresses():
            if not address.startswith("/staff/"):
                for method in ("get", "post"):
                    if method == "post" and address in SLOW_POSTS:
                        continue
                    client = Client(raise_request_exception=False)
                    give_cookie(client, complete(live_aid, ECZEMA))
                    yield (method, address), getattr(client, method)(address, secure=True)

    assert scan(visit()) == {}


def test_staff_gets_safe_headers_everywhere(visitor):
    person = make_person(*ROLES)

    def visit():
        for address in list_addresses():
            if address.startswith("/staff/"):
                client = log_in(Client(raise_request_exception=False), person)
                yield ("get", address), client.get(address, secure=True)

    assert scan(visit()) == {}


def test_downloads_carry_the_headers(visitor, live_aid):
    give_cookie(visitor, complete(live_aid, ECZEMA))

    for address in ("/summary/pdf/", "/summary/fhir/", "/summary/answers/"):
        response = visitor.post(address, {"language": "ja"}, secure=True)

        assert response.status_code == 200, address
        assert response.headers["Content-Disposition"].startswith("attachment")
        assert broken_rules(response) == []


@pytest.mark.urls("tests.integration.test_errors")
@pytest.mark.parametrize("status", [400, 403, 404, 405, 429, 500, 503])
def test_error_page_carries_the_headers(visitor, status):
    response = visitor.get(f"/{status}/", secure=True)

    assert response.status_code == status
    assert broken_rules(response) == []


def test_refusals_before_any_page_carry_the_headers(visitor):
    strict = Client(raise_request_exception=False, enforce_csrf_checks=True)
    responses = {
        413: visitor.post("/language/", {"more": "x" * 70_000}, secure=True),
        403: strict.post("/language/", {"language": "ja"}, secure=True),
        400: visitor.get("/", secure=True, headers={"host": "evil.example.jp"}),
    }

    assert {status: response.status_code for status, response in responses.items()} == {
        n: n for n in responses
    }
    assert {status: broken_rules(response) for status, response in responses.items()} == {
        n: [] for n in responses
    }


@pytest.mark.parametrize(
    ("host", "status"),
    [pytest.param("testserver", 301, id="the site"), pytest.param("evil", 400, id="another")],
)
def test_plain_http_is_sent_to_https_with_the_headers(visitor, host, status):
    response = visitor.get("/", headers={"host": host})

    assert response.status_code == status
    assert response.headers.get("Location") == ("https://testserver/" if status == 301 else None)
    assert broken_rules(response, is_https=False) == []


@pytest.mark.parametrize("address", ["/static/css/site.css", "/static/django_htmx/htmx-2.min.js"])
def test_static_file_carries_the_headers(visitor, address):
    response = visitor.get(address, secure=True)
    assert b"".join(response.streaming_content)

    assert response.status_code == 200
    assert broken_rules(response, may_be_stored=True) == []


@pytest.mark.parametrize("name", OBSERVATORY)
def test_rule_finds_an_answer_without_any_header(name):
    bare = HttpResponse('<script src="https://elsewhere.example/x.js"></script>')
    bare.set_cookie("session", "x")
    bare.headers["Location"], bare.headers["Access-Control-Allow-Origin"] = "//elsewhere.example/", "*"

    assert name in broken_rules(bare)


@pytest.mark.parametrize(
    "policy",
    [
        "script-src 'self' 'unsafe-inline'",
        "style-src 'self' 'unsafe-inline'",
        "script-src 'self' https:",
        "default-src 'self'",
    ],
)
def test_rule_finds_a_policy_that_lets_more_in(visitor, policy):
    response = visitor.get("/", secure=True)
    assert broken_rules(response) == []
    name = policy.split()[0]
    present = response.headers["Content-Security-Policy"]

    response.headers["Content-Security-Policy"] = re.sub(rf"{name} [^;]+", policy, present)

    assert broken_rules(response) == ["content-security-policy"]
