"""A name for each request, by which a person's report and the lines of the log find each other."""

import logging
import re
import secrets
import time
from collections.abc import Callable
from contextvars import ContextVar

from django.http import HttpRequest
from django.http.response import HttpResponseBase

logger = logging.getLogger("decisionaid.requests")

HEADER = "X-Request-ID"
# Letters that nobody mixes up when reading them out. No digits: a name never looks like a status.
LETTERS = "bcdfghjkmnpqrstvwxz"
LENGTH = 14
SHOWN = 8
FROM_PROXY = re.compile(r"[A-Za-z0-9-]{8,64}")

METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"})

current_request_id: ContextVar[str] = ContextVar("current_request_id", default="")


def name_request(request: HttpRequest) -> str:
    """Give the proxy's name for the request where there is one, otherwise a new one."""
    given = request.headers.get(HEADER, "")
    if FROM_PROXY.fullmatch(given):
        return given
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def short_request_id() -> str:
    """Give the start of the present request's name, short enough to be told on the telephone."""
    return current_request_id.get()[:SHOWN]


class RequestIdMiddleware:
    """Name each request in the log and in its answer. Stands below the one that knows the trusted proxies."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        name = name_request(request)
        current_request_id.set(name)
        began = time.monotonic()
        response = self.get_response(request)
        response.headers[HEADER] = name
        match = request.resolver_match
        facts = {
            "method": request.method if request.method in METHODS else "other",
            "page": match.view_name if match else "",
            "status": response.status_code,
            "ms": round((time.monotonic() - began) * 1000),
        }
        logger.info("Answered.", extra={"facts": facts})
        return response
