"""Whose word on the visitor's address and on https counts: that of the named proxies, and nobody else's."""

from collections.abc import Callable
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

# A proxy on this machine that speaks through a socket file has no address.
SOCKET_FILE = "unix"
FORWARDED = "HTTP_X_FORWARDED_FOR"
REQUEST_ID = "HTTP_X_REQUEST_ID"
SCHEME = "HTTP_X_FORWARDED_PROTO"


class TrustedProxiesMiddleware:
    """Put the visitor's own address in the place of the proxy's, and forget what others say about it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        said = request.META.pop(FORWARDED, "")
        scheme = request.META.pop(SCHEME, "")
        request_id = request.META.pop(REQUEST_ID, "")
        sender = request.META.get("REMOTE_ADDR", "")
        if _is_trusted(sender):
            request.META["REMOTE_ADDR"] = find_visitor(said, sender=sender)
            request.META[REQUEST_ID] = request_id
            # Of a list the last word is the proxy's own.
            request.META[SCHEME] = scheme.rpartition(",")[2].strip()
        return self.get_response(request)


def find_visitor(said: str, *, sender: str) -> str:
    """Give the last address in a chain that no trusted proxy has; what stands before it can be made up."""
    nearest = sender
    for entry in reversed(said.split(",")):
        address = _read(entry)
        if address is None:
            return nearest
        nearest = str(address)
        if not _is_trusted(nearest):
            return nearest
    return nearest


def _read(text: str) -> IPv4Address | IPv6Address | None:
    try:
        address = ip_address(text.strip())
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def _is_trusted(text: str) -> bool:
    if not text:
        return SOCKET_FILE in settings.TRUSTED_PROXIES
    address = _read(text)
    return address is not None and any(address in network for network in _networks(*settings.TRUSTED_PROXIES))


@lru_cache(maxsize=4)
def _networks(*names: str) -> tuple[IPv4Network | IPv6Network, ...]:
    return tuple(ip_network(name) for name in names if name != SOCKET_FILE)
