"""Who may say where a visitor comes from and whether it was https: the named proxies and nobody else."""

import pytest
from allauth.account.adapter import get_adapter
from django.test import RequestFactory

from decisionaid.web.proxies import TrustedProxiesMiddleware
from decisionaid.web.visitor import visitor_of

PROXY, SECOND_PROXY, VISITOR = "10.0.0.1", "10.0.0.2", "192.0.2.7"


@pytest.fixture(autouse=True)
def trusted(settings):
    settings.TRUSTED_PROXIES = ["10.0.0.0/24", "2001:db8:1::/64", "unix"]
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")


def pass_through(*, sender, **said):
    """Give the request as the rest of the site sees it."""
    request = RequestFactory().get("/", REMOTE_ADDR=sender, headers=said)
    TrustedProxiesMiddleware(lambda request: None)(request)
    return request


@pytest.mark.parametrize(
    ("sender", "said", "visitor"),
    [
        pytest.param(PROXY, VISITOR, VISITOR, id="one proxy"),
        pytest.param(PROXY, f"{VISITOR}, {SECOND_PROXY}", VISITOR, id="two proxies"),
        pytest.param(PROXY, f"198.51.100.9, {VISITOR}", VISITOR, id="the visitor made one up"),
        pytest.param(PROXY, f"{SECOND_PROXY}, {VISITOR}", VISITOR, id="the visitor made a proxy up"),
        pytest.param(PROXY, f"198.51.100.9, {VISITOR}, {SECOND_PROXY}", VISITOR, id="made up behind two"),
        pytest.param(VISITOR, "198.51.100.9", VISITOR, id="no proxy, so nothing counts"),
        pytest.param(VISITOR, PROXY, VISITOR, id="no proxy, but its address"),
        pytest.param(PROXY, "", PROXY, id="the proxy says nothing"),
        pytest.param(PROXY, "unknown", PROXY, id="the proxy says no address"),
        pytest.param(PROXY, f"{VISITOR}, <b>", PROXY, id="what follows is no address"),
        pytest.param("", VISITOR, VISITOR, id="a socket file"),
        pytest.param("2001:db8:1::5", "2001:db8:9::7", "2001:db8:9::7", id="IPv6"),
        pytest.param("::ffff:10.0.0.1", f"::ffff:{VISITOR}", VISITOR, id="IPv4 within IPv6"),
    ],
)
def test_visitor_is_the_last_address_that_no_trusted_proxy_has(sender, said, visitor):
    request = pass_through(sender=sender, x_forwarded_for=said)

    assert request.META["REMOTE_ADDR"] == visitor
    assert "X-Forwarded-For" not in request.headers
    assert get_adapter(request).get_client_ip(request) == visitor


@pytest.mark.parametrize(
    ("sender", "said", "is_secure"),
    [
        (PROXY, "https", True),
        (PROXY, "http", False),
        (PROXY, "https, http", False),
        (PROXY, "", False),
        (VISITOR, "https", False),
    ],
)
def test_only_a_trusted_proxy_says_that_it_was_https(sender, said, is_secure):
    assert pass_through(sender=sender, x_forwarded_proto=said).is_secure() is is_secure


def test_socket_file_must_be_named(settings):
    settings.TRUSTED_PROXIES = [PROXY]

    request = pass_through(sender="", x_forwarded_for=VISITOR, x_forwarded_proto="https")

    assert request.META["REMOTE_ADDR"] == ""
    assert not request.is_secure()


def test_one_place_counts_as_one_visitor():
    first, second = (pass_through(sender=f"2001:db8:2::{n}") for n in (1, 2))
    elsewhere = pass_through(sender="2001:db8:2:1::1")

    assert visitor_of(first) == visitor_of(second) == "2001:db8:2::/64"
    assert visitor_of(first) != visitor_of(elsewhere)


@pytest.mark.django_db
def test_made_up_addresses_do_not_get_past_the_limit_of_wrong_codes(client, settings):
    settings.SHARING, settings.CLINIC_NAME = True, "A clinic"

    statuses = [
        client.post(
            "/shared/delete/",
            {"code": "0000000000"},
            REMOTE_ADDR=VISITOR,
            headers={"X-Forwarded-For": f"198.51.100.{number}"},
        ).status_code
        for number in range(7)
    ]

    assert statuses == [422] * 5 + [429] * 2
