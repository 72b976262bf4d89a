from django.http import HttpRequest, HttpResponse
from django.urls import path

from benchmarks.site.wizard import wizard
from decisionaid.config.urls import (  # noqa: F401
    handler400,
    handler403,
    handler404,
    handler500,
)
from decisionaid.config.urls import urlpatterns as project


def bare(request: HttpRequest) -> HttpResponse:
    """Answer without doing anything: the floor of the framework."""
    return HttpResponse("ok")


urlpatterns = [path("bare/", bare), path("wizard/", wizard), *project]
