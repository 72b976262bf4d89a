"""The page for Prometheus: only for who has the token or a named address, and otherwise not there."""

import hmac
from ipaddress import ip_address, ip_network

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_PLAIN_0_0_4

from decisionaid.config.metrics import write_metrics


@require_safe
@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    if not settings.METRICS:
        raise Http404
    if not (_has_token(request) or _has_address(request)):
        raise PermissionDenied
    return HttpResponse(write_metrics(), content_type=CONTENT_TYPE_PLAIN_0_0_4)


def _has_token(request: HttpRequest) -> bool:
    kind, _, token = request.headers.get("Authorization", "").partition(" ")
    known = settings.METRICS_TOKEN
    return (
        bool(known)
        and kind.lower() == "bearer"
        and hmac.compare_digest(token.strip().encode(), known.encode())
    )


def _has_address(request: HttpRequest) -> bool:
    try:
        address = ip_address(request.META.get("REMOTE_ADDR", ""))
    except ValueError:
        return False
    return any(address in ip_network(network) for network in settings.METRICS_ADDRESSES)
