"""Error pages: answers to what went wrong, without need of the request's context or of any file look-up."""

import sys
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.csrf import REASON_NO_CSRF_COOKIE
from django.template.loader import render_to_string
from django.utils.cache import add_never_cache_headers

from decisionaid.web import error_texts
from decisionaid.web.error_texts import ErrorText
from decisionaid.web.request_id import short_request_id

TOO_LARGE_ERRORS = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
SITE_IS_AT_FAULT = 500
DATABASE_RETRY_SECONDS = 60


def show_error(
    request: HttpRequest, text: ErrorText, *, status: int, retry_after: int | None = None
) -> HttpResponse:
    """Answer with an error page in both languages, the person's own first."""
    language = "en" if getattr(request, "LANGUAGE_CODE", "ja") == "en" else "ja"
    context = {
        "languages": (language, "en" if language == "ja" else "ja"),
        "text": text,
        "has_answers": settings.ANSWERS_COOKIE_NAME in request.COOKIES,
        "reference": short_request_id() if status >= SITE_IS_AT_FAULT else "",
    }
    # Without the request, no context processor runs that could fail in its turn.
    response = HttpResponse(render_to_string("errors/page.html", context), status=status)
    if retry_after is not None:
        response.headers["Retry-After"] = str(retry_after)
    add_never_cache_headers(response)
    return response


def too_many_requests(request: HttpRequest, *, retry_after: int) -> HttpResponse:
    """Refuse a step that was tried too often; `retry_after` is in seconds."""
    return show_error(request, error_texts.TOO_MANY, status=429, retry_after=retry_after)


def cookies_blocked(request: HttpRequest) -> HttpResponse:
    return show_error(request, error_texts.COOKIES_BLOCKED, status=403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, TOO_LARGE_ERRORS):
        return show_error(request, error_texts.TOO_LARGE, status=413)
    return show_error(request, error_texts.BAD_REQUEST, status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return show_error(request, error_texts.FORBIDDEN, status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    # Every page with a form gives the cookie; where none comes back, the browser keeps none.
    if reason == REASON_NO_CSRF_COOKIE:
        return cookies_blocked(request)
    return show_error(request, error_texts.CSRF, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return show_error(request, error_texts.NOT_FOUND, status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    # Django calls this while it handles the exception, and does not pass it on.
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return show_error(request, error_texts.UNAVAILABLE, status=503, retry_after=DATABASE_RETRY_SECONDS)
    return show_error(request, error_texts.SERVER_ERROR, status=500)


class NotAllowedPageMiddleware:
    """Give the refusal of a method (405) a page; Django's own is empty."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if response.status_code != 405:
            return response
        page = show_error(request, error_texts.NOT_ALLOWED, status=405)
        page.headers["Allow"] = response.headers["Allow"]
        return page
