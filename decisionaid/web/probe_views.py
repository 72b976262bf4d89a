"""For machines that watch over this one: is the process alive, and can it serve people."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from decisionaid.web.readiness import readiness


@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    return JsonResponse({"status": "alive"})


@require_safe
@never_cache
def readyz(request: HttpRequest) -> HttpResponse:
    # Names alone: why something is not ready is for the log.
    problems = readiness.find_problems()
    return JsonResponse(
        {
            "status": "not ready" if problems else "ready",
            "checks": {name: "failed" if name in problems else "ok" for name in readiness.names},
            "not_ready": [name for name in readiness.names if name in problems],
        },
        status=503 if problems else 200,
    )
