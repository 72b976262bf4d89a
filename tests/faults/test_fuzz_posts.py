"""Generated posts to every address: none ends in status 500, and memory stays flat."""

import json
import re
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.urls import get_resolver

from decisionaid.web.cookie import seal
from tests.answers import ECZEMA, PAIN, complete
from tests.faults.amounts import Memory, amount, dice
from tests.faults.odd_values import ODD, mutated, odd_text

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("default")]

FIELDS = (
    "who token consent code language next note own-1 own-2 own-3 ask size extent page do file archive login "
    "password email values back cost-option cost-price cost-visits cost-travel revision action state tick"
).split()
KINDS = (
    "application/x-www-form-urlencoded",
    "application/x-www-form-urlencoded; charset=utf-16",
    "application/x-www-form-urlencoded; charset=no-such",
    "multipart/form-data; boundary=b",
    "multipart/form-data",
    "multipart/form-data; boundary=" + "b" * 300,
    "application/json",
    "text/plain; charset=shift_jis",
    "",
    "\x00/\xff",
)
# Renders a second each, or is bound by an own limit: asked seldom, with the same oddities.
COSTLY = ("summary", "print", "blank", "audit", "coverage", "fhir", "load", "changes")


def addresses():
    """Give a path for every pattern of the URL configuration, with made-up values in its places."""
    found = []

    def walk(patterns, before):
        for pattern in patterns:
            path = before + str(pattern.pattern)
            if hasattr(pattern, "url_patterns"):
                walk(pattern.url_patterns, path)
            else:
                found.append("/" + re.sub(r"\^|\$|\\Z", "", path))

    walk(get_resolver().url_patterns, "")
    return found


def filled(path, aid, chance):
    def value(match):
        known = [step.id for step in aid.steps]
        return chance.choice((chance.choice(known), "1", "x" * 300, "00000000-0000-0000-0000-000000000000"))

    path = re.sub(r"<[^>]+>", value, path)
    return re.sub(r"\(\?P.*?\)/?", lambda match: chance.choice(("1/", "x/", "")), path)


def known_values(aid):
    return {
        question.id: [choice.id for choice in getattr(question, "choices", ())] for question in aid.questions
    }


def body_of(known, chance):
    names = [*FIELDS, *known]
    pairs = []
    for _ in range(chance.choice((0, 1, 2, 3, 5, 8, 30, 250))):
        name = chance.choice(names) if chance.random() < 0.9 else odd_text(chance)[:300]
        proper = [*known.get(name, ()), "not-sure", "self", "1", "1 000", "atopic-dermatitis", "a" * 43]
        pairs.append((name, chance.choice(proper) if chance.random() < 0.6 else odd_text(chance)))
    kind = chance.choice(KINDS) if chance.random() < 0.3 else KINDS[0]
    if kind.startswith("multipart"):
        data = b"".join(part_of(name, value, chance) for name, value in pairs) + b"--b--\r\n"
    elif kind == "application/json":
        data = json.dumps(dict(pairs)).encode()
    else:
        data = urlencode(
            [(name.encode("utf-8", "replace"), value.encode("utf-8", "replace")) for name, value in pairs]
        ).encode()
    return (mutated(data, chance) if chance.random() < 0.3 else data), kind


def part_of(name, value, chance):
    file = chance.choice(("", '; filename="a.json"', '; filename="../\x00.zip"', "; filename*=utf-8''%ff"))
    head = f'--b\r\nContent-Disposition: form-data; name="{name}"{file}\r\n\r\n'
    return head.encode("utf-8", "replace") + value.encode("utf-8", "replace") + b"\r\n"


def headers_of(chance):
    more = {}
    if chance.random() < 0.3:
        more["HTTP_HX_REQUEST"] = "true"
    for name in (
        "HTTP_HX_CURRENT_URL",
        "HTTP_ACCEPT_LANGUAGE",
        "HTTP_REFERER",
        "HTTP_RANGE",
        "HTTP_IF_NONE_MATCH",
        "HTTP_IF_MODIFIED_SINCE",
        "HTTP_X_FORWARDED_FOR",
        "HTTP_X_FORWARDED_PROTO",
        "HTTP_ACCEPT_ENCODING",
        "HTTP_ORIGIN",
        "HTTP_HOST",
        "QUERY_STRING",
        "HTTP_X_CSRFTOKEN",
    ):
        if chance.random() < 0.01:
            more[name] = odd_text(chance).encode("utf-8", "replace").decode("latin-1")
    if chance.random() < 0.02:
        # The server lets nothing but digits through.
        more["CONTENT_LENGTH"] = chance.choice(("", "0", "3", "70000", "9" * 18))
    return more


def test_no_post_to_any_address_fails(site, release, no_renderer, failures):
    total = amount(1_500, 100_000)
    chance = dice("posts")
    known = known_values(release.aid)
    cheap, costly = [], []
    for path in addresses():
        (costly if any(word in path for word in COSTLY) and "staff" not in path else cheap).append(path)
    assert len(cheap) > 50 and len(costly) > 6
    whole = [
        seal({"v": 1, "who": who, "answers": complete(release.aid, given)})
        for who, given in (("self", ECZEMA), ("child", PAIN))
    ]
    begun = [seal({"v": 1, "who": "self", "answers": {}}), seal({"v": 1, "who": "other", "answers": ECZEMA})]
    memory = Memory(total, allowed=60)
    asked_of = set()
    for number in range(total):
        path = chance.choice(costly if chance.random() < 0.15 else cheap)
        asked_of.add(path)
        body, kind = body_of(known, chance)
        token = chance.choice((*whole, *begun, "", "", chance.choice(ODD)[:50]))
        cookie = (
            f"{settings.ANSWERS_COOKIE_NAME}={token}; language={chance.choice(('ja', 'en', 'ja-easy', 'xx'))}"
        )
        cookie = cookie.encode("utf-8", "replace").decode("latin-1")
        method = (
            "POST"
            if chance.random() < 0.95
            else chance.choice(("GET", "PUT", "HEAD", "OPTIONS", "TRACE", "odd"))
        )
        code, _, _ = site(
            method, filled(path, release.aid, chance), body, kind=kind, cookie=cookie, **headers_of(chance)
        )
        if code >= 500 and code != 503:
            failures.append(f"{method} {path} {kind} {body[:200]!r}")
        memory.look(number)
    print(f"{total} posts to {len(asked_of)} addresses: {dict(sorted(site.counts.items()))}; {memory.told()}")
    assert failures == []
    assert site.counts.get(500, 0) == 0
    assert set(site.counts) <= {200, 204, 302, 304, 400, 403, 404, 405, 409, 410, 413, 415, 422, 429, 503}
    assert not memory.grows(), memory.told()
