"""What the panel's own pages share: the permission before, the frame around."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from allauth.account.decorators import reauthentication_required
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from decisionaid.audit.actions import record_event

View = Callable[..., HttpResponseBase]


def needs(permission: str) -> Callable[[View], View]:
    """Let in who has the permission; the refusal of anybody else is an event."""

    def decorate(view: View) -> View:
        @wraps(view)
        def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.has_perm(permission):
                record_event(
                    action="page.refused",
                    at=timezone.now(),
                    actor=request.user,
                    outcome="refused",
                    note=permission,
                )
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return wrapper

    return decorate


# For what cannot be taken back easily: the password or the second factor within the last minutes.
needs_fresh_login = reauthentication_required


def render_panel(
    request: HttpRequest, template: str, context: Mapping[str, Any], *, status: int = 200
) -> HttpResponse:
    """Render a page of the panel in Django admin's frame; `context` has a `title`."""
    return render(request, template, {**admin.site.each_context(request), **context}, status=status)
