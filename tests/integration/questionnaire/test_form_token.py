"""A form's token has another mask on each page asked for; the answer to a post keeps the one it checked."""

import re

import pytest
from django.conf import settings
from django.test import Client

from tests.answers import ECZEMA, complete, give_cookie

HTMX = {"hx-request": "true"}
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
STEP = "/q/ointment/"


@pytest.fixture
def strict(live_aid):
    client = Client(enforce_csrf_checks=True)
    give_cookie(client, complete(live_aid, ECZEMA))
    return client


def token_of(response):
    (token,) = set(TOKEN.findall(response.content.decode()))
    return token


def answer(client, token):
    data = {name: "not-sure" for name in re.findall(r'name="([a-z-]+)"', client.get(STEP).content.decode())}
    return client.post(STEP, {**data, "csrfmiddlewaretoken": token}, headers=HTMX)


def test_each_page_that_is_asked_for_has_another_mask(strict):
    first, second = token_of(strict.get(STEP)), token_of(strict.get(STEP))
    assert first != second
    assert answer(strict, first).status_code == answer(strict, second).status_code == 200


def test_the_next_page_carries_the_token_that_was_checked(strict):
    token = token_of(strict.get(STEP))
    response = answer(strict, token)
    assert token_of(response) == token
    following = strict.post(response.headers["HX-Push-Url"], {"csrfmiddlewaretoken": token_of(response)})
    assert following.status_code != 403


def test_the_bare_secret_is_never_written_into_a_page(strict):
    strict.get(STEP)
    secret = strict.cookies[settings.CSRF_COOKIE_NAME].value
    response = answer(strict, secret)
    assert response.status_code == 200
    assert secret not in response.content.decode()
    assert len(token_of(response)) == 2 * len(secret)


def test_another_token_is_refused(strict):
    strict.get(STEP)
    assert answer(strict, "x" * 64).status_code == 403
