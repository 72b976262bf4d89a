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
    base = "_fragment.html" if wants_fragment(request) else "base.html"
    shared = {
        "base_template": base,
        "has_answers": settings.ANSWERS_COOKIE_NAME in request.COOKIES,
        "idle": idle_plan(),
        "operator": operator_source.find(translation.get_language() or settings.LANGUAGE_CODE),
    }
    response = render(request, template, {**shared, **(context or {})}, status=status)
    patch_vary_headers(response, ["HX-Request", "HX-History-Restore-Request"])
    add_never_cache_headers(response)
    return response
