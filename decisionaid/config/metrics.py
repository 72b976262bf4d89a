"""Numbers about the running site for Prometheus: of pages, PDFs and the live release, never of persons.

Labels are names that stand in this code; nothing that a visitor sent becomes one.
"""

import os
import time
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    disable_created_metrics,
    generate_latest,
    multiprocess,
)

from decisionaid.config.metrics_folder import SHARED_FOLDER
from decisionaid.pdf.outcomes import PDF_OUTCOMES, watch_pdfs
from decisionaid.releases.live import LiveRelease, live_release

SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)

disable_created_metrics()
registry = CollectorRegistry()
requests_total = Counter(
    "decisionaid_requests",
    "Requests, by route and class of the status.",
    ["route", "status"],
    registry=registry,
)
request_seconds = Histogram(
    "decisionaid_request_seconds", "Time until the answer.", ["route"], buckets=SECONDS, registry=registry
)
pdfs_total = Counter(
    "decisionaid_pdfs", "PDFs asked for: made, busy or failed.", ["outcome"], registry=registry
)
live_release_number = Gauge(
    "decisionaid_live_release",
    "Number of the release that a process shows; 0 before it has one.",
    registry=registry,
    multiprocess_mode="liveall",
)


class MetricsMiddleware:
    """Count each answer by its route's name and time it. Without the metrics page it is not used."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        if not settings.METRICS:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        began = time.perf_counter()
        response = self.get_response(request)
        route = _route_of(request, response)
        requests_total.labels(route, f"{response.status_code // 100}xx").inc()
        request_seconds.labels(route).observe(time.perf_counter() - began)
        return response


def _route_of(request: HttpRequest, response: HttpResponseBase) -> str:
    if request.resolver_match:
        return request.resolver_match.view_name or "unnamed"
    is_file = request.path_info.startswith(settings.STATIC_URL) and response.status_code < 400
    return "static file" if is_file else "none"


def begin_counting() -> None:
    """Hear of PDFs and releases. Each outcome is there from the start, as rates need a first value."""
    for outcome in PDF_OUTCOMES:
        pdfs_total.labels(outcome)
    watch_pdfs(lambda outcome: pdfs_total.labels(outcome).inc())
    live_release.watch(_note_release)


def _note_release(release: LiveRelease) -> None:
    live_release_number.set(release.number or 0)


def write_metrics() -> bytes:
    """Write all numbers in Prometheus' text format, of every process of this server."""
    if SHARED_FOLDER not in os.environ:
        return generate_latest(registry)
    together = CollectorRegistry()
    multiprocess.MultiProcessCollector(together)
    return generate_latest(together)
