"""Patients' pages: the whole page, or for htmx only the part that is swapped in."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.cache import add_never_cache_headers, patch_vary_headers
from django_htmx.middleware import HtmxDetails

from decisionaid.web.idle import idle_plan
from decisionaid.web.operator import operator_source


class HtmxRequest(HttpRequest):
    htmx: HtmxDetails


def wants_fragment(request: HtmxRequest) -> bool:
    """Tell whether htmx will swap this response into a page that is already there."""
    # After "back", htmx 2 asks for the whole page although it sends HX-Request too.
    return bool(request.htmx) and not request.htmx.history_restore_request


def render_page(
    request: HtmxRequest, template: str, context: Mapping[str, Any] | None = None, *, status: int = 200
) -> HttpResponse:
    """Render a template that starts with `{% extends base_template %}`; no cache keeps the page."""
    shared = shell_context(
        is_fragment=wants_fragment(request), has_answers=settings.ANSWERS_COOKIE_NAME in request.COOKIES
    )
    response = render(request, template, {**shared, **(context or {})}, status=status)
    vary_by_fragment(response)
    add_never_cache_headers(response)
    return response


def shell_context(*, is_fragment: bool, has_answers: bool) -> dict[str, Any]:
    """Give what the templates around every page need, in values that can be keys."""
    return {
        "base_template": "_fragment.html" if is_fragment else "base.html",
        "has_answers": has_answers,
        "idle": idle_plan(),
        "operator": operator_source.find(translation.get_language() or settings.LANGUAGE_CODE),
    }


def vary_by_fragment(response: HttpResponse) -> None:
    """Say that the whole page and the part for htmx have the same address."""
    patch_vary_headers(response, ["HX-Request", "HX-History-Restore-Request"])
