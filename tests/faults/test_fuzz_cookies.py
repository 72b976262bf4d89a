"""Mutated, forged and replayed cookies of answers: none ends in status 500, none is taken for genuine."""

import json
import time
import zlib

import pytest
from django.conf import settings

from decisionaid.web.cookie import CookieProblem, seal, unseal
from decisionaid.web.data_keys import encrypt
from tests.answers import ECZEMA, PAIN, complete
from tests.faults.amounts import Memory, amount, dice
from tests.faults.odd_values import ODD, mutated, odd_text

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("default")]

PATHS = (
    "/check/",
    "/values/",
    "/q/urgent/",
    "/talk/",
    "/keep/",
    "/concern/",
    "/share/",
    "/costs/",
    "/erase/",
)
HEAVY = ("/summary/", "/summary/pdf/", "/summary/fhir/", "/summary/print/", "/summary/answers/")


def odd_data(whole, chance):
    """Give what nobody but the holder of the keys could seal: an old release, a defect, another version."""
    data = json.loads(json.dumps(whole))
    for _ in range(chance.randrange(1, 4)):
        strange = chance.choice((None, [], {}, 0, -1, 1.5, True, "x", [[]], [None], {"a": []}, 10**30, *ODD))
        part = chance.choice((data, data.get("answers"), data.get("values")))
        if isinstance(part, dict) and part:
            part[chance.choice((*part, "new", odd_text(chance)[:30]))] = strange
        else:
            data["values"] = strange
    return data


def sealed_odd(whole, chance):
    kind = chance.randrange(5)
    if kind < 3:
        return seal(odd_data(whole, chance))
    if kind == 3:
        text = json.dumps(whole).encode()
        return encrypt(mutated(chance.choice((text, zlib.compress(text))), chance)).decode()
    return encrypt(
        zlib.compress(chance.choice((b"[" * 30_000, b"0" * 100_000, b"9" * 6000, b"\xff", b"")))
    ).decode()


def test_no_cookie_fails(site, release, no_renderer, failures):
    total = amount(1_000, 20_000)
    chance = dice("cookies")
    wholes = [
        {"v": 1, "who": "self", "answers": complete(release.aid, given), "values": {"cost": "high"}}
        for given in (ECZEMA, PAIN)
    ]
    genuine = [seal(whole) for whole in wholes]
    memory = Memory(total, allowed=60)
    taken = 0
    for number in range(total):
        path = chance.choice(HEAVY if chance.random() < 0.2 else PATHS)
        if chance.random() < 0.6:
            token = mutated(chance.choice(genuine).encode(), chance)
            try:
                taken += unseal(token.decode("ascii")) not in wholes
            except (CookieProblem, UnicodeDecodeError):
                pass
            token = token.decode("latin-1")
        else:
            token = sealed_odd(chance.choice(wholes), chance)
        cookie = f"{settings.ANSWERS_COOKIE_NAME}={token}"
        method = "POST" if path in ("/keep/", "/summary/pdf/") or chance.random() < 0.3 else "GET"
        code, _, _ = site(method, path, cookie=cookie)
        if code >= 500 and code != 503:
            failures.append(f"{method} {path} {cookie[:200]!r}")
        memory.look(number)
    print(f"{total} cookies: {dict(sorted(site.counts.items()))}; {memory.told()}")
    assert failures == []
    assert site.counts.get(500, 0) == 0
    assert taken == 0
    assert not memory.grows(), memory.told()


@pytest.mark.parametrize("token", [b"", b"x" * 5000, b"\xff\xfe", b"gAAAA", b'"quoted; cookie"'])
def test_a_cookie_that_is_none_leads_to_the_page_that_says_so(site, token):
    code, headers, _ = site("GET", "/check/", cookie=f"answers={token.decode('latin-1')}")

    assert (code, headers["Location"]) == (302, "/answers-gone/")


def test_a_replayed_cookie_is_readable_for_an_hour_only(site, release):
    from time_machine import travel

    token = seal({"v": 1, "who": "self", "answers": complete(release.aid, ECZEMA)})
    assert site("GET", "/check/", cookie=f"answers={token}")[0] == 200

    with travel(time.time() + 61 * 60):
        assert site("GET", "/check/", cookie=f"answers={token}")[1]["Location"] == "/answers-gone/"
